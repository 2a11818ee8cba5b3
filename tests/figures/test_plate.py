"""A plate carries its words and data, is at home in any page, and never clashes with its neighbour."""

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from kmo_teach.figures import Plate
from kmo_teach.figures.style import BLUE, PALETTE, canvas, house_style, letters_on
from kmo_teach.inputs import InputError
from kmo_teach.language import using

DATA = pd.DataFrame({"firm": ["A & <B>", "C"], "turnover": [1234567, 8], "share": [0.125, 1.0]})


@house_style
def draw(height=1):
    figure, axes = canvas(3, 2)
    axes.plot([0, 1], [0, height], marker="o", color=BLUE)
    axes.set_title("growth & <more>")
    return figure


def html(plate):
    return plate._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("alt", ["", "   ", None])
def test_alternative_text_is_required(alt):
    with pytest.raises(InputError, match="alt"):
        Plate(draw(), alt, DATA)


@pytest.mark.parametrize("data", [None, [1, 2], DATA.head(0)])
def test_data_is_required(data):
    with pytest.raises(InputError, match="data"):
        Plate(draw(), "A line.", data)


def test_the_same_figure_gives_the_same_text():
    assert html(Plate(draw(), "A line.", DATA)) == html(Plate(draw(), "A line.", DATA))


def test_two_plates_share_no_id_and_each_reference_has_its_target():
    both = html(Plate(draw(1), "One.", DATA)) + html(Plate(draw(2), "Two.", DATA))
    ids = re.findall(r'\bid="([^"]+)"', both)
    targets = re.findall(r'href="#([^"]+)"', both) + re.findall(r"url\(#([^)]+)\)", both)
    assert ids
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)


def test_the_picture_is_named_scales_and_takes_the_colour_of_the_page():
    root = ElementTree.fromstring(Plate(draw(), 'A "line" & more.', DATA).svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'A "line" & more.'
    assert root.get("viewBox")
    assert root.get("fill") == "currentColor"
    assert not {"width", "height"} & set(root.attrib)
    text = ElementTree.tostring(root, encoding="unicode")
    assert "currentColor" in text
    assert "#000000" not in text
    assert BLUE in text


def test_the_picture_leaves_the_page_alone():
    text = Plate(draw(), "A line.", DATA).svg
    assert "<style" not in text
    assert "<script" not in text
    assert "<!" not in text
    assert not re.search(r"(href|src)=.https?:", text)
    assert "growth &amp; &lt;more&gt;" in text  # letters stay letters: they can be searched, copied and read aloud


def test_the_table_is_accessible_and_written_as_the_reader_writes():
    with using("nl"):
        table = ElementTree.fromstring(Plate(draw(), "A line.", DATA).table)
    assert table.find("caption").text
    assert [cell.get("scope") for cell in table.iter("th")] == ["col"] * 3 + ["row"] * 2
    assert [cell.text for cell in table.find("tbody").iter("th")] == ["A & <B>", "C"]
    assert [cell.text for cell in table.iter("td")] == ["1.234.567", "0,13", "8", "1"]


def test_a_caption_is_shown_once_and_escaped():
    shown = html(Plate(draw(), "A line.", DATA, "Costs < sales"))
    assert shown.count("<figcaption>Costs &lt; sales</figcaption>") == 1
    assert "<figcaption" not in html(Plate(draw(), "A line.", DATA))


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first, second):
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", PALETTE)
def test_colours_stand_out_in_light_and_dark(colour):
    """Formula and limits: WCAG 2.2, relative luminance, success criteria 1.4.3 and 1.4.11."""
    assert _contrast("#ffffff", "#000000") == pytest.approx(21)
    assert _contrast(colour, "#ffffff") >= 3
    assert _contrast(colour, "#121212") >= 3
    assert _contrast(colour, letters_on(colour)) >= 4.5


@pytest.mark.parametrize(("code", "tick"), [("en", "0.5"), ("nl", "0,5")])
def test_ticks_have_the_readers_decimal_mark(code, tick):
    with using(code):
        words = re.findall(r"<text[^>]*>([^<]*)<", Plate(draw(), "A line.", DATA).svg)
    fractions = [word for word in words if re.fullmatch(r"0[.,]5\d*", word)]
    assert fractions
    assert all(word.startswith(tick) for word in fractions)
