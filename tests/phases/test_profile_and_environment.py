"""Profiles after the paper's two definitions; the home market's arithmetic; what both refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.inputs import InputError
from kmo_teach.phases import Environment, Profile, Situation, home_market_sufficiency

weights = some.floats(0.01, 100)


@given(weights, weights, weights, weights, some.floats(0.01, 100))
def test_only_proportions_of_priorities_count(growth, autonomy, continuity, independence, scale):
    first = Profile(growth, autonomy, continuity, independence)
    second = Profile(growth * scale, autonomy * scale, continuity * scale, independence * scale)
    assert sum(first.weights.values()) == pytest.approx(1)
    assert second.weights == pytest.approx(first.weights)


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        (Profile(4, 3, 2, 9), "CAP"),  # growth before autonomy and continuity; independence is no part of CAP
        (Profile(2, 9, 4, 3), "PIC"),  # continuity and independence before growth; autonomy is no part of PIC
        (Profile(3, 4, 2, 1), "mixed"),  # growth before continuity, not before autonomy
        (Profile(3, 1, 4, 2), "mixed"),  # continuity before growth, independence not
        (Profile(1, 1, 1, 1), "mixed"),
    ],
)
def test_kind_of_profile(profile, kind):
    assert profile.kind == kind


@given(weights, weights, weights, weights)
def test_no_profile_is_both(growth, autonomy, continuity, independence):
    profile = Profile(growth, autonomy, continuity, independence)
    cap = profile.growth > max(profile.autonomy, profile.continuity)
    pic = min(profile.continuity, profile.independence) > profile.growth
    assert not (cap and pic)
    assert (profile.kind == "CAP") == cap
    assert (profile.kind == "PIC") == pic


@given(some.floats(0, 1e9), some.floats(0, 1), some.floats(1, 1e9))
def test_sufficiency_of_one_means_exactly_enough(home_market, share, required):
    ratio = home_market_sufficiency(home_market, share, required)
    assert ratio * required == pytest.approx(home_market * share)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: Profile(-1, 1, 1, 1), "growth"),
        (lambda: Profile(1, 1, float("nan"), 1), "continuity"),
        (lambda: Profile(0, 0, 0, 0), "growth"),
        (lambda: Profile(1, 1, 1, 1, family_support=11), "family_support"),
        (lambda: Environment((), 5, 5, 1, 1, 1), "knowhow"),
        (lambda: Environment("sale", 5, 5, 1, 1, 1), "knowhow"),
        (lambda: Environment(("cooking",), 5, 5, 1, 1, 1), "knowhow"),
        (lambda: Environment(("sale",), 5, -1, 1, 1, 1), "niche"),
        (lambda: Environment(("sale",), 5, 5, 1, 1.01, 1), "home_share"),
        (lambda: Environment(("sale",), 5, 5, 1, 1, 0), "required_turnover"),
        (lambda: Situation(triggers=("boredom",)), "triggers"),
        (lambda: Situation(triggers="cost"), "triggers"),
        (lambda: Situation(present=("moon",)), "present"),
        (lambda: Situation(destination="moon"), "destination"),
        (lambda: Situation(preparation="high"), "preparation"),
        (lambda: Situation(cash_months=-1), "cash_months"),
    ],
)
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
