"""The six mini-cases and the running case behave as their types do in the paper, and their figures add up."""

import math

import pytest

from kmo_teach import facts
from kmo_teach.case import get_running_case
from kmo_teach.entry import Size, size_class
from kmo_teach.inputs import InputError
from kmo_teach.phases import CASES, PAPER, PHASES, STEPS, get_phase_case, position, tornado


def placed(name):
    case = get_phase_case(name)
    return position(case.profile, case.environment, case.situation)


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_marked_invented_and_names_the_source_of_its_type(name):
    case = get_phase_case(name)
    assert case.invented
    assert "Van Caillie" in case.type_source
    assert case.title
    assert case.story.endswith(".")


def test_the_papers_two_extremes_lie_furthest_apart():
    scores = {name: placed(name).attitude_score for name in CASES}
    assert placed("born_global").attitude == "proactive"
    assert min(scores, key=scores.get) == "captive_supplier"
    assert placed("captive_supplier").attitude == "reactive"


def test_the_born_global_skips_the_neighbours():
    assert placed("born_global").next_step.name == "export_world"


def test_the_technology_venture_never_exports():
    assert placed("technology_venture").phases == ("partnership",)
    assert all(step.phase != "export" for step in get_phase_case("technology_venture").path)


def test_the_family_exporter_stays_and_that_is_said_to_be_sound():
    found = placed("family_exporter")
    assert found.next_step is None
    assert any(reason.effect == "warning" and reason.origin == PAPER for reason in found.reasons)


def test_concerns_shift_from_commercial_to_structural_with_subsidiaries():
    for name in ("export", "partnership"):
        assert PHASES[name].dominant_concerns == ("commercial",)
    for name in ("subsidiaries", "multinational"):
        assert set(PHASES[name].dominant_concerns) == {"accounting_tax", "financial", "legal", "governance"}


def test_only_the_ends_of_the_ranking_are_fixed_by_the_paper():
    ranks = [(step.complexity, step.duration) for step in STEPS.values()]
    assert ranks[0] == (1, 1) == min(ranks)
    assert max(ranks) == ranks[-1]
    assert STEPS["export_neighbours"].complexity == 1
    assert ranks[-1] == (STEPS["multinational"].complexity, STEPS["multinational"].duration)


def test_an_unknown_case_is_refused_with_the_names_that_exist():
    with pytest.raises(InputError, match="born_global"):
        get_phase_case("unicorn")


def test_the_running_case_adds_up():
    firm = get_running_case()
    sheet = firm.balance_sheet
    liabilities = ("equity", "bank_debt", "payables", "tax_and_social_debts", "customer_advances")
    assert sum(firm.markets.values()) == firm.turnover
    assert firm.balance_sheet_total == sum(sheet[name] for name in liabilities)
    assert sum(owner.share for owner in firm.owners) == pytest.approx(1)
    assert sum(firm.largest_customers) < firm.turnover
    assert 0 < firm.operating_profit < firm.turnover
    assert size_class(Size(firm.staff, firm.turnover, firm.balance_sheet_total)) == "small"


def test_the_running_case_breaks_even_where_it_says():
    firm = get_running_case()
    variable = (firm.costs["materials"] + firm.costs["freight_and_commissions"]) / firm.turnover
    fixed = firm.costs["staff"] + firm.costs["overheads"] + firm.costs["depreciation"]
    assert firm.break_even_turnover * (1 - variable) == pytest.approx(fixed)
    assert firm.environment.required_turnover == pytest.approx(firm.break_even_turnover)
    # What the firm sells at home is what it believes it can reach there.
    reachable = firm.environment.home_market * firm.environment.home_share
    assert reachable == pytest.approx(firm.markets["BE"], rel=0.02)


def test_the_owners_disagree_and_each_is_consistent():
    owners = get_running_case().owners
    assert [owner.profile.kind for owner in owners] == ["CAP", "PIC", "mixed"]
    assert all(owner.priorities.consistent for owner in owners)


def test_concern_hours_are_shares_and_follow_the_paper():
    data = facts.parameters("phases/concern_hours.toml")
    assert data["estimate"] is True
    for name in PHASES:
        assert math.isclose(sum(data[name].values()), 1)
        commercial_leads = max(data[name], key=data[name].get) == "commercial"
        assert commercial_leads == (PHASES[name].dominant_concerns == ("commercial",))


def test_tornado_of_the_running_case_names_only_real_inputs():
    firm = get_running_case()
    fields = {name for kind in (firm.profile, firm.environment, firm.situation) for name in kind.__dataclass_fields__}
    assert {swing.name for swing in tornado(firm.profile, firm.environment, firm.situation)} <= fields


@pytest.mark.parametrize(
    "name",
    ["phases/cases.toml", "phases/concern_hours.toml", "case/firm.toml", "case/order.toml", "case/decisions.toml"],
)
def test_invented_figures_are_marked_with_source_date_and_unit(name):
    data = facts.parameters(name)
    assert data["estimate"] is True
    assert "invented" in data["source"]
    assert data["date"]
    assert data["unit"]


@pytest.mark.parametrize("name", facts.parameters("phases/ahp.toml"))
def test_published_constants_name_source_date_and_unit(name):
    entry = facts.parameters("phases/ahp.toml")[name]
    assert len(entry["source"]) > 20
    assert entry["date"]
    assert entry["unit"]
