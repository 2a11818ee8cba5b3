"""What each partner of a joint venture gets."""

import pytest

from kmo_teach.entry import partner_values


def test_partners_share_the_whole_venture():
    ours, theirs = partner_values(
        [-20_000, 60_000, 90_000],
        our_share=0.4,
        our_contribution=50_000,
        partner_contribution=70_000,
        licence_fee=0.05,
        exit_multiple=3,
        discount_rate=0.10,
    )
    fees = [0, 3_000, 4_500]
    flows = [-20_000, 60_000, 90_000 + 3 * (90_000 - 4_500)]
    whole = sum(flow / 1.10**year for year, flow in enumerate(flows, 1)) - 120_000
    assert ours.net + theirs.net == pytest.approx(whole)
    assert ours.licence_fees == pytest.approx(sum(fee / 1.10**year for year, fee in enumerate(fees, 1)))
