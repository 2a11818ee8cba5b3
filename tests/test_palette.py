"""The course's colours are told apart by every reader, in the light and in the dark; plates and apps use no others."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from kmo_teach.palette import PALETTE

PACKAGE = Path(__file__).parents[1] / "kmo_teach"
SIGHT = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What a reader sees of linear red, green and blue, at full severity: Machado, Oliveira and Fernandes (2009)."""
APART = 17
"""Least distance in CIELAB. 2 is just noticed side by side; marks that lie apart on a chart need several times that."""


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lab(rgb: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(max(part, 0), 1) for part in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    seen = (
        [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in SIGHT[sight]]
        for colour in (one, other)
    )
    return math.dist(*(lab(colour) for colour in seen))


@pytest.mark.parametrize("page", ["#ffffff", "#121212"], ids=["light", "dark"])
@pytest.mark.parametrize("colour", PALETTE)
def test_a_colour_stands_out_from_the_page(colour, page):
    light, dark = sorted((luminance(colour), luminance(page)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_lie_apart(sight):
    near = {pair: round(distance(*pair, sight), 1) for pair in combinations(PALETTE, 2)}
    assert {pair: far for pair, far in near.items() if far < APART} == {}


def test_the_distance_is_that_of_the_standard():
    assert distance("#ffffff", "#000000", "all colours") == pytest.approx(100, abs=0.1)
    assert distance("#ff0000", "#00ff00", "all colours") == pytest.approx(170.6, abs=0.5)
    assert distance("#ff0000", "#808000", "no red") < distance("#ff0000", "#808000", "all colours")


def test_apps_and_plates_use_the_palette_alone():
    """Black, white and grey are the page's and the ink's."""
    files = [file for room in ("apps", "figures") for file in sorted((PACKAGE / room).rglob("*.py"))]
    assert len(files) > 40
    for file in files:
        lines = [line for line in file.read_text("utf-8").splitlines() if ">>>" not in line]
        found = re.findall(r'"#([0-9a-fA-F]{6})"', "\n".join(lines))
        assert [one for one in found if len({one[:2], one[2:4], one[4:]}) > 1] == [], file.name
