"""Chapter 2.3: people across borders: recruiting, training, learning a market. Pay is in :mod:`kmo_teach.payroll`."""

from kmo_teach.people.market_fit import Learning, LearningMonth, simulate_learning
from kmo_teach.people.recruitment import HIGHEST, Vacancy, candidate_score, vacancy_cost
from kmo_teach.people.training import Training, training_returns

__all__ = [
    "HIGHEST",
    "Learning",
    "LearningMonth",
    "Training",
    "Vacancy",
    "candidate_score",
    "simulate_learning",
    "training_returns",
    "vacancy_cost",
]
