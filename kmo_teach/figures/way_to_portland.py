"""The way of the line from Deinze to Portland, on a map."""

from __future__ import annotations

from itertools import groupby

from kmo_teach import facts
from kmo_teach.border.journey import Journey
from kmo_teach.figures.drawing import Drawing, callout
from kmo_teach.inputs import require_number
from kmo_teach.language import _, money, number
from kmo_teach.palette import BLUE, GREY, ORANGE

__all__ = ["way_to_portland"]

_WEST, _EAST, _SOUTH, _NORTH = -132, 14, -4, 60
_SCALE, _STRETCH = 480 / (_EAST - _WEST), 1.25  # a degree north is longer than one east on the latitudes of both ends
_SHIP = ((3, 51.5), (-6, 48.5), (-35, 36), (-64, 19), (-75, 13), (-79.5, 9), (-82, 6.5), (-95, 12), (-112, 22))
_COAST = ((-119, 31), (-125, 40), (-124.5, 46.2), (-122.7, 45.5))
_STOPS = ((1, 3.5, 51, 8, -22), (2, -38, 35, 0, 22), (3, -79.5, 9, 20, 20), (4, -122.7, 45.5, 24, -8))


def way_to_portland(journey: Journey, days_at_sea: int) -> Drawing:
    """Draw the way of an order by sea from Belgium to Oregon, with what each stretch costs and who pays it.

    Parameters
    ----------
    journey
        From :func:`kmo_teach.border.journey`.
    days_at_sea
        Days between the port at home and the port abroad.

    Raises
    ------
    InputError
        When the days are not above 0.
    """
    days_at_sea = require_number("days_at_sea", days_at_sea, above=0)
    land = "".join(
        f'<path d="M{" ".join(_place(float(point["east"]), float(point["north"])) for point in points)}Z"/>'
        for _shape, points in groupby(facts.table("border/coast.csv"), key=lambda point: point["shape"])
    )
    way = " ".join(_place(*point) for point in (*_SHIP, *_COAST))
    stops = "".join(_stop(*stop) for stop in _STOPS)
    shapes = (
        f'<g fill="{GREY}" fill-opacity=".35" stroke="{GREY}" stroke-width=".7">{land}</g>'
        f'<path d="M{way}" stroke="{BLUE}" stroke-width="3.5" stroke-dasharray="7 6"/>{stops}'
    )
    rows = (
        ("1", _("Deinze"), _("packing, carriage to the port, export clearance"), _paid(journey, _AT_HOME)),
        ("2", _("the Atlantic"), _("main carriage and cargo insurance"), _paid(journey, _AT_SEA)),
        ("3", _("Panama"), _("through the canal to the Pacific"), "–"),
        ("4", "Portland", _("import duty and fees of customs"), _paid(journey, _AT_ENTRY)),
    )
    alt = _(
        "A map of the Atlantic with both Americas and Europe. A dashed line leads from Belgium over the Atlantic, "
        "through Panama and up the west coast of America to Portland in Oregon."
    )
    caption = _(
        "The way to Portland: {days} days from port to port. The way on the map is ours; coasts: Natural Earth."
    )
    columns = (_("Number"), _("Place"), _("What happens there"), _("Who pays, under {rule}").format(rule=journey.rule))
    size = (480, round((_NORTH - _SOUTH) * _SCALE * _STRETCH))
    return Drawing(shapes, size, alt, columns, rows, caption.format(days=number(days_at_sea)))


_AT_HOME = ("packing", "precarriage", "export_clearance")
_AT_SEA = ("main_carriage", "cargo_insurance")
_AT_ENTRY = ("duty", "entry_fees")


def _place(east: float, north: float) -> str:
    return f"{(east - _WEST) * _SCALE:.1f},{(_NORTH - north) * _SCALE * _STRETCH:.1f}"


def _stop(mark: int, east: float, north: float, right: float, down: float) -> str:
    x, y = (float(one) for one in _place(east, north).split(","))
    return f'<circle cx="{x}" cy="{y}" r="5" fill="{ORANGE}"/>{callout(mark, x + right, y + down)}'


def _paid(journey: Journey, keys: tuple[str, ...]) -> str:
    said = {"seller": _("seller"), "buyer": _("buyer")}
    lines = [line for line in journey.lines if line.key in keys]
    amounts = {payer: sum(line.amount for line in lines if line.payer == payer) for payer in said}
    return "; ".join(f"{said[payer]}: {money(amount)}" for payer, amount in amounts.items() if amount) or "–"
