"""Each gate on a translation fails on what it is for."""

from __future__ import annotations

import pytest

from tools.translate.check import losses


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("See {ref}`fig-1`.", "Zie figuur 1."),
        ("See {ref}`Figure <fig-1>`.", "Zie {ref}`figuur <fig-2>`."),
        ("As in {cite}`oecd2024`.", "Zoals in {cite}`oecd2023`."),
        ("A {term}`director`.", "Een bestuurder."),
        ("[text](https://example.org/a)", "[tekst](https://example.org/b)"),
        ("[text](lab.ipynb)", "[tekst](labo.ipynb)"),
        ("Set $x = 1.5$.", "Zet $x = 2.5$."),
        ("{n} days", "{m} dagen"),
        ("{n:.2f} days", "{n} dagen"),
        ("A note[^1]", "Een noot"),
        ("Run `make`", "Voer make uit"),
        ("<b>bold</b> a", "<i>vet</i> a"),
        ("{{ name }} b", "naam b"),
        ('f"Profit {profit} EUR"', 'f"Winst {winst} EUR"'),
        ('"Profit of {n} EUR"', '"Winst van {m} EUR"'),
        ('"A sentence"', "Een zin"),
        ("{math}`a + b` is", "{math}`a - b` is"),
        ("rate=", "koers per euro="),
        ("rate=", "koers"),
    ],
)
def test_loss_is_found(message: str, translation: str) -> None:
    assert losses(message, translation)


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("See {ref}`Figure <fig-1>`.", "Zie {ref}`figuur <fig-1>`."),
        ("A {term}`director`.", "Een {term}`bestuurder`."),
        ("Set $x = 1.5$.", "Zet $x = 1{,}5$."),
        (r"$\text{profit} = 1{,}000$", r"$\text{winst} = 1.000$"),
        ("[text](page.md#a-heading)", "[tekst](page.md#een-kop)"),
        ('f"Profit {profit:,.2f} EUR"', 'f"Winst {profit:,.2f} EUR"'),
        ("50% of sales", "50% van de omzet"),
        ("rate=", "koers="),
        ('"Quoted", they said.', "“Geciteerd”, zeiden ze."),
    ],
)
def test_faithful_translation_passes(message: str, translation: str) -> None:
    assert losses(message, translation) == []
