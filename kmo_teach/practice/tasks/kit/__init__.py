"""What every practice task is made with: its kinds, how it is drawn, judged and shown, and how the page asks for it."""

from __future__ import annotations
