"""The colours of the course, the same in plates and in apps.

Every colour keeps a contrast of at least 3:1 against both white and the dark page (#121212), as WCAG 2.2 asks of
graphics. Within that they lie as far apart as possible for readers who do and who do not see red, green or blue: at
least 19 units of CAM02-UCS between any two (measured with colorspacious 1.1.2 at full severity).
"""

__all__ = ["BLUE", "DARK_HAIR", "FEATURES", "GREEN", "GREY", "ORANGE", "PALETTE", "PURPLE", "SKINS"]

BLUE = "#3395f8"
ORANGE = "#d87b10"
GREEN = "#2e744d"
PURPLE = "#8e5092"
GREY = "#908c91"
PALETTE = (BLUE, ORANGE, GREEN, PURPLE, GREY)
"""Colours in the order of use."""

FEATURES = "#2b2522"
"""Eyes, nose and mouth of the people who are drawn: these colours and those below tell nothing."""
DARK_HAIR = "#5b4a42"
SKINS = ("#eec7a4", "#c98f62")
