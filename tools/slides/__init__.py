"""Build the slides for the classroom, a deck for each file of ``slides/``: ``python -m tools.slides``."""
