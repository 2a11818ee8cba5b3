"""A page with an assignment, driven as a student drives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PATIENCE = 30_000
RIGHT = "def share_of_all(a, b):\n    return a * b"
WRONG = "def share_of_all(a, b):\n    return a / b"


class PracticePage:
    """The page of ``ps1``; by default the task that is shown is *denominator*."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, language: str = "en", *, editor: bool = True) -> PracticePage:
        self.page.goto(f"{self.address}/course/{language}/ps1.html")
        return self.ready(editor=editor)

    def ready(self, *, editor: bool = True) -> PracticePage:
        state = '[data-state="ready"]' + ('[data-editor="here"][data-engine="live"]' if editor else "")
        self.page.locator(f".kmo-desk{state}").wait_for(timeout=PATIENCE, state="attached")
        return self

    def form(self, task: str = "denominator") -> Any:
        return self.page.locator(f"form#task-{task}")

    def write(self, source: str, task: str = "denominator") -> PracticePage:
        """Type an answer: in the editor, or in the field for text."""
        field = self.form(task).locator(".cm-content, .kmo-prose textarea").first
        field.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)
        return self

    def press(self, action: str, task: str = "denominator") -> PracticePage:
        self.form(task).locator(f"[data-action={action}]").click()
        return self

    def told(self, action: str = "check", task: str = "denominator") -> str:
        """Press a button, wait for what becomes of it, and return the sentences."""
        form = self.form(task)
        revision = int(form.get_attribute("data-revision") or 0) + 1
        self.press(action, task)
        self.page.locator(f'#task-{task}[data-revision="{revision}"]').wait_for(timeout=PATIENCE)
        return form.locator(".kmo-told").inner_text()

    def answer(self, task: str = "denominator") -> str:
        return self.page.locator(f"#answer-{task}").input_value()

    def kept(self, state: str = "kept") -> PracticePage:
        self.page.locator(f'.kmo-kept[data-kept="{state}"]').wait_for(timeout=PATIENCE)
        return self

    def settled(self) -> PracticePage:
        """Wait until what was typed is written, or was refused."""
        self.page.wait_for_timeout(400)
        return self

    def downloaded(self, folder: Path) -> Path:
        with self.page.expect_download() as waiting:
            self.page.locator(".kmo-desk [data-action=download]").click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def take(self, path: Path) -> str:
        """Open a notebook and return what the page says of it."""
        said = self.page.locator(".kmo-opened")
        self.page.locator(".kmo-desk input[type=file]").set_input_files(path)
        said.filter(has_text=path.name).wait_for(timeout=PATIENCE)
        return said.inner_text()
