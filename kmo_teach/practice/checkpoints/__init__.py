"""Checkpoints of the labs: each lab has a module here, named after its number, with its tasks in ``TASKS``.

They are tasks as those of the chapters (:mod:`kmo_teach.practice.tasks`), with the lab's own numbers: nothing is
drawn, and each is ``fixed``. The lab names them in a cell with the tag ``checkpoint``, which on the lab's page becomes
a box to answer in; in Jupyter ``checkpoint`` (:mod:`kmo_teach.practice.checkpoint`) says the same of an answer.
"""

from __future__ import annotations
