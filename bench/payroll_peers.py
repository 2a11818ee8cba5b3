"""The trusted engines, asked for a payslip: GETTSIM, OpenFisca-France, PolicyEngine UK and US.

They made the test data (``python -m bench.payroll_peers DE --year 2026``) and run beside the course's engine in
``bench.payroll``. Each is imported only when asked for. ``pip install .[peers]`` brings the first two and
``pip install .[peers-policyengine]`` the others, each in an environment of its own: what they depend on does not go
together.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Sequence

from kmo_teach.payroll import default_year

__all__ = ["PEERS"]

Columns = dict[str, list[float]]


def germany(wages: Sequence[float], year: int) -> Columns:
    """Ask GETTSIM for a single person of 40 without children."""
    import pandas as pd
    from gettsim import InputData, TTTargets, main

    date = f"{year}-01-01"
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
        "geburtsjahr": year - 40,
        "geburtsmonat": 1,
        "arbeitsstunden_w": 40.0,
        "jahr_renteneintritt": year + 27,
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


def france(wages: Sequence[float], year: int) -> Columns:
    """Ask OpenFisca-France for a single non-executive in a firm of 300."""
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_france import CountryTaxBenefitSystem

    months = [f"{year}-{month:02d}" for month in range(1, 13)]
    people = {
        f"person{index}": {
            "salaire_de_base": dict.fromkeys(months, wage / 12),
            "date_naissance": {"ETERNITY": f"{year - 40}-01-01"},
            "effectif_entreprise": dict.fromkeys(months, 300),
            "categorie_salarie": dict.fromkeys(months, "prive_non_cadre"),
            "contrat_de_travail": dict.fromkeys(months, "temps_plein"),
        }
        for index, wage in enumerate(wages)
    }
    entities = {"individus": people}
    roles = {"menages": "personne_de_reference", "foyers_fiscaux": "declarants", "familles": "parents"}
    for entity, role in roles.items():
        entities[entity] = {f"{entity}{index}": {role: [person]} for index, person in enumerate(people)}
    simulation = SimulationBuilder().build_from_entities(CountryTaxBenefitSystem(), entities)

    def whole_year(*names: str) -> list[float]:
        return list(abs(sum(simulation.calculate_add(name, year) for name in names)))

    return {
        "employee_contributions": whole_year("cotisations_salariales"),
        "csg": whole_year("csg_deductible_salaire", "csg_imposable_salaire"),
        "crds": whole_year("crds_salaire"),
        "income_tax": list(abs(simulation.calculate("impot_revenu_restant_a_payer", year))),
        "labour_cost": whole_year("salaire_super_brut"),
    }


def united_kingdom(wages: Sequence[float], year: int) -> Columns:
    """Ask PolicyEngine UK for a single person of 40 in London."""
    from policyengine_uk import Simulation

    groups = {"benunits": {}, "households": {"region": {year: "LONDON"}}}
    simulation = Simulation(situation=_situation(wages, year, groups))
    return {
        "employee_contributions": list(simulation.calculate("ni_employee", year)),
        "income_tax": list(simulation.calculate("income_tax", year)),
        "employer_contributions": list(simulation.calculate("ni_employer", year)),
    }


def united_states(wages: Sequence[float], year: int, state: str = "MI") -> Columns:
    """Ask PolicyEngine US for a single person of 40 in a state."""
    from policyengine_us import Simulation

    groups = {group: {} for group in ("tax_units", "spm_units", "families", "marital_units")}
    simulation = Simulation(situation=_situation(wages, year, groups | {"households": {"state_code": {year: state}}}))
    names = {
        "employee_contributions": "employee_payroll_tax",
        "federal_income_tax": "income_tax",
        "state_income_tax": "state_income_tax",
        "home_heating_credit": "mi_home_heating_credit",
        "employer_contributions": "employer_payroll_tax",
    }
    return {name: list(simulation.calculate(variable, year)) for name, variable in names.items()}


def _situation(wages: Sequence[float], year: int, groups: dict[str, dict]) -> dict:
    people = {
        f"person{index}": {"age": {year: 40}, "employment_income": {year: wage}} for index, wage in enumerate(wages)
    }
    alone = {
        group: {f"{group}{index}": {"members": [person], **more} for index, person in enumerate(people)}
        for group, more in groups.items()
    }
    return {"people": people, **alone}


PEERS: dict[str, tuple[str, Callable[..., Columns]]] = {
    "DE": ("GETTSIM", germany),
    "FR": ("OpenFisca-France", france),
    "GB": ("PolicyEngine UK", united_kingdom),
    "US": ("PolicyEngine US", united_states),
}
"""The peer of each country: its name, and a function from gross wages and a tax year to columns of results."""


def _print_rows(country: str, year: int, wages: Sequence[float], **options: str) -> None:
    columns = PEERS[country][1](wages, year, **options)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["gross", *columns])
    for wage, *results in zip(wages, *columns.values(), strict=True):
        rows.writerow([wage, *(round(float(result), 2) for result in results)])


def main() -> None:
    """Print a peer's results as the rows of a CSV file."""
    parser = argparse.ArgumentParser(prog="python -m bench.payroll_peers", description="Ask a peer for payslips.")
    parser.add_argument("country", choices=sorted(PEERS))
    parser.add_argument("wages", nargs="*", type=float, default=[20000, 30000, 45000, 60000, 80000, 120000])
    parser.add_argument("--year", type=int, default=default_year())
    parser.add_argument("--state", default="MI", help="of the United States: MI, OR, TX")
    given = parser.parse_args()
    more = {"state": given.state} if given.country == "US" else {}
    _print_rows(given.country, given.year, given.wages, **more)


if __name__ == "__main__":
    main()
