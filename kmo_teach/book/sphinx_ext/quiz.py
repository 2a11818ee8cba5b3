"""``{quiz} 2-3-people``: the questions of ``quizzes/2-3-people.yml`` beside the page.

The page as built holds everything: the questions as forms, and the answers with their feedback folded below each.
Where scripts run, a small one (``quiz.js``) takes the folded part's place and answers in a live region. Nothing is sent
or kept.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.book.quiz import Question, QuizError, read_file
from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["Quiz", "question_id", "quiz_file", "quiz_html", "setup"]


def quiz_html(name: str, questions: tuple[Question, ...], language: str) -> str:
    """Return a quiz as HTML in a language.

    Parameters
    ----------
    name
        Name of the quiz, for its ids.
    questions
        The quiz.
    language
        ISO 639-1 code of the words around the questions.
    """
    with using(language):
        words = {
            "none": _("Choose an answer first."),
            "right": _("Right."),
            "wrong": _("Not right."),
            "part": _("Not all of it: an answer that you did not choose is right too."),
            "score": _("{right} of {total} questions right so far."),
        }
        data = " ".join(f'data-{key}="{escape(word)}"' for key, word in words.items())
        forms = "\n".join(_form(name, number, question) for number, question in enumerate(questions, 1))
    return f'<div class="kmo-quiz" {data}>\n{forms}\n<p class="kmo-quiz-score" role="status"></p>\n</div>'


def _form(name: str, number: int, question: Question) -> str:
    kind = "checkbox" if question.several else "radio"
    group = question_id(name, question.id)
    hint = f"<p>{escape(_('More than one answer may be right.'))}</p>" if question.several else ""
    choices = "\n".join(
        f'<label><input type="{kind}" name="{group}" value="{place}"{" data-correct" if answer.correct else ""} />'
        f"<span>{escape(answer.text)}</span></label>"
        for place, answer in enumerate(question.answers)
    )
    verdicts = {True: escape(_("Right.")), False: escape(_("Not right."))}
    key = "\n".join(
        f"<li><p>{escape(answer.text)}</p><p><strong>{verdicts[answer.correct]}</strong> "
        f'<span class="kmo-quiz-why">{escape(answer.feedback)}</span></p></li>'
        for answer in question.answers
    )
    return (
        f'<form class="kmo-quiz-question" id="{group}">\n<fieldset><legend>{number}. {escape(question.text)}</legend>\n'
        f"{hint}{choices}\n</fieldset>\n"
        f'<button type="submit" hidden>{escape(_("Check my answer"))}</button>\n'
        f'<div class="kmo-quiz-feedback" role="status"></div>\n'
        f"<details><summary>{escape(_('Answers, with reasons'))}</summary><ol>\n{key}\n</ol></details>\n</form>"
    )


def quiz_file(env: BuildEnvironment, name: str) -> Path:
    """Return the file of a quiz beside the page that is being read, which now depends on it."""
    path = Path(env.doc2path(env.docname)).parent / "quizzes" / f"{name}.yml"
    env.note_dependency(str(path))
    return path


def question_id(quiz: str, question: str) -> str:
    """Return a question's id on its page.

    >>> question_id("introduction", "unavoidable")
    'quiz-introduction-unavoidable'
    """
    return f"quiz-{quiz}-{question}"


class Quiz(SphinxDirective):
    """Put a quiz on the page."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the quiz; what is wrong with it is a fault of the page."""
        name = self.arguments[0]
        try:
            questions = read_file(quiz_file(self.env, name))
        except QuizError as fault:
            raise self.error(str(fault)) from None
        return [nodes.raw("", quiz_html(name, questions, self.config.language), format="html")]


def _add_to_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if 'class="kmo-quiz"' in context.get("body", ""):
        app.add_css_file("quiz.css")
        app.add_js_file("quiz.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the directive, and its script and style on pages that have a quiz."""
    app.add_directive("quiz", Quiz)
    app.connect("html-page-context", _add_to_page)
