"""What builds, serves and checks the course: one command per module, ``python -m tools.<module>``, run by ``make``."""
