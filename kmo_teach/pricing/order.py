"""An export order and the cover chosen for its risks: what :func:`kmo_teach.pricing.quote` needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from kmo_teach.inputs import require_choice, require_number, require_rate
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.hedge import EXCHANGE_COVERS
from kmo_teach.pricing.incoterms import NAMED_PLACES, RULES, Logistics
from kmo_teach.pricing.interest import INTEREST_COVERS
from kmo_teach.pricing.market import HOME, currencies
from kmo_teach.pricing.non_payment import NON_PAYMENT_COVERS, CoverTerms

__all__ = ["Cover", "Order"]


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
        Term of payment: days sales outstanding.
    margin
        Target margin as a fraction of the price.
    incoterm, named_place, logistics
        The rule, for FCA the kind of place, and what each element costs.
    inventory_days, payable_days
        Days in stock before the sale, and days that suppliers wait for their money.
    loan_rate
        Yearly rate of the firm's bank loan.
    commission
        Agent's share of the price.
    cargo_insurance_rate, insured_share
        Premium as a share of the insured value, and insured value as a share of the price.
    duty_rate
        Import duty on the customs value (counts under DDP only).
    bank_fee
        Fixed bank and file charges of the order.
    default_probability, loss_given_default
        The buyer's probability of default in a year, and the share of the claim then lost.
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
    bank_fee: float = 0.0
    default_probability: float = assumption("default_probability").value
    loss_given_default: float = assumption("loss_given_default").value

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
        require_number("bank_fee", self.bank_fee, 0)
        require_number("default_probability", self.default_probability, 0, below=1)
        require_number("loss_given_default", self.loss_given_default, 0, 1)


@dataclass(frozen=True, slots=True)
class Cover:
    """How the three financial risks are treated.

    Attributes
    ----------
    exchange
        One of :data:`kmo_teach.pricing.EXCHANGE_COVERS`.
    non_payment
        One of :data:`kmo_teach.pricing.NON_PAYMENT_COVERS`.
    interest
        ``"floating"``, ``"fra"`` or ``"cap"``.
    strike, option_premium
        Option: strike in foreign currency per EUR (the spot when None), and the bank's price today in EUR per unit of
        foreign currency (the model's when None).
    agreed_rate, cap_premium
        Rate of the forward rate agreement or strike of the cap, and the cap's premium per year of the loan, as
        fractions.
    terms
        What insurers, factors and banks ask.
    """

    exchange: str = "forward"
    non_payment: str = "credit_insurance"
    interest: str = "floating"
    strike: float | None = None
    option_premium: float | None = None
    agreed_rate: float = 0.0
    cap_premium: float = 0.0
    terms: CoverTerms = field(default_factory=CoverTerms)

    def __post_init__(self) -> None:
        require_choice("exchange", self.exchange, EXCHANGE_COVERS)
        require_choice("non_payment", self.non_payment, NON_PAYMENT_COVERS)
        require_choice("interest", self.interest, INTEREST_COVERS)
        if self.strike is not None:
            require_number("strike", self.strike, above=0)
        if self.option_premium is not None:
            require_number("option_premium", self.option_premium, 0)
        require_rate("agreed_rate", self.agreed_rate)
        require_number("cap_premium", self.cap_premium, 0, 1)
