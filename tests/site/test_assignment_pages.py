"""The page of an assignment as it is in the site, with all that the theme brings along."""

from __future__ import annotations

from typing import Any

ANSWER = "def sufficiency(home_market, home_share): return home_market / home_share  # a/b, k, n, p?"


def test_an_answer_is_typed_key_by_key_whatever_shortcuts_the_page_has(visit: Any) -> None:
    page = visit().open("en/book/assignments/ps1.html").page
    page.locator('.kmo-desk[data-editor="here"]').wait_for(state="attached")
    form = page.locator("form.kmo-task").filter(has=page.locator(".cm-content")).first
    form.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(ANSWER)
    assert form.locator("textarea").input_value() == ANSWER
    assert page.evaluate("document.activeElement.className").startswith("cm-content")
