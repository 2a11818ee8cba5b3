"""VAT across the border: how a sale from Belgium is treated, what the invoice must say and which papers prove it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _

__all__ = ["CARRIERS", "CUSTOMERS", "SUPPLIES", "VAT_TREATMENTS", "Sale", "Treatment", "union_members", "vat_treatment"]

HOME = "BE"
_RULES = "border/rules.toml"
_AT_HOME = {"installed": "36", "service": "44", "property_service": "47"}  # goods: articles 31 and 32

SUPPLIES = {
    "goods": N_("goods"),
    "installed": N_("goods that the seller installs or has installed"),
    "stock": N_("goods for a stock at a known customer's, bought as they are taken"),
    "resale": N_("goods bought in another member state and sent on from there"),
    "service": N_("a service"),
    "property_service": N_("a service on a building or a site"),
}
"""What is supplied, with labels."""

CUSTOMERS = {"business": N_("a business"), "consumer": N_("a consumer")}
"""To whom, with labels."""

CARRIERS = {"seller": N_("the seller"), "buyer": N_("the buyer")}
"""Who has the goods carried, with labels."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """How VAT treats a sale.

    Attributes
    ----------
    key
        One of :data:`VAT_TREATMENTS`.
    label
        In a few words.
    article
        Of Directive 2006/112/EC; where a number has a letter, to be translated (17a is 17 bis in Dutch).
    invoice
        What the seller's invoice charges and says.
    proof
        What the seller keeps.
    returns
        Where it is reported.
    """

    key: str
    label: str
    article: str
    invoice: str
    proof: str
    returns: str


_LISTING = N_("periodic return, and the recapitulative statement (in Belgium: the intra-Community listing)")
_ABROAD = N_("periodic return; a return over there, after registration")
_RETURN = N_("periodic return")

VAT_TREATMENTS = {
    one.key: one
    for one in (
        Treatment(
            "home", N_("a sale at home: Belgian VAT"), "31, 32", N_("Belgian VAT"), N_("the usual papers"), _RETURN
        ),
        Treatment(
            "property_at_home",
            N_("service on a building in Belgium for a business: the customer often accounts for the VAT"),
            "47, 199",
            N_("for building work “btw verlegd”, if the customer files periodic returns; else Belgian VAT"),
            N_("the contract, the customer's number"),
            _RETURN,
        ),
        Treatment(
            "intra_community",
            N_("intra-Community supply: exempt, the buyer accounts for VAT on the acquisition"),
            "138(1)",
            N_("no VAT; both VAT numbers and “exempt, article 138 of Directive 2006/112/EC”"),
            N_("the number checked in VIES that day, and two papers on the transport (article 45a)"),
            _LISTING,
        ),
        Treatment(
            "no_number",
            N_("no valid number of another member state: Belgian VAT until there is one"),
            "32, 138(1)(b)",
            N_("Belgian VAT; credited when number and proof are there"),
            N_("the failed check in VIES, the request to the buyer"),
            _RETURN,
        ),
        Treatment(
            "export",
            N_("export: exempt"),
            "146(1)",
            N_("no VAT; “exempt, article 146 of Directive 2006/112/EC”"),
            N_("the export declaration in the seller's name and the confirmation of exit"),
            _RETURN,
        ),
        Treatment(
            "carried_by_home_buyer",
            N_("a buyer established in Belgium carries the goods out himself: a sale at home, Belgian VAT"),
            "32, 146(1)(b)",
            N_("Belgian VAT"),
            N_("the usual papers; the buyer exports in his own name"),
            _RETURN,
        ),
        Treatment(
            "installed_in_member_state",
            N_("supply with installation: due where the machine is installed"),
            "36, 194",
            N_("no Belgian VAT; by that state's law “reverse charge”, or its VAT after registration there"),
            N_("the contract with the installation in it, the signed acceptance on site"),
            N_("periodic return; no intra-Community listing of goods; perhaps a return over there"),
        ),
        Treatment(
            "installed_for_consumer",
            N_("supply with installation for a consumer: VAT of the state where it is installed"),
            "36",
            N_("that state's VAT, after registration there; no reverse charge"),
            N_("the contract with the installation in it, the signed acceptance on site"),
            _ABROAD,
        ),
        Treatment(
            "installed_outside_union",
            N_("supply with installation outside the Union: outside European VAT"),
            "36",
            N_("no Belgian VAT: place of supply outside the Union, article 36"),
            N_("the contract with the installation in it, the export declaration with exit, the acceptance on site"),
            N_("periodic return; look up the tax over there"),
        ),
        Treatment(
            "call_off_stock",
            N_(
                "call-off stock: no supply when the goods leave, an intra-Community supply when the customer takes them"
            ),
            N_("17a, 138"),
            N_("nothing on dispatch; on each taking an invoice as for an intra-Community supply"),
            N_("a register of the stock, the customer's number known on dispatch, proof of transport"),
            N_("the customer's number in the recapitulative statement on dispatch, the amount on taking"),
        ),
        Treatment(
            "own_transfer",
            N_("own goods to a stock abroad: counts as a supply to yourself, and you register over there"),
            "17(1), 138(2)(c)",
            N_("a document of transfer without VAT, with your own number in the state of arrival"),
            N_("that number, known on dispatch, and proof of transport; a customer's number later mends nothing"),
            N_("periodic return, and the recapitulative statement; over there the acquisition and each later sale"),
        ),
        Treatment(
            "own_export",
            N_("customs export of own goods: no sale yet, the later sale takes place over there"),
            "14, 31",
            N_("none for VAT; a pro forma invoice for customs"),
            N_("the export declaration in the seller's name and the confirmation of exit"),
            N_("nothing until it is sold; look up the tax over there"),
        ),
        Treatment(
            "triangulation",
            N_("simplified triangle: the last buyer accounts for VAT"),
            "42, 141, 197",
            N_("no VAT; three VAT numbers in the chain and the words “reverse charge”: they cannot be added later"),
            N_("that the goods went straight from the first to the last state"),
            N_("periodic return, and the recapitulative statement with the code for triangles"),
        ),
        Treatment(
            "small_distance_sales",
            N_("distance sales to consumers, below the threshold: Belgian VAT"),
            N_("32, 59c"),
            N_("Belgian VAT"),
            N_("a running total of such sales to all other member states together, this year and last year"),
            _RETURN,
        ),
        Treatment(
            "distance_sales",
            N_("distance sales to consumers: VAT of the customer's state"),
            N_("33(a), 369a"),
            N_("the rate of the customer's state"),
            N_("what shows where the transport begins and ends, and what came back; kept for ten years"),
            N_("one-stop shop (OSS) return at home, each quarter"),
        ),
        Treatment(
            "service_to_member_state",
            N_("service to a business: due where the customer is, who accounts for it"),
            "44, 196",
            N_("no VAT; both VAT numbers and “reverse charge”"),
            N_("the number checked in VIES, the contract"),
            _LISTING,
        ),
        Treatment(
            "service_no_number",
            N_("service to a customer who gave no VAT number: counts as a consumer until he proves to be a business"),
            "45",
            N_("Belgian VAT; credited when the number, or other proof that he is a business, is there"),
            N_("the request for the number (article 18 of Implementing Regulation 282/2011)"),
            _RETURN,
        ),
        Treatment(
            "service_outside_union",
            N_("service to a business outside the Union: outside European VAT"),
            "44",
            N_("no Belgian VAT: place of supply at the customer's, article 44"),
            N_("that the customer is a business: its registration over there"),
            _RETURN,
        ),
        Treatment(
            "service_on_property",
            N_("service on a building: due where the building stands"),
            "47, 194",
            N_("no Belgian VAT where it stands abroad; by that state's law “reverse charge”, or its VAT"),
            N_("the contract, the place of the work"),
            N_("periodic return; perhaps a return over there"),
        ),
        Treatment(
            "property_for_consumer",
            N_("service on a consumer's building: VAT of the state where the building stands"),
            N_("47, 369a"),
            N_("that state's VAT"),
            N_("the contract, the place of the work"),
            N_("one-stop shop (OSS) return at home, or a return over there"),
        ),
        Treatment(
            "service_to_consumer_outside_union",
            N_("service to a consumer outside the Union: advice, engineering and licences are not taxed here"),
            "45, 59",
            N_("no Belgian VAT on what article 59 names; on other services Belgian VAT"),
            N_("that the customer lives outside the Union, and what the service was"),
            _RETURN,
        ),
        Treatment(
            "service_to_consumer",
            N_("service to a consumer, general rule: due where the seller is, Belgian VAT"),
            "45",
            N_("Belgian VAT; look up the exceptions (electronic services, transport, events)"),
            N_("the usual papers"),
            _RETURN,
        ),
    )
}
"""All treatments by key."""


def union_members() -> tuple[str, ...]:
    """Return the ISO codes of the member states of the Union.

    Examples
    --------
    >>> len(union_members()), "GB" in union_members()
    (27, False)
    """
    return tuple(facts.parameters(_RULES)["members"]["codes"])


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale by a firm established in Belgium.

    Attributes
    ----------
    supply
        One of :data:`SUPPLIES`.
    start
        ISO code of the state in which the goods are when the journey begins; of a service, ``"BE"``.
    end
        ISO code of the state in which the journey ends, the building stands, or the customer of a service is.
    customer
        One of :data:`CUSTOMERS`.
    vat_number
        ISO code of the state that gave the customer's VAT number, checked in VIES; empty without a valid one.
    carrier
        One of :data:`CARRIERS`.
    customer_in_belgium
        Whether the customer is established in Belgium.
    distance_sales
        Sales of the year to consumers in all other member states together, this one included, EUR without VAT.
    distance_sales_before
        The same of the calendar year before.
    """

    supply: str = "goods"
    start: str = HOME
    end: str = HOME
    customer: str = "business"
    vat_number: str = ""
    carrier: str = "seller"
    customer_in_belgium: bool = False
    distance_sales: float = 0.0
    distance_sales_before: float = 0.0

    def __post_init__(self) -> None:
        require_choice("supply", self.supply, SUPPLIES)
        require_choice("customer", self.customer, CUSTOMERS)
        require_choice("carrier", self.carrier, CARRIERS)
        require_number("distance_sales", self.distance_sales, 0)
        require_number("distance_sales_before", self.distance_sales_before, 0)
        for name in ("start", "end", "vat_number"):
            code = getattr(self, name)
            if not (isinstance(code, str) and (len(code) == 2 or (not code and name == "vat_number"))):
                raise InputError(name, code, _("Give a country as two letters, such as BE."))
        if self.start != HOME and self.supply != "resale":
            raise InputError("start", self.start, _("The course decides sales that begin in Belgium, and triangles."))


def vat_treatment(sale: Sale) -> Treatment:
    """Return how VAT treats a sale from Belgium.

    Parameters
    ----------
    sale
        The sale.

    Notes
    -----
    Council Directive 2006/112/EC, by article as each treatment says; Belgian VAT Code, article 39, for a buyer who
    exports. For the large cases only: no excise goods, new means of transport, second-hand goods, chains of more than
    one transport, exceptions for services to consumers, or small-business schemes. Northern Ireland counts as the Union
    for goods: give it as a member state would be. Whether installation makes a supply one "with installation" depends
    on the contract: ask for a ruling where the work is large. A business that gave no VAT number may prove in another
    way that it is one (Implementing Regulation 282/2011, article 18): here Belgian VAT is charged until it did.

    Examples
    --------
    >>> vat_treatment(Sale(end="FR", vat_number="FR")).key, vat_treatment(Sale(end="FR")).key
    ('intra_community', 'no_number')
    >>> vat_treatment(Sale("installed", end="DE", vat_number="DE")).article
    '36, 194'
    >>> vat_treatment(Sale(end="US", carrier="buyer")).key
    'export'
    >>> vat_treatment(Sale("stock", end="FR")).key, vat_treatment(Sale("service")).article
    ('own_transfer', '44')
    """
    found = VAT_TREATMENTS[_service(sale) if "service" in sale.supply else _goods(sale)]
    return replace(found, article=_AT_HOME[sale.supply]) if found.key == "home" and sale.supply in _AT_HOME else found


def _inside(country: str) -> bool:
    return country in union_members()


def _foreign_number(sale: Sale) -> bool:
    return _inside(sale.vat_number) and sale.vat_number != HOME


def _service(sale: Sale) -> str:
    consumer = sale.customer == "consumer"
    if sale.supply == "property_service":
        if sale.end == HOME:
            return "home" if consumer else "property_at_home"
        return "property_for_consumer" if consumer and _inside(sale.end) else "service_on_property"
    if consumer:
        return "service_to_consumer" if _inside(sale.end) else "service_to_consumer_outside_union"
    if sale.end == HOME:
        return "home"
    if not _inside(sale.end):
        return "service_outside_union"
    # Implementing Regulation 282/2011, article 18(2): without a number the seller may take the customer for a consumer.
    return "service_to_member_state" if _inside(sale.vat_number) else "service_no_number"


def _goods(sale: Sale) -> str:
    if sale.supply == "resale":
        return _triangle(sale)
    if sale.end == HOME:
        return "home"
    if sale.supply == "installed":
        if not _inside(sale.end):
            return "installed_outside_union"
        return "installed_for_consumer" if sale.customer == "consumer" else "installed_in_member_state"
    if sale.supply == "stock":
        return _to_stock(sale)
    if not _inside(sale.end):
        return "carried_by_home_buyer" if sale.carrier == "buyer" and sale.customer_in_belgium else "export"
    if sale.customer == "consumer":
        return _to_consumer(sale)
    return "intra_community" if _foreign_number(sale) else "no_number"


def _to_stock(sale: Sale) -> str:
    if not _inside(sale.end):
        return "own_export"
    known = sale.customer == "business" and sale.vat_number == sale.end  # article 17a(2)(c): of the state of arrival
    return "call_off_stock" if known else "own_transfer"


def _to_consumer(sale: Sale) -> str:
    if sale.carrier == "buyer":
        return "home"
    threshold = facts.parameters(_RULES)["distance_sales"].number("threshold", 0)
    most = max(sale.distance_sales, sale.distance_sales_before)  # article 59c(1)(c): neither year may pass it
    return "small_distance_sales" if most <= threshold else "distance_sales"


def _triangle(sale: Sale) -> str:
    fits = (
        _inside(sale.start)
        and _inside(sale.end)
        and len({sale.start, sale.end, HOME}) == 3
        and sale.vat_number == sale.end
    )
    if not fits:
        rule = _(
            "The simplified triangle needs three member states: goods that go from one to another, the seller in a "
            "third, and a customer with a VAT number of the state of arrival."
        )
        raise InputError("end", sale.end, rule)
    if sale.carrier == "buyer":
        later = _(
            "If the last buyer collects the goods, the second sale is the one that travels: no simplified triangle."
        )
        raise InputError("carrier", sale.carrier, later)
    return "triangulation"
