"""The course as packages that a learning platform imports: ``python -m tools.lms`` writes them into ``_build/lms``.

One module a format, all from the same :class:`~tools.lms.course.Course`: Moodle XML, Common Cartridge, QTI 2.1,
Blackboard's pool and Brightspace's CSV. A question is plain text in the course, and each format escapes it as its
platform expects. Practice tasks are HTML and are drawn in several versions (:mod:`tools.lms.exercises`); those that no
page shows are in :mod:`tools.lms.bank`.
"""
