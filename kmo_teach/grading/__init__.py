"""Grading that survives hostile notebooks.

A task is defined once, in ``solutions/<assignment>/``, and travels from there:

* ``<assignment>.ipynb`` is the notebook with its solutions, in nbgrader's markup. A cell's ``grade_id`` is a task's
  name.
* ``tasks.py`` defines the tasks (:mod:`~kmo_teach.grading.task`): points, minutes, objectives, the reference answer,
  the misconceptions each with its hint, the form of an answer, the rubric of what a person reads.
* ``hidden.toml`` holds the inputs that a student's function is called with for the grade.
* ``<language>.po`` holds the translation of notebook, hints and rubric.

``make release`` (``tools/release/``) makes the student's side of it: ``exercises/`` with nbgrader, one
notebook for each language, and ``kmo_teach/check/public/<assignment>.json`` with worked examples, forms and hints.
Nothing else of ``solutions/`` leaves it.

``kmo grade`` goes like this::

    zip or folder ──▶ intake ──▶ run ──▶ judge ──▶ gradebook, CSV, feedback, items
                      a plan:    values   marks    (report)
                      who handed only     and
                      in what             hints

* :mod:`~kmo_teach.grading.intake` finds out who handed in which file, and says what it cannot place.
* :mod:`~kmo_teach.grading.run` runs a notebook in a :mod:`~kmo_teach.grading.sandbox` and asks for the value of each
  task, or for the results of calls. What comes back is strict JSON. It knows no right answer, so neither does the
  process that the student's code shares; a rewritten check, an ``__eq__`` that is always true or an input transformer
  changes only what that student hands in.
* :mod:`~kmo_teach.grading.judge` compares outside. It is quick, so answers are kept
  (:mod:`~kmo_teach.grading.store`) and marks are made anew each time: a run that was interrupted goes on, and a
  corrected tolerance or credit needs no second run. Kept answers carry a mark of all code and facts that made them.
* An answer is found by its name, wherever it stands; what a machine cannot judge goes to a person
  (:mod:`~kmo_teach.grading.found`). Points that a person gave belong to the answer that was read
  (:mod:`~kmo_teach.grading.gradebook`).
* One submission, one task, a kill or a full disk costs itself alone: files are written aside and put in place
  (:mod:`~kmo_teach.grading.files`), and nothing drops out of a folder unasked (:mod:`~kmo_teach.grading.folder`).
* What is written for people says why a mark is missing. A mark that waits for a person is empty, never 0. Feedback
  never shows what a function returned for a hidden input, nor the text of an error it raised there.
"""
