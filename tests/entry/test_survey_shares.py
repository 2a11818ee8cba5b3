"""Shares and their confidence intervals against SciPy."""

import csv

import pytest

from kmo_teach.entry import share_of_all, wilson_interval
from kmo_teach.inputs import InputError


def test_wilson_interval_agrees_with_scipy(root):
    lines = (root / "tests/data/entry/wilson_intervals.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert rows
    for row in rows:
        trials = int(row["trials"])
        found = wilson_interval(int(row["successes"]) / trials, trials, float(row["confidence"]))
        assert found == pytest.approx((float(row["low"]), float(row["high"])), abs=1e-12), row


def test_a_larger_sample_narrows_the_interval():
    widths = [high - low for low, high in (wilson_interval(0.25, n) for n in (200, 500, 1000))]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize(
    ("arguments", "name"), [((1.2, 100), "share"), ((0.2, 0), "respondents"), ((0.2, 100, 1.0), "confidence")]
)
def test_nonsense_is_refused_by_name(arguments, name):
    with pytest.raises(InputError) as caught:
        wilson_interval(*arguments)
    assert caught.value.name == name


def test_a_share_of_exporters_is_smaller_among_all():
    assert share_of_all(0.80, 0.25) == pytest.approx(0.20)
