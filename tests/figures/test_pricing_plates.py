"""The plates on price, risk, cash and consolidation: within their edges in each language and true to the model."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from kmo_teach.figures import (
    break_even_history,
    cash_cycle,
    margin_under_cover,
    price_build_up,
    shocked_receivable,
    translation_difference,
)
from kmo_teach.finance import Accounts, Rates
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from kmo_teach.pricing import Cover, Order, market_data, quote
from tests.figures.drawn import words_outside

ORDER = Order("USD", 80_000, 90, 0.08, "EXW", inventory_days=45, payable_days=30, loan_rate=0.055, commission=0.03)
PRICE = quote(ORDER, market_data("USD"))
# The worked translation of kmo_teach.finance.consolidation: equity 100 at the start, 60 at the end.
ACCOUNTS = Accounts(opening_equity=1_000, sales=900, costs=700, assets=2_000, liabilities=800)
RATES = Rates(opening=10, average=16, closing=20)
PLATES = {
    "build-up": lambda: price_build_up(PRICE),
    "build-up with factoring": lambda: price_build_up(
        quote(ORDER, market_data("USD"), Cover("option", "factoring_without_recourse"))
    ),
    "margins": lambda: margin_under_cover(PRICE),
    "break-even": lambda: break_even_history(PRICE),
    "shocks": shocked_receivable,
    "one shock": lambda: shocked_receivable(50_000, ("TRY 2021",)),
    "cash cycle": lambda: cash_cycle(45, 90, 30),
    "paid before paying": lambda: cash_cycle(10, 0, 60),
    "translation": lambda: translation_difference(ACCOUNTS, RATES),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLATES)
def test_no_word_leaves_the_plate(name, language):
    with using(language):
        figure = PLATES[name]().figure
    assert words_outside(figure) == []


@pytest.mark.parametrize("days", [(45, 90, 30), (10, 0, 60), (5, 200, 3), (60, 20, 75)])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_words_of_the_cycle_do_not_run_into_each_other(days, language):
    with using(language):
        figure = cash_cycle(*days).figure
    drawn = FigureCanvasAgg(figure).get_renderer()
    boxes = [text.get_window_extent(drawn) for text in figure.axes[0].texts]
    assert not [1 for place, box in enumerate(boxes) for other in boxes[:place] if box.overlaps(other)]


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_the_same_each_time(name):
    assert PLATES[name]().svg == PLATES[name]().svg


def test_the_build_up_is_the_models_own():
    amounts = price_build_up(PRICE).data["EUR"]
    assert list(amounts)[:-1] == [line.amount for line in PRICE.lines[:-1]]
    assert amounts.iloc[-1] == pytest.approx(80_000 / 0.92)


def test_a_forward_has_one_margin_and_no_cover_has_many():
    data = margin_under_cover(PRICE).data.set_index("Cover")
    assert data.loc["Forward", "5% lie below"] == pytest.approx(data.loc["Forward", "5% lie above"])
    assert data.loc["No cover", "5% lie below"] < data.loc["Currency option", "5% lie below"]
    assert data.loc["Forward", "Mean"] == pytest.approx(PRICE.margin())


def test_break_even_shows_the_rates_of_the_european_central_bank():
    data = break_even_history(PRICE).data
    assert data.iloc[0].tolist() == ["1999", pytest.approx(1.0046)]  # ECB, 30 December 1999
    assert data.iloc[-1].tolist() == ["2026", pytest.approx(1.1172)]


def test_a_shock_takes_what_the_rates_say():
    data = shocked_receivable(100_000, ("CHF 2015", "TRY 2021")).data.set_index("Shock")["EUR"]
    assert data["CHF 2015"] == pytest.approx(100_000 * (1.201 / 0.9816 - 1))
    assert data["TRY 2021"] == pytest.approx(100_000 * (10.1523 / 20.0434 - 1))


def test_the_steps_of_the_translation_add_up():
    amounts = translation_difference(ACCOUNTS, RATES).data["EUR"]
    assert amounts.iloc[0] == pytest.approx(100)
    assert amounts.iloc[-1] == pytest.approx(60)
    assert amounts.iloc[:-1].sum() == pytest.approx(60)


def test_the_cycle_is_stock_and_customer_less_supplier():
    assert cash_cycle(45, 90, 30).data["Days"].tolist() == [45, 90, 30, 105]
    assert cash_cycle(10, 0, 60).data["Days"].iloc[-1] == -50


@pytest.mark.parametrize(
    "draw",
    [
        lambda: shocked_receivable(0),
        lambda: shocked_receivable(1, ("no such shock",)),
        lambda: cash_cycle(-1, 0, 0),
        lambda: break_even_history(quote(Order("EUR", 1, 30), market_data("EUR"))),
    ],
)
def test_nonsense_is_refused(draw):
    with pytest.raises(InputError):
        draw()
