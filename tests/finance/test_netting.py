"""Netting moves the same money in fewer transfers."""

import numpy as np
import pytest

from kmo_teach.finance import multilateral_netting, netting_gain
from kmo_teach.inputs import InputError


def test_netting_moves_the_same_money_in_fewer_transfers():
    rng = np.random.default_rng(3)
    units = "ABCDE"
    payments = {(a, b): float(rng.integers(1, 1000)) for a in units for b in units if a != b}
    netting = multilateral_netting(payments)
    assert sum(netting.balances.values()) == pytest.approx(0)
    assert netting.gross == sum(payments.values())
    assert netting.net <= netting.gross
    assert (netting.gross_transfers, netting.net_transfers) == (20, 5)
    for unit in units:
        received = sum(amount for (payer, payee), amount in payments.items() if payee == unit)
        paid = sum(amount for (payer, payee), amount in payments.items() if payer == unit)
        assert netting.balances[unit] == pytest.approx(received - paid)


def test_netting_that_saves_nothing_gains_nothing():
    assert netting_gain(5, 5, 25) == 0
    with pytest.raises(InputError, match=r"^gross_transfers: "):
        netting_gain(4, 5, 25)
    with pytest.raises(InputError, match=r"^payments: "):
        multilateral_netting({("A", "A"): 1})
