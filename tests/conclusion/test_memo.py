"""The memo takes its numbers from the chapters' models, decides nothing, and names what is open or contradicted."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from kmo_teach.case import asked_price, get_running_case, portland_price, zavelbeek
from kmo_teach.conclusion import empty, memo
from kmo_teach.conclusion.choices import SECTIONS
from kmo_teach.entry import market_scores
from kmo_teach.finance import Account
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from kmo_teach.payroll import default_year, tax_equalisation
from kmo_teach.pricing import Cover, market_data


def numbers(paper, name):
    section = next(section for section in paper.sections if section.name == name)
    return {label: value.replace("\u00a0", " ") for label, value in section.numbers}


def changed(section, **values):
    mine = zavelbeek()
    mine[section].update(values)
    return memo(mine)


def test_zavelbeek_has_decided_everything_and_nothing_contradicts_it():
    paper = memo(zavelbeek())
    assert paper.undecided == paper.against == ()
    assert [section.name for section in paper.sections] == list(SECTIONS)
    assert all(section.decision and section.owner and section.turn_back for section in paper.sections)


def test_the_prices_are_those_of_chapter_2_4():
    found, price = numbers(memo(zavelbeek()), "price"), portland_price()
    assert found["Floor price"] == f"USD {price.floor:,.0f}"
    assert found["Target price"] == f"USD {price.target:,.0f}"
    assert f"USD {price.naive:,.0f}" in found.values()


def test_a_price_below_the_floor_is_named_and_left_as_it_is():
    paper = changed("price", price=97_148)
    assert len(paper.against) == 2  # the price, and the answer that says yes to it
    assert f"EUR\u00a0{-portland_price().margin(97_148):,.0f}" in paper.against[0]
    assert "97,148" in next(section.decision for section in paper.sections if section.name == "price")


def test_the_place_that_the_rule_names_is_on_the_page_or_open():
    decided = next(section for section in memo(zavelbeek()).sections if section.name == "price").decision
    assert "CIP container terminal Portland, Oregon (Incoterms 2020)" in decided
    assert "named place" in changed("price", place=" ").undecided[0]


def test_the_loss_before_delivery_is_shown_before_and_after_the_insurer_pays():
    """Half of 80,000 + 7,600 is lost on the last day; nine tenths of it are insured, or a bank pays under a credit."""
    labels = ("Lost if the buyer fails on the day of delivery, before the insurer pays", "Of which stays with us")
    found = numbers(memo(zavelbeek()), "price")
    assert found[labels[0]] == "EUR 43,800"
    assert [value for label, value in found.items() if label.startswith(labels[1])] == ["EUR 4,380"]
    carried = numbers(changed("price", cover=Cover("forward", "open_account")), "price")
    assert carried["Lost if the buyer fails on the day of delivery"] == "EUR 43,800"
    assert not any(label.startswith(labels[1]) for label in carried)
    confirmed = numbers(changed("price", cover=Cover("forward", "documentary_credit")), "price")
    assert not any(label.startswith("Lost if the buyer fails") for label in confirmed)


def test_pay_is_the_package_of_chapter_2_3():
    """In Portland, so under Oregon's rules, in the tax year of the course, with the firm's staff."""
    spot, workers = market_data("USD").spot, get_running_case().staff
    package = tax_equalisation("BE", "US", 55_000, spot, host_options={"state": "OR", "workers": workers})
    smaller = tax_equalisation("BE", "US", 55_000, spot, host_options={"state": "OR", "workers": 24})
    label = f"Labour cost of a year under a local contract abroad, rules of {default_year()}"
    assert package.host.labour_cost - smaller.host.labour_cost == pytest.approx(0.004 * package.host.gross, abs=0.01)
    assert numbers(memo(zavelbeek()), "pay")[label] == f"USD {package.host.labour_cost:,.0f}"


def test_one_order_does_not_pay_for_a_move():
    assert "does not pay for a move" in changed("pay", form="posting").against[0]


def test_own_cash_that_falls_short_is_named_by_hand():
    """580,000 less 30,000, 25,000 and 95,000 is free; 98,600 for the order and 1.5 months of 241,667 come off."""
    paper = changed("cash", source="own")
    assert paper.against == ("Our own cash falls EUR\u00a031,100 short while the customer waits to pay.",)
    rich = changed("cash", source="own", accounts=[Account("Deinze", "EUR", 600_000)])
    assert rich.against == ()


def test_cash_means_the_same_on_the_whole_page():
    """Free cash of 430,000 is 1.8 months of costs of 241,667; the order ties up what is paid out for it."""
    paper = memo(zavelbeek())
    assert any("Free cash covers the costs of 1.8 months" in risk for risk in paper.sections[0].risks)
    cash = numbers(paper, "cash")
    assert cash["Free cash today"] == "EUR 430,000"
    assert cash["Paid out for the order before the customer pays"] == "EUR 98,600"
    assert cash["Free of the credit line, before this order"] == "EUR 110,000"
    assert cash["Free of the credit line, with this loan"] == "EUR 11,400"


def test_a_loan_that_the_credit_line_does_not_hold_is_named_by_hand():
    """Of 250,000, 160,000 is used: 90,000 is left, and 98,600 must be paid."""
    paper = changed("cash", credit_line=250_000, line_used=160_000)
    assert paper.against == ("The credit line falls EUR\u00a08,600 short of what the order needs.",)
    with pytest.raises(InputError, match="line_used"):
        changed("cash", credit_line=250_000, line_used=260_000)


def test_the_market_that_is_chosen_is_compared_with_the_best():
    assert "United States scores higher than Brazil" in changed("market", market="Brazil").against[0]


def test_the_risk_that_zavelbeek_names_for_its_market_is_true():
    given = zavelbeek()["market"]
    expected_sales = next(iter(given["weights"]))
    scores = market_scores(given["table"], {**given["weights"], expected_sales: 1}, given["lower_is_better"])
    assert next(iter(scores)) == "Switzerland"


def test_another_step_than_the_model_advises_is_named():
    assert "The model advises another step" in changed("phase", step="stay").against[0]


def test_a_system_below_what_is_asked_is_a_risk_and_the_weakest_comes_first():
    levels = {"export_information": 2, "export_decision": 3, "export_control": 0}
    paper = changed("systems", levels=levels)
    systems = paper.sections[5]
    assert any("Exact cost prices" in risk for risk in systems.risks)
    assert paper.against == ("The weakest system is another one: control.",)
    assert dict(systems.numbers)["information"].startswith("67%")  # two of the three levels that are enough
    assert dict(systems.numbers)["the three together"] == "0%"


def test_refusing_an_order_that_earns_asks_for_another_reason():
    assert "say which other reason decides" in changed("answer", answer="refuse").against[0]


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_left_out_is_named_as_open(section):
    mine = zavelbeek()
    del mine[section]
    paper = memo(mine)
    open_ones = [one for one in paper.sections if one.missing]
    assert open_ones[0].name == section
    assert open_ones[0].decision == ""
    assert len(paper.undecided) == 1


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("word", ["reason", "owner", "risk", "turn_back"])
def test_each_word_that_is_missing_is_named(section, word):
    paper = changed(section, **{word: "  "})
    assert len(paper.undecided) == 1
    labels = {"reason": "reason", "owner": "answers", "risk": "wrong", "turn_back": "turn back"}
    assert labels[word] in paper.undecided[0]


def test_a_practice_without_a_level_is_open():
    paper = changed("systems", levels={"export_information": 2, "export_control": 2})
    assert len(paper.undecided) == 1
    assert "One person may decide everything" in paper.undecided[0]


def test_nothing_decided_still_makes_a_memo():
    paper = memo(empty())
    assert len(paper.undecided) == len(SECTIONS)
    assert memo({}) == memo(dict.fromkeys(SECTIONS)) == paper
    assert memo({"price": {"price": None, "reason": None}}) == paper


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        ({"prise": {}}, "section: 'prise'"),
        ({"price": {"prize": 1}}, "prize"),
        ({"price": {"price": "cheap"}}, "price: 'cheap'"),
        ({"price": {"price": -1}}, "price: -1"),
        ({"price": {"order": 5}}, "order: 5"),
        ({"price": 5}, "price: 5"),
        ({"phase": {"step": "moon"}}, "step: 'moon'"),
        ({"phase": {"profile": "CAP"}}, "profile: 'CAP'"),
        ({"market": {"table": {"US": {"size": 1}}, "weights": {"size": 1}, "market": "FR"}}, "market: 'FR'"),
        ({"pay": {"host": "XX"}}, "host: 'XX'"),
        ({"pay": {"form": "fly"}}, "form: 'fly'"),
        ({"cash": {"accounts": [1]}}, "accounts: "),
        ({"cash": {"accounts": 1}}, "accounts: 1"),
        ({"systems": {"levels": {"luck": 1}}}, "levels: 'luck'"),
        ({"systems": {"levels": {"export_control": 9}}}, "export_control: 9"),
        ({"answer": {"answer": "maybe"}}, "answer: 'maybe'"),
        ({"answer": {"reason": 5}}, "reason: 5"),
        ([], "mine: "),
    ],
)
def test_wrong_input_gives_a_clear_message(mine, words):
    with pytest.raises(InputError) as refused:
        memo(mine)
    assert words in str(refused.value)
    assert refused.value.allowed


class _Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.headings = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_saved_page_is_whole_says_its_language_and_prints(language, tmp_path):
    with using(language):
        file = memo(zavelbeek(), "Portland & more").save(tmp_path / "memo.html")
    text = file.read_text(encoding="utf-8")
    parser = _Balance()
    parser.feed(text)
    assert parser.open == []
    assert parser.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(parser.headings, parser.headings[1:], strict=False))
    assert f'<html lang="{language}">' in text
    assert "<title>Portland &amp; more</title>" in text
    assert "size: A4" in text
    assert "http" not in text, "nothing is fetched"


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(InputError, match="path"):
        memo({}).save(tmp_path / "nowhere" / "memo.html")


def test_a_students_words_are_text_in_html_and_in_markdown():
    paper = changed("price", reason="<script>alert(1)</script> *now* | today")
    assert "<script>" not in paper._repr_html_()
    shown = paper._repr_markdown_()
    assert "<script>" not in shown.replace("\\<", "")
    assert "\\*now\\*" in shown


def test_each_table_row_of_the_markdown_has_two_cells():
    paper = changed("market", market=None, table={"a|b": {"x": 1}, "c": {"x": 2}}, weights={"x": 1}, lower_is_better=())
    rows = [line for line in paper._repr_markdown_().splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 for row in rows)


def test_each_call_gives_a_dictionary_of_its_own():
    zavelbeek()["price"]["price"] = 1
    assert zavelbeek()["price"]["price"] == asked_price()
