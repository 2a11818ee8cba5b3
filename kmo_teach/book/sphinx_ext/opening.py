"""``{opening}``: the question with which the course begins, on its start page.

The reader names a price for the line to Portland and is told what the order leaves. All answers are computed here,
with the model of the pricing app, so that the page needs no Python: a small script shows the one that was asked for.
Where no script runs, the page tells of three prices.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.case.firm import get_running_case
from kmo_teach.case.order import portland, portland_in_words, portland_price
from kmo_teach.figures.dosing_line import dosing_line
from kmo_teach.html import Html, html, joined
from kmo_teach.language import _, money, number, using
from kmo_teach.palette import BLUE, GREEN, ORANGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from kmo_teach.pricing import Quote

__all__ = ["FIRST", "LAST", "STEP", "Opening", "answers", "setup"]

FIRST, LAST, STEP = 80_000, 160_000, 1_000
"""The prices that a reader may name, in the order's currency."""

_CHAPTER = "2-4-2-risks-and-price.html"


def answers(price: Quote) -> list[str]:
    """Return for each price that may be named what the order leaves at it, in the reader's words."""
    return [_answer(price, asked) for asked in range(FIRST, LAST + STEP, STEP)]


def _answer(price: Quote, asked: int) -> str:
    left, named = price.margin(asked), money(asked, price.order.currency)
    if price.is_below_floor(asked):
        return _(
            "At {price} the order loses {loss}. That is below its floor: a manual, two visits, freight, the wait and "
            "the risks must be paid too."
        ).format(price=named, loss=money(-left))
    if asked < price.target:
        return _(
            "At {price} all costs and risks are paid and {left} is left: less than the margin that the firm wants."
        ).format(price=named, left=money(left))
    return _(
        "At {price} all costs and risks are paid and {left} is left, as much as the firm wants. Would the buyer still "
        "say yes?"
    ).format(price=named, left=money(left))


class Opening(SphinxDirective):
    """Put the question and its picture on the page."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return both."""
        with using(self.config.language):
            return [nodes.raw("", _opening(), format="html")]


def _opening() -> Html:
    firm, order, price, said = get_running_case(), portland(), portland_price(), portland_in_words()
    lead = _(
        "{firm}, a family firm in {town}, makes dosing lines. A maker of baking mixes in {place}, {region}, asks for "
        "one: price in US dollars, payment {days} days after delivery. Making the line costs {cost}."
    ).format(
        firm=firm.name,
        town=firm.town,
        place=said["place"],
        region=said["region"],
        days=number(order.days),
        cost=money(order.full_cost),
    )
    return html(
        '<div class="opening"><section class="opening-question" aria-labelledby="opening-title">'
        '<h2 class="opening-title" id="opening-title">{title}</h2><p>{lead}</p>{form}'
        '<p class="opening-more"><a href="{chapter}#pricing">{more}</a></p></section>'
        '<div class="opening-picture">{picture}</div></div>',
        title=_("Would you accept? At what price?"),
        lead=lead,
        form=_form(price),
        chapter=_CHAPTER,
        more=_("Work it out in the pricing app"),
        picture=dosing_line().figure,
    )


def _form(price: Quote) -> Html:
    floor, target = ((100 * (at - FIRST) / (LAST - FIRST)) for at in (price.floor, price.target))
    first = round(price.naive / STEP) * STEP  # cost and margin alone, with which most readers begin too
    currency = price.order.currency
    prices = [money(asked, currency) for asked in range(FIRST, LAST + STEP, STEP)]
    told = {
        _("{name}'s first number: cost and margin alone").format(
            name=get_running_case().leader.first_name
        ): price.naive,
        _("The floor: all that the order causes"): price.floor,
        _("The target: with the margin that the firm wants"): price.target,
    }
    return html(
        '<form class="opening-form" hidden data-prices="{prices}" data-answers="{answers}">'
        '<label for="opening-price">{label} <output for="opening-price">{shown}</output></label>'
        '<input type="range" id="opening-price" min="{first}" max="{last}" step="{step}" value="{value}" '
        'aria-valuetext="{shown}">'
        '<div class="opening-scale" hidden aria-hidden="true" style="--floor:{floor}%;--target:{target}%;'
        '--loss:{orange};--thin:{blue};--wanted:{green}">'
        "<span>{loss}</span><span>{thin}</span><span>{wanted}</span></div>"
        '<button type="submit">{ask}</button><p class="opening-answer" role="status"></p></form>'
        '<ul class="opening-still">{rows}</ul>',
        prices=json.dumps(prices, ensure_ascii=False),
        answers=json.dumps(answers(price), ensure_ascii=False),
        label=_("Your price:"),
        shown=prices[(first - FIRST) // STEP],
        first=FIRST,
        last=LAST,
        step=STEP,
        value=first,
        floor=f"{floor:.1f}",
        orange=ORANGE,
        blue=BLUE,
        green=GREEN,
        target=f"{target:.1f}",
        loss=_("a loss"),
        thin=_("thin"),
        wanted=_("the margin wanted"),
        ask=_("What would be left?"),
        rows=joined(
            html("<li>{name}: {price}</li>", name=name, price=money(at, currency)) for name, at in told.items()
        ),
    )


def _add_to_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if 'class="opening"' in context.get("body", ""):
        app.add_css_file("opening.css")
        app.add_js_file("opening.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the directive, with its style and its script on the page that has it."""
    app.add_directive("opening", Opening)
    app.connect("html-page-context", _add_to_page)
