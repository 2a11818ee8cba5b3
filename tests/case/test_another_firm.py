"""Another firm takes the place of the course's own: files only, and every model, figure, memo and app follows."""

from __future__ import annotations

import json

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.case import (
    calendar,
    cost_sheet,
    gdansk,
    get_running_case,
    ledger,
    portland,
    portland_in_words,
    portland_price,
    zavelbeek,
)
from kmo_teach.conclusion import memo
from kmo_teach.entry import contribution
from kmo_teach.figures import margin_under_cover, order_ledger, price_build_up
from kmo_teach.language import LANGUAGES, using
from kmo_teach.phases import position
from kmo_teach.value_chain import split_costs


@pytest.fixture
def brennhof(another_case, root):
    another_case(root / "tests/data/case")


@pytest.mark.usefixtures("brennhof")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_and_the_apps_speak_of_the_other_firm(language):
    with using(language):
        written = memo(zavelbeek())._repr_markdown_()
        said = {app: json.dumps(answer(app, {}, language), ensure_ascii=False) for app in APPS}
        for app in APPS:
            described = find(app, language)
            said[app] += described.note + "".join(preset.label for preset in described.presets)
    assert "Anja" in written
    assert "Brennhof" in said["pricing"]
    del said["net_pay"]  # Oregon and its Portland have a tax of their own, whoever the firm is
    ours = ("Zavelbeek", "Griet", "Martine", "Herman", "Karim", "Portland", "Oregon", "Deinze")
    assert [(app, name) for app, text in {**said, "memo": written}.items() for name in ours if name in text] == []


@pytest.mark.usefixtures("brennhof")
def test_the_models_and_figures_take_the_other_firm():
    firm, price = get_running_case(), portland_price()
    assert (firm.name, firm.export_share) == ("Brennhof", 0.25)
    assert portland_in_words()["place"] == "Stoke"
    assert (calendar().payment - calendar().signature).days == 105 == portland().horizon
    assert price.order.currency == "GBP"
    assert price.hedge.kind == "option"
    assert 49_000 < price.floor_eur < price.target_eur
    entries = ledger()
    assert entries["2.0"].total == pytest.approx(split_costs(cost_sheet()).incremental)
    assert entries["2.4"].total == pytest.approx(price.floor_eur)
    assert contribution(gdansk()).naive == 11_000
    assert position(firm.profile, firm.environment, firm.situation).advice
    assert "1.1" in order_ledger(entries).data.iloc[0].to_list()
    assert price_build_up(price).alt
    assert margin_under_cover(portland_price()).alt
