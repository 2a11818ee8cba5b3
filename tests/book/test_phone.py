"""A plate of a page has a form for a phone, unless its words would not fit there."""

import re

import pytest

from kmo_teach.book import on_phone
from kmo_teach.case import dollar_flow
from kmo_teach.figures import figure_1, figure_2, flow_cover, share_interval
from kmo_teach.language import using


def _width(svg: str) -> float:
    return float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("draw", [figure_2, lambda: share_interval(0.25)])
def test_a_plate_is_laid_out_anew_for_a_phone(draw, language):
    with using(language):
        plate = draw()
        both = on_phone(plate)._repr_mimebundle_()["text/html"]
    narrow, wide = re.findall(r"<svg.*?</svg>", both, re.DOTALL)
    assert _width(narrow) < 0.7 * _width(wide)
    assert "min-width" not in narrow
    words = [set(re.findall(r"<text[^>]*>([^<]*[a-z]{4}[^<]*)</text>", one)) for one in (narrow, wide)]
    assert words[0] == words[1] != set(), "the same words in both"
    assert plate.svg == wide, "the plate itself is as it was"


def test_a_figure_whose_words_would_cover_each_other_stays_wide():
    assert on_phone(figure_1()).narrow is None
    crowded = share_interval(0.25)
    crowded.figure.axes[0].set_xlabel("awordthatfitsawidefigureandnofigureforaphoneandcannotbebroken")
    assert on_phone(crowded).narrow is None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_words_that_would_cover_each_other_are_broken_on_a_phone_and_whole_elsewhere(language):
    flow = dollar_flow()
    with using(language):
        plate = flow_cover(flow.outcomes(), flow.since)
        words = re.findall(r"<text[^>]*>([^<]+)</text>", wide := plate.svg)
        narrow = on_phone(plate).narrow
        assert narrow is not None
        assert _width(narrow) < 0.75 * _width(wide)
        assert re.findall(r"<text[^>]*>([^<]+)</text>", plate.svg) == words, "the plate itself says what it said"


def test_a_long_title_of_an_axis_is_broken_on_a_phone():
    plate = share_interval(0.25)
    label = "a line of words that fits a wide figure and no figure for a phone"
    plate.figure.axes[0].set_xlabel(label)
    narrow = on_phone(plate).narrow
    assert label not in narrow
    assert set(label.split()) <= set(re.findall(r"[a-z]+", narrow))
    assert plate.figure.axes[0].get_xlabel() == label


@pytest.mark.filterwarnings("error")
def test_where_matplotlib_finds_no_room_the_figure_stays_wide_without_a_word():
    full = share_interval(0.25)
    full.figure.axes[0].set_yticks([0], ["alabelthatleavesanaxisonaphonenoroomatallnotoneinch"])
    assert on_phone(full).narrow is None
