"""The order is one fact: pages say what the ledger says, and a change in its file reaches whatever names the order."""

from __future__ import annotations

import re

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.case import asked_price, gdansk, ledger, portland, portland_price, zavelbeek
from kmo_teach.conclusion import memo
from kmo_teach.entry import contribution
from kmo_teach.language import money
from tests.case.cells import glued, shown

CHANGES = {
    "main freight": ("order.toml", r"main_carriage = ([\d_]+)", 1_000),
    "days of building": ("order.toml", r"building = (\d+)", 30),
    "the loan's rate": ("firm.toml", r"loan_rate = ([\d.]+)", 0.02),
}
"""In which file, where, and how much more."""

PAGES = {
    "1-1-definition": {"days of building": "days_out"},
    "1-3-phases": {"the loan's rate": "order_interest"},
    "2-0-value-chain": dict.fromkeys(CHANGES, "incremental"),
    "2-1-production-logistics": {"the loan's rate": "interest"},
    "2-2-commercial": {"main freight": "landed"},
    "2-4-1-accounting-tax-liquidity": {"days of building": "cycle"},
    "2-4-2-risks-and-price": dict.fromkeys(CHANGES, "floor"),
    "2-4-3-getting-paid": dict.fromkeys(CHANGES, "split_floor"),
    "conclusion": dict.fromkeys(CHANGES, "floor"),
}
"""Which number of each page must move with which change."""

LABS = {
    "lab-1-1-definition": ("days of building",),
    "lab-1-3-phases": ("the loan's rate",),
    "lab-2-0-value-chain": tuple(CHANGES),
    "lab-2-4-2-risks-and-price": tuple(CHANGES),
    "lab-c-capstone": tuple(CHANGES),
}
APPS = {"pricing": tuple(CHANGES), "cash_cycle": ("days of building", "the loan's rate")}


def plain(amount: float, currency: str = "EUR") -> str:
    return money(amount, currency).replace("\u00a0", " ")


def test_each_page_shows_what_the_ledger_counts(root):
    entries, price = ledger(), portland_price()
    says = {page: glued(root / f"book/{page}.md") for page in (*PAGES, "3-3-control")}
    assert says["1-1-definition"]["order_cost"] == plain(entries["1.1"].total)
    assert says["2-0-value-chain"]["incremental"] == plain(entries["2.0"].total)
    assert says["2-0-value-chain"]["visits"] == plain(entries["2.1"].total)
    assert says["2-2-commercial"]["landed"] == plain(entries["2.2"].total)
    assert says["2-4-2-risks-and-price"]["floor_eur"] == plain(entries["2.4"].total)
    assert says["2-4-2-risks-and-price"]["asked_eur"] == plain(entries["C"].total)
    assert says["3-3-control"]["gap"] == plain(entries["3.3"].total - entries["1.1"].total)
    assert says["conclusion"]["margin"] == plain(entries["C"].amounts["margin"])
    assert says["conclusion"]["asked"] == plain(asked_price(), "USD")
    assert says["conclusion"]["floor"] == says["2-4-2-risks-and-price"]["floor"] == plain(price.floor, "USD")
    assert says["1-3-phases"]["order_loss"] == plain(contribution(gdansk()).expected_loss)


def test_the_office_that_chapter_3_2_weighs_is_the_one_of_chapter_1_3(root):
    """Three years of an office that costs more than 24 per cent of today's sales, and what is left to open it."""
    phases, power = glued(root / "book/1-3-phases.md"), glued(root / "book/3-2-power-decision.md")
    assert (phases["office_fixed"], phases["france"]) == ("EUR 210,000", "EUR 1,008,000")
    assert power["office_dearer"] == plain(3 * (210_000 - 0.18 * 1_008_000)) == "EUR 85,680"
    assert power["office_once"] == plain(210_000 - 85_680)
    brings = 3 * (0.18 * 1_989_481 - 210_000) - 124_320
    assert brings == pytest.approx(320_000, abs=1)
    assert power["office_grown"] == "EUR 1,990,000"


def test_the_place_of_delivery_is_named_once_and_shown_everywhere(root):
    delivery = "CIP container terminal Portland, Oregon (Incoterms 2020)"
    for page in ("2-2-commercial", "2-4-2-risks-and-price", "conclusion"):
        assert glued(root / f"book/{page}.md")["delivery"] == delivery
    assert delivery in memo(zavelbeek())._repr_markdown_()


def test_cash_around_the_order_by_hand(root):
    """An advance is a share of the price; what the order adds is less than what is paid out for it."""
    payments, price = (2_280_000 + 620_000) / 12, 129_000 / portland_price().hedge.rate
    lowest = 580_000 - 3 * 80_000 + 0.3 * 3 * price - 0.2 * payments * 135 / 30
    assert glued(root / "book/1-1-definition.md")["during_advance"] == f"{lowest / payments:.1f}" == "0.9"
    added = 30_000 + 0.7 * 20_000 + 6_000 + 0.25 * 8_000 + 7_600 + 6_800 + 4_200
    says = glued(root / "book/conclusion.md")
    assert says["avoidable"] == plain(added) == "EUR 70,600"
    assert says["left_avoidable"] == plain(added + 1.5 * payments - 430_000) == "EUR 3,100"


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_the_file_reaches_models_pages_labs_and_apps(change, another_case, root):
    pages = [page for page, moves in PAGES.items() if change in moves]
    labs = [lab for lab, moves in LABS.items() if change in moves]
    apps = [app for app, moves in APPS.items() if change in moves]

    def all_of_it():
        return (
            {page: glued(root / f"book/{page}.md") for page in pages},
            {lab: shown(root / f"notebooks/{lab}.ipynb") for lab in labs},
            {app: answer(app, {}, "en")["result"]["sentence"] for app in apps},
        )

    old_price, (old_pages, old_labs, old_apps) = portland_price(), all_of_it()
    file, where, more = CHANGES[change]
    place = another_case() / file
    text = place.read_text(encoding="utf-8")
    (before,) = re.finditer(where, text)
    after = f"{float(before[1]) + more:g}"
    place.write_text(text[: before.start(1)] + after + text[before.end(1) :], encoding="utf-8")
    assert portland() != old_price.order
    assert portland_price().floor > old_price.floor
    new_pages, new_labs, new_apps = all_of_it()
    still = [page for page in pages if old_pages[page][PAGES[page][change]] == new_pages[page][PAGES[page][change]]]
    still += [lab for lab in labs if old_labs[lab] == new_labs[lab]]
    still += [app for app in apps if old_apps[app] == new_apps[app]]
    assert still == [], "these do not take the order from its file"
