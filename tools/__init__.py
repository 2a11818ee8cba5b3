"""What builds, serves and checks the course: one command per module, run as ``python -m tools.<module>`` by ``make``."""
