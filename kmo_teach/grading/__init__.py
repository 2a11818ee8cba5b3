"""Grading that survives hostile notebooks.

A task is defined once, in ``solutions/<assignment>/``, and travels from there:

* ``<assignment>.ipynb`` is the notebook with its solutions, in nbgrader's markup. A cell's ``grade_id`` is a task's
  name.
* ``tasks.py`` defines the tasks (:mod:`~kmo_teach.grading.task`): points, minutes, objectives, the reference answer,
  the misconceptions each with its hint, the form of an answer, the rubric of what a person reads.
* ``hidden.toml`` holds the inputs that a student's function is called with for the grade.
* ``<language>.po`` holds the translation of notebook, hints and rubric.

:mod:`~kmo_teach.grading.assignment` reads all of that.

``make release`` (``tools/release/``) makes the student's side of it: ``exercises/`` with nbgrader, one
notebook for each language, and ``kmo_teach/check/public/<assignment>.json`` with worked examples, forms and hints
(:mod:`~kmo_teach.grading.public_side`).
Nothing else of ``solutions/`` leaves it.

``kmo grade`` goes like this::

    zip or folder ──▶ intake ──▶ grade ──▶ run ──▶ judge ──▶ report
                      a plan:    whose     values  marks     gradebook, tables,
                      who handed answers   only    and       feedback, items
                      in what    are kept          hints

Who handed in what:

* :mod:`~kmo_teach.grading.download` lists the files, also in zip files within it, and what is wrong with each.
* :mod:`~kmo_teach.grading.platforms` tells from the names who handed in a file and when
  (:mod:`~kmo_teach.grading.dates`, :mod:`~kmo_teach.grading.team_words`) and what was typed instead
  (:mod:`~kmo_teach.grading.typed`),
  :mod:`~kmo_teach.grading.names` when two names are one, :mod:`~kmo_teach.grading.roster` who there is,
  :mod:`~kmo_teach.grading.late` who was late.
* :mod:`~kmo_teach.grading.tries` chooses the notebook that counts; a choice that a person made holds for those files
  only (:mod:`~kmo_teach.grading.choices`), also where they lie in another archive (:mod:`~kmo_teach.grading.places`).
* :mod:`~kmo_teach.grading.intake` is the room that puts these together: each file ends in one way, with a
  :mod:`~kmo_teach.grading.reason`; what is doubtful is asked (:mod:`~kmo_teach.grading.who`). In its tables no name is
  a formula (:mod:`~kmo_teach.grading.harmless`).

What it earns:

* :mod:`~kmo_teach.grading.notebook` reads a file that anyone may have written. An answer is found by its name, wherever
  it stands; what a machine cannot judge goes to a person (:mod:`~kmo_teach.grading.found`).
* :mod:`~kmo_teach.grading.run` runs a notebook by :mod:`~kmo_teach.grading.runner` in a
  :mod:`~kmo_teach.grading.sandbox`, with :mod:`~kmo_teach.grading.seccomp` inside, and asks for the value of each
  task, or for the results of calls; :mod:`~kmo_teach.grading.schedule` spreads a batch over cores or machines. What
  comes back is strict JSON. It knows no right answer, so neither does the process that the student's code shares; a
  rewritten check, an ``__eq__`` that is always true or an input transformer changes only what that student hands in.
* :mod:`~kmo_teach.grading.judge` compares outside. It is quick, so answers are kept
  (:mod:`~kmo_teach.grading.store`) and marks are made anew each time: a run that was interrupted goes on, and a
  corrected tolerance or credit needs no second run. Kept answers carry a mark of all code and facts that made them.
* :mod:`~kmo_teach.grading.grade` leads a batch through this to one of :mod:`~kmo_teach.grading.results` for each
  student.

What becomes of it:

* :mod:`~kmo_teach.grading.report` keeps the results and has all else written: :mod:`~kmo_teach.grading.gradebook`,
  :mod:`~kmo_teach.grading.feedback` with its zip for the platform (:mod:`~kmo_teach.grading.feedback_zip`),
  :mod:`~kmo_teach.grading.lms` for tables of our own making, :mod:`~kmo_teach.grading.items` on the tasks.
* :mod:`~kmo_teach.grading.into` fills in the gradebook that a platform gave, cell by cell
  (:mod:`~kmo_teach.grading.cells`, :mod:`~kmo_teach.grading.tables`, :mod:`~kmo_teach.grading.encodings`), with its
  decimal sign (:mod:`~kmo_teach.grading.decimals`).
* Points that a person gives (:mod:`~kmo_teach.grading.by_hand`, in ``kmo read``: :mod:`~kmo_teach.grading.reading`)
  belong to the answer that was read.

Three rules hold throughout. One submission, one task, a kill or a full disk costs itself alone: files are written aside
and put in place (:mod:`~kmo_teach.grading.files`), and nothing drops out of a folder unasked
(:mod:`~kmo_teach.grading.folder`). What is written for people says why a mark is missing; a mark that waits for a
person is empty, never 0. Feedback never shows what a function returned for a hidden input, nor the text of an error it
raised there.
"""
