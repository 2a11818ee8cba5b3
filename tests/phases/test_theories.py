"""Theories by name: their works are in the bibliography, their rules read a history as a person would by hand."""

import re
from itertools import product

import pytest

from kmo_teach import facts
from kmo_teach.case import case_history, theory_expects
from kmo_teach.inputs import InputError
from kmo_teach.phases import SIGNS, THEORIES, History, get_theory, sign_label, theories_that_fit, theory_fit


def verdicts(**signs):
    return {fit.theory.key: fit.verdict for fit in theories_that_fit(History(**signs))}


@pytest.mark.parametrize("key", THEORIES)
def test_its_works_are_in_the_bibliography_and_say_how_they_were_read(key, root):
    known = set(re.findall(r"@\w+\{(\w+),", (root / "book/references.bib").read_text(encoding="utf-8")))
    marks = facts.parameters("phases/theories.toml")["marks"]
    theory = get_theory(key)
    assert theory.works
    assert theory.evidence
    assert {*theory.works, *theory.evidence} <= known
    assert {marks[work] for work in (*theory.works, *theory.evidence)} <= {"P", "Q", "K"}


@pytest.mark.parametrize("key", THEORIES)
def test_it_says_what_it_expects_and_what_would_refute_it(key):
    theory = get_theory(key)
    for text in (theory.name, theory.says, theory.found, theory.refuted_by, theory_expects(key)):
        assert text
        assert "{" not in text


def test_a_rule_looks_only_at_known_signs_and_each_sign_is_used():
    used = {sign for key in THEORIES for sign in get_theory(key).rule.signs}
    assert used == set(SIGNS)
    assert all(sign_label(sign) for sign in SIGNS)


def test_a_slow_ladder_is_no_born_global_and_an_early_start_far_away_no_ladder():
    ladder = verdicts(near_first=True, small_steps=True, burst=False, early=False)
    assert ladder["uppsala_1977"] == "fits"
    assert ladder["born_global"] == "not"
    far = verdicts(near_first=False, small_steps=False, burst=False, early=True)
    assert far["uppsala_1977"] == "not"
    assert far["born_global"] == "fits"


def test_the_stages_of_export_begin_nearby_and_go_in_steps():
    assert verdicts(near_first=True, small_steps=True)["export_stages"] == "fits"
    assert verdicts(near_first=False, small_steps=True)["export_stages"] == "not"
    assert verdicts(near_first=True)["export_stages"] == "open"


@pytest.mark.parametrize("near", [True, False, None])
def test_where_it_began_does_not_make_a_born_global(near):
    # Neither Oviatt and McDougall nor Hennart and others ask for markets far away.
    assert theory_fit("born_global", History(early=True, near_first=near)).verdict == "fits"


def test_a_late_jump_is_born_again_and_no_ladder():
    found = verdicts(early=False, burst=True, near_first=True, small_steps=True)
    assert found["born_again"] == "fits"
    assert found["uppsala_1977"] == "not"


@pytest.mark.parametrize(("owns", "hard"), list(product((True, False), repeat=2)))
def test_transaction_cost_asks_for_control_where_and_only_where_a_contract_fails(owns, hard):
    assert theory_fit("transaction_cost", History(owns_abroad=owns, hard_to_contract=hard)).verdict == (
        "fits" if owns == hard else "not"
    )


@pytest.mark.parametrize(("owns", "there", "hard"), list(product((True, False), repeat=3)))
def test_oli_asks_for_all_its_advantages_at_once(owns, there, hard):
    history = History(owns_abroad=owns, better_there=there, hard_to_contract=hard)
    assert theory_fit("oli", history).verdict == ("fits" if owns == (there and hard) else "not")


def test_one_missing_advantage_is_enough_to_expect_no_unit_abroad():
    assert theory_fit("oli", History(owns_abroad=False, better_there=False)).verdict == "fits"
    assert theory_fit("oli", History(owns_abroad=False, better_there=True)).verdict == "open"


def test_what_nobody_knows_leaves_a_theory_open_and_one_contrary_sign_closes_it():
    assert theory_fit("uppsala_1977", History(near_first=True)).unknown == ("small_steps", "burst")
    assert theory_fit("uppsala_1977", History(near_first=False)).verdict == "not"


def test_the_third_uppsala_model_fits_every_history():
    for signs in product((True, False, None), repeat=3):
        history = History(**dict(zip(("near_first", "burst", "owns_abroad"), signs, strict=True)))
        assert theory_fit("uppsala_2017", history).verdict == "fits"


def test_the_running_case_is_a_ladder_and_no_born_global():
    found = {fit.theory.key: fit.verdict for fit in theories_that_fit(case_history())}
    assert found["uppsala_1977"] == found["transaction_cost"] == "fits"
    assert found["born_global"] == found["born_again"] == found["digital"] == "not"
    assert found["outsidership"] == found["effectuation"] == "open"


def test_nonsense_is_refused_by_name():
    with pytest.raises(InputError, match="early"):
        History(early="yes")
    with pytest.raises(InputError, match="key"):
        get_theory("marxism")
