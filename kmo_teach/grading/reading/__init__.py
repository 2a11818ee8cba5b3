"""``kmo read``: a page of this machine's own where a person reads answers with the rubric beside them.

:mod:`~kmo_teach.grading.reading.desk` knows what there is to read and keeps what is given,
:mod:`~kmo_teach.grading.reading.pages` draws it, with what students wrote made harmless by
:mod:`~kmo_teach.grading.reading.prose`, and :mod:`~kmo_teach.grading.reading.serve` shows it at an address that only
this machine reaches. Points and comments go to the gradebook at once
(:mod:`~kmo_teach.grading.by_hand`); nothing else is ever written or removed.
"""
