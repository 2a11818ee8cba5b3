"""Helper package of the course on how a small or medium-sized enterprise goes international.

The models (:mod:`kmo_teach.phases`, :mod:`kmo_teach.pricing`, :mod:`kmo_teach.payroll`) are pure functions over frozen
dataclasses and use the standard library only. The faces (:mod:`kmo_teach.figures`, :mod:`kmo_teach.apps`) show what the
models compute.
"""

__version__ = "0.1.0"
