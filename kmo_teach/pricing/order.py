"""An export order and the cover chosen for its risks: what :func:`kmo_teach.pricing.quote` needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from kmo_teach.inputs import require_choice, require_number, require_rate
from kmo_teach.language import N_
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.buyer import default_rate
from kmo_teach.pricing.hedge import EXCHANGE_COVERS
from kmo_teach.pricing.incoterms import CUSTOMS_BASES, NAMED_PLACES, RULES, Logistics
from kmo_teach.pricing.interest import INTEREST_COVERS
from kmo_teach.pricing.market import HOME, currencies
from kmo_teach.pricing.non_payment import NON_PAYMENT_COVERS, CoverTerms
from kmo_teach.pricing.plan import Instalment, require_plan

__all__ = ["BEFORE_DELIVERY_COVERS", "Cover", "Order"]

BEFORE_DELIVERY_COVERS = {"open": N_("Carried by the firm"), "insured": N_("Insured with the credit")}
"""The ways to treat the risk that the buyer fails while the goods are being built, with their labels."""


@dataclass(frozen=True, slots=True)
class Order:
    """An export order. Amounts in EUR, rates and shares as fractions.

    Attributes
    ----------
    currency
        ISO code of the currency of the price.
    full_cost
        Full cost price before the goods leave the factory.
    days
        Term of payment: days from delivery, when the invoice leaves, to payment.
    margin
        Target margin as a fraction of the price.
    incoterm, named_place, logistics
        The rule, for FCA the kind of place, and what each element costs.
    inventory_days, payable_days
        Days in stock before the sale (goods from stock), and days that suppliers wait for their money.
    loan_rate
        Yearly rate of the firm's bank loan. Where the bank fixes it for the term, no interest risk is left.
    commission
        Agent's share of the price.
    cargo_insurance_rate, insured_share
        Premium as a share of the insured value, and insured value as a share of the price.
    duty_rate
        Import duty on the customs value (counts under DDP only).
    customs_base
        What that value holds: one of :data:`kmo_teach.pricing.CUSTOMS_BASES`.
    bank_fee
        Fixed bank and file charges of the order.
    default_probability, loss_given_default
        The buyer's probability of default in a year (that of class BB when left out), and the share of the claim then
        lost.
    building_days
        Days from signature to delivery of goods made to order; 0 for goods from stock.
    bought
        The part of the full cost that suppliers deliver when building starts and that they wait for; None for all.
    export_costs
        What only this customer abroad causes while the goods are made: documents, another norm.
    installation
        Visits and start-up at the customer's, after delivery.
    resale
        What goods that are being built would still bring if the buyer failed, a fraction of the cost so far.
    plan
        The parts in which the price is paid, in the order of their days; empty for one payment at the end of the term.
        Under a plan ``days`` does not count.
    """

    currency: str
    full_cost: float
    days: float
    margin: float = 0.0
    incoterm: str = "FCA"
    named_place: str = "premises"
    logistics: Logistics = field(default_factory=Logistics)
    inventory_days: float = 0.0
    payable_days: float = 0.0
    loan_rate: float = 0.0
    commission: float = 0.0
    cargo_insurance_rate: float = assumption("cargo_insurance_rate").value
    insured_share: float = assumption("insured_share").value
    duty_rate: float = 0.0
    customs_base: str = "border"
    bank_fee: float = 0.0
    default_probability: float = default_rate("BB").rate
    loss_given_default: float = assumption("loss_given_default").value
    building_days: float = 0.0
    bought: float | None = None
    export_costs: float = 0.0
    installation: float = 0.0
    resale: float = 0.0
    plan: tuple[Instalment, ...] = ()

    def __post_init__(self) -> None:
        require_choice("currency", self.currency, (HOME, *currencies()))
        require_number("full_cost", self.full_cost, above=0)
        require_number("days", self.days, above=0, maximum=1800)
        require_number("margin", self.margin, 0, below=1)
        require_choice("incoterm", self.incoterm, RULES)
        require_choice("named_place", self.named_place, NAMED_PLACES)
        require_number("inventory_days", self.inventory_days, 0, 1800)
        require_number("payable_days", self.payable_days, 0, 1800)
        require_rate("loan_rate", self.loan_rate)
        require_number("commission", self.commission, 0, below=1)
        require_number("cargo_insurance_rate", self.cargo_insurance_rate, 0, 1)
        require_number("insured_share", self.insured_share, 0, 10)
        require_number("duty_rate", self.duty_rate, 0, 10)
        require_choice("customs_base", self.customs_base, CUSTOMS_BASES)
        require_number("bank_fee", self.bank_fee, 0)
        require_number("default_probability", self.default_probability, 0, below=1)
        require_number("loss_given_default", self.loss_given_default, 0, 1)
        require_number("building_days", self.building_days, 0, 1800)
        if self.bought is not None:
            require_number("bought", self.bought, 0, self.full_cost)
        require_number("export_costs", self.export_costs, 0)
        require_number("installation", self.installation, 0)
        require_number("resale", self.resale, 0, 1)
        if self.plan:
            require_plan(self.plan, self.building_days)

    @property
    def horizon(self) -> float:
        """Days from signature to the (last) payment, over which the price stands open to the exchange rate."""
        return self.plan[-1].days if self.plan else self.building_days + self.days

    @property
    def instalments(self) -> tuple[Instalment, ...]:
        """The parts of the price: those of the plan, or one at the end of the term."""
        return self.plan or (Instalment(1.0, self.horizon),)

    @property
    def terms(self) -> tuple[tuple[float, float], ...]:
        """Each part of the price with the days from delivery to its payment; below 0 it comes before."""
        if not self.plan:
            return ((1.0, self.days),)
        return tuple((one.share, one.days - self.building_days) for one in self.plan)

    @property
    def share_ahead(self) -> float:
        """The share of the price that is paid before delivery."""
        return sum(one.share for one in self.plan if one.is_ahead)

    @property
    def supplied(self) -> float:
        """The part of the full cost that suppliers deliver and wait for, EUR."""
        return float(self.full_cost if self.bought is None else self.bought)


@dataclass(frozen=True, slots=True)
class Cover:
    """How the financial risks are treated.

    Attributes
    ----------
    exchange
        One of :data:`kmo_teach.pricing.EXCHANGE_COVERS`; it runs from signature to payment.
    non_payment
        One of :data:`kmo_teach.pricing.NON_PAYMENT_COVERS`; it runs from delivery to payment.
    interest
        ``"floating"``, ``"fra"`` or ``"cap"``. The first counts the order's ``loan_rate`` as it is: enough where the
        bank fixes it for the term, and an open risk where it does not.
    strike, option_premium
        Option: strike in foreign currency per EUR (the spot when None), and the bank's price today in EUR per unit of
        foreign currency (the model's when None).
    agreed_rate, cap_premium
        Rate of the forward rate agreement or strike of the cap, and the cap's premium per year of the loan, as
        fractions.
    terms
        What insurers, factors and banks ask.
    before_delivery
        One of :data:`kmo_teach.pricing.BEFORE_DELIVERY_COVERS`; it runs from signature to delivery.
    """

    exchange: str = "forward"
    non_payment: str = "credit_insurance"
    interest: str = "floating"
    strike: float | None = None
    option_premium: float | None = None
    agreed_rate: float = 0.0
    cap_premium: float = 0.0
    terms: CoverTerms = field(default_factory=CoverTerms)
    before_delivery: str = "open"

    def __post_init__(self) -> None:
        require_choice("exchange", self.exchange, EXCHANGE_COVERS)
        require_choice("non_payment", self.non_payment, NON_PAYMENT_COVERS)
        require_choice("interest", self.interest, INTEREST_COVERS)
        require_choice("before_delivery", self.before_delivery, BEFORE_DELIVERY_COVERS)
        if self.strike is not None:
            require_number("strike", self.strike, above=0)
        if self.option_premium is not None:
            require_number("option_premium", self.option_premium, 0)
        require_rate("agreed_rate", self.agreed_rate)
        require_number("cap_premium", self.cap_premium, 0, 1)
