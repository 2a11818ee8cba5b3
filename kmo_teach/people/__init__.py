"""Chapter 2.3: people across borders: recruiting, training, posting. Pay is in :mod:`kmo_teach.payroll`."""

from kmo_teach.people.market_fit import Learning, LearningMonth, simulate_learning
from kmo_teach.people.posting import (
    DUTIES,
    SURE,
    TASKS_ABROAD,
    Posting,
    PostingFinding,
    Stay,
    add_months,
    busiest_twelve_months,
    days_by_year,
    passed_on,
    posting_countries,
    posting_findings,
    tax_period,
)
from kmo_teach.people.recruitment import HIGHEST, Vacancy, candidate_score, vacancy_cost
from kmo_teach.people.training import Training, training_returns

__all__ = [
    "DUTIES",
    "HIGHEST",
    "SURE",
    "TASKS_ABROAD",
    "Learning",
    "LearningMonth",
    "Posting",
    "PostingFinding",
    "Stay",
    "Training",
    "Vacancy",
    "add_months",
    "busiest_twelve_months",
    "candidate_score",
    "days_by_year",
    "passed_on",
    "posting_countries",
    "posting_findings",
    "simulate_learning",
    "tax_period",
    "training_returns",
    "vacancy_cost",
]
