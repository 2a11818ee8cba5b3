"""From a zip file or folder, as a platform hands it out, to a plan: who handed in what, and what cannot be placed.

Two things hold whatever a download contains. Each of its files ends in exactly one of five ways, with a reason. And two
identities never become one, nor one two, unless a person says so: what may be read in more than one way is a
:class:`~kmo_teach.grading.who.Question`.

:mod:`~kmo_teach.grading.intake.lead` takes the steps in turn, and :mod:`~kmo_teach.grading.intake.ledger` is what they
write in:

1. :mod:`~kmo_teach.grading.intake.archives` reads the names, also in zip files.
2. :mod:`~kmo_teach.grading.intake.owners` puts the files of each identity (:mod:`~kmo_teach.grading.intake.group`)
   together, as the names or a person's answers tell; an answer holds for what the same number hands in later
   (:mod:`~kmo_teach.grading.intake.again`).
3. :mod:`~kmo_teach.grading.intake.people` finds out who somebody is: two names that may be one, and who in the roster.
4. :mod:`~kmo_teach.grading.intake.given` asks what is left after a notebook was given to somebody else.
5. :mod:`~kmo_teach.grading.intake.teams` brings those together who hand in together.
6. :mod:`~kmo_teach.grading.intake.outcome` says what becomes of all that a student handed in.
7. :mod:`~kmo_teach.grading.intake.remarks` says what holds for the download as a whole.

The :mod:`~kmo_teach.grading.intake.plan` holds all of it, and :mod:`~kmo_teach.grading.intake.told` says it on screen.
"""
