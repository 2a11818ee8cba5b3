"""The tree that leads to a form of partnership."""

import itertools

from kmo_teach.entry import PURPOSES, partner_form


def test_every_answer_leads_to_its_own_form():
    answers = itertools.product(PURPOSES, (False, True), (False, True))
    forms = [partner_form(p, needs_control=control, has_capital=capital).form for p, control, capital in answers]
    assert len(set(forms)) == len(forms) == 12
