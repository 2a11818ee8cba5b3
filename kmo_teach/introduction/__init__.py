"""What a process is, and how far a firm's are written down (the introduction)."""

from kmo_teach.introduction.formalisation import formalisation_ratio, hit_rate

__all__ = ["formalisation_ratio", "hit_rate"]
