"""Practice tasks of the chapters: each chapter has a module here, named after it, with its tasks in ``TASKS``.

A task is a function that draws round numbers and returns a ``NumberQuestion`` or a ``ChoiceQuestion``
(:mod:`kmo_teach.practice.tasks.kit.question`), complete: its text, the right answer, what known misconceptions answer
instead, each with its hint, and the worked answer. It computes by the models, whose numbers book, apps and labs show.
``CONTRIBUTING.md`` says how to add one. The ``kit`` draws, judges and writes the HTML.
"""

from __future__ import annotations
