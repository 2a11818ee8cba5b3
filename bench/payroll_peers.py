"""The trusted engines, asked for a payslip: GETTSIM, OpenFisca-France, PolicyEngine UK and US.

They made the test data (``python -m bench.payroll_peers DE``) and run beside the course's engine in ``bench.payroll``.
Each is imported only when asked for. ``pip install .[peers]`` brings the first two and
``pip install .[peers-policyengine]`` the others, each in an environment of its own: what they depend on does not go
together.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence

__all__ = ["PEERS"]

Columns = dict[str, list[float]]

_YEAR = 2025
_MONTHS = [f"{_YEAR}-{month:02d}" for month in range(1, 13)]


def germany(wages: Sequence[float]) -> Columns:
    """Ask GETTSIM for a single person of 40 without children."""
    import pandas as pd
    from gettsim import InputData, TTTargets, main

    date = f"{_YEAR}-01-01"
    insurance = {"beiträge_versicherter_m": "employee", "beiträge_arbeitgeber_m": "employer"}
    targets = TTTargets(
        tree={
            "sozialversicherung": insurance,
            "einkommensteuer": {"betrag_y_sn": "tax"},
            "solidaritätszuschlag": {"betrag_y_sn": "surcharge"},
        }
    )
    kinds = main(main_target="templates__input_data_dtypes__tree", policy_date_str=date, tt_targets=targets)
    known = {
        "alter": 40,
        "geburtsjahr": _YEAR - 40,
        "geburtsmonat": 1,
        "arbeitsstunden_w": 40.0,
        "jahr_renteneintritt": _YEAR + 27,
        "monat_renteneintritt": 1,
    }
    frame = pd.DataFrame({"p_id": range(len(wages)), "wage": [wage / 12 for wage in wages]})
    kinds["sozialversicherung"]["rente"] = {
        "altersrente": {"betrag_m": "FloatColumn"},
        "erwerbsminderung": {"betrag_m": "FloatColumn"},
        "jahr_renteneintritt": "IntColumn",
        "monat_renteneintritt": "IntColumn",
        "bezieht_rente": "BoolColumn",
    }

    def mapped(node: dict, path: str = "") -> dict:
        names = {}
        for name, kind in node.items():
            if isinstance(kind, dict):
                names[name] = mapped(kind, f"{path}{name}__")
            elif name in ("p_id", "bruttolohn_m"):
                names[name] = {"p_id": "p_id", "bruttolohn_m": "wage"}[name]
            else:
                empty = -1 if name.startswith("p_id_") else {"IntColumn": 0, "BoolColumn": False}.get(kind, 0.0)
                frame[path + name] = known.get(name, empty)
                names[name] = path + name
        return names

    found = main(
        main_target="results__df_with_mapper",
        policy_date_str=date,
        input_data=InputData.df_and_mapper(df=frame, mapper=mapped(kinds)),
        tt_targets=targets,
        include_warn_nodes=False,
    )
    return {
        "employee_contributions": list(12 * found["employee"]),
        "income_tax": list(found["tax"]),
        "solidarity_surcharge": list(found["surcharge"]),
        "employer_contributions": list(12 * found["employer"]),
    }


def france(wages: Sequence[float]) -> Columns:
    """Ask OpenFisca-France for a single non-executive in a firm of 300."""
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_france import CountryTaxBenefitSystem

    people = {
        f"person{index}": {
            "salaire_de_base": dict.fromkeys(_MONTHS, wage / 12),
            "date_naissance": {"ETERNITY": f"{_YEAR - 40}-01-01"},
            "effectif_entreprise": dict.fromkeys(_MONTHS, 300),
            "categorie_salarie": dict.fromkeys(_MONTHS, "prive_non_cadre"),
            "contrat_de_travail": dict.fromkeys(_MONTHS, "temps_plein"),
        }
        for index, wage in enumerate(wages)
    }
    entities = {"individus": people}
    roles = {"menages": "personne_de_reference", "foyers_fiscaux": "declarants", "familles": "parents"}
    for entity, role in roles.items():
        entities[entity] = {f"{entity}{index}": {role: [person]} for index, person in enumerate(people)}
    simulation = SimulationBuilder().build_from_entities(CountryTaxBenefitSystem(), entities)

    def year(*names: str) -> list[float]:
        return list(abs(sum(simulation.calculate_add(name, _YEAR) for name in names)))

    return {
        "employee_contributions": year("cotisations_salariales"),
        "csg": year("csg_deductible_salaire", "csg_imposable_salaire"),
        "crds": year("crds_salaire"),
        "income_tax": list(abs(simulation.calculate("impot_revenu_restant_a_payer", _YEAR))),
        "labour_cost": year("salaire_super_brut"),
    }


def united_kingdom(wages: Sequence[float]) -> Columns:
    """Ask PolicyEngine UK for a single person of 40 in London."""
    from policyengine_uk import Simulation

    groups = {"benunits": {}, "households": {"region": {_YEAR: "LONDON"}}}
    simulation = Simulation(situation=_situation(wages, groups))
    return {
        "employee_contributions": list(simulation.calculate("ni_employee", _YEAR)),
        "income_tax": list(simulation.calculate("income_tax", _YEAR)),
        "employer_contributions": list(simulation.calculate("ni_employer", _YEAR)),
    }


def united_states(wages: Sequence[float]) -> Columns:
    """Ask PolicyEngine US for a single person of 40 in Michigan."""
    from policyengine_us import Simulation

    groups = {group: {} for group in ("tax_units", "spm_units", "families", "marital_units")}
    simulation = Simulation(situation=_situation(wages, groups | {"households": {"state_code": {_YEAR: "MI"}}}))
    names = {
        "employee_contributions": "employee_payroll_tax",
        "federal_income_tax": "income_tax",
        "state_income_tax": "state_income_tax",
        "home_heating_credit": "mi_home_heating_credit",
        "employer_contributions": "employer_payroll_tax",
    }
    return {name: list(simulation.calculate(variable, _YEAR)) for name, variable in names.items()}


def _situation(wages: Sequence[float], groups: dict[str, dict]) -> dict:
    people = {
        f"person{index}": {"age": {_YEAR: 40}, "employment_income": {_YEAR: wage}} for index, wage in enumerate(wages)
    }
    alone = {
        group: {f"{group}{index}": {"members": [person], **more} for index, person in enumerate(people)}
        for group, more in groups.items()
    }
    return {"people": people, **alone}


PEERS: dict[str, tuple[str, Callable[[Sequence[float]], Columns]]] = {
    "DE": ("GETTSIM", germany),
    "FR": ("OpenFisca-France", france),
    "GB": ("PolicyEngine UK", united_kingdom),
    "US": ("PolicyEngine US", united_states),
}
"""The peer of each country: its name, and a function from gross wages to columns of results."""


def _print_rows(country: str, wages: Sequence[float]) -> None:
    columns = PEERS[country][1](wages)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["gross", *columns])
    for wage, *results in zip(wages, *columns.values(), strict=True):
        rows.writerow([wage, *(round(float(result), 2) for result in results)])


if __name__ == "__main__":
    _print_rows(sys.argv[1], [float(wage) for wage in sys.argv[2:]] or [20000, 30000, 45000, 60000, 80000, 120000])
