"""Chapter 2.1, second part: duty on its base, a list rule, a VAT treatment, a proof, a journey, a declaration."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach.border import (
    VAT_TREATMENTS,
    Material,
    Sale,
    Shipment,
    TransportPaper,
    check_list_rule,
    check_transport_proof,
    dutiable_value,
    journey,
    vat_treatment,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)
from kmo_teach.pricing import Logistics

__all__ = ["TASKS"]


def duty_base(rng: Random) -> NumberQuestion:
    goods, inland = rng.randrange(60, 150, 5) * 1_000, rng.randrange(6, 20) * 100
    freight, insurance = rng.randrange(25, 60) * 100, rng.randrange(3, 9) * 100
    start_up, rate = rng.randrange(4, 12) * 1_000, rng.choice((0.1, 0.15, 0.25))
    way = Logistics(precarriage=inland, main_carriage=freight)
    sold = Shipment(goods, way, insurance, rate, "origin", start_up)
    value = dutiable_value(sold, "CIP")
    total = goods + inland + freight + insurance + start_up
    rows = (
        (_("Packing machine, ex works"), goods),
        (_("Carriage to the port of Antwerp"), inland),
        (_("Sea freight to Houston"), freight),
        (_("Cargo insurance"), insurance),
        (_("Start-up in Houston"), start_up),
        (_("CIP container terminal Houston, Incoterms 2020"), total),
    )
    slots = {"rate": percent(rate, 0), "value": money(value, "USD"), "duty": money(rate * value, "USD")}
    return NumberQuestion(
        text=_(
            "A machine builder from Eeklo sends this invoice to a customer in Texas. American duty on the machine is "
            "{rate} on the day of entry. Leave the fees of customs out.\n\nHow much duty is due?"
        ).format(**slots),
        documents=(
            Document(
                _("Commercial invoice"),
                tuple((name, money(amount, "USD")) for name, amount in rows),
                (_("Line"), _("Amount")),
            ),
        ),
        answer=rate * value,
        unit="USD",
        wrong=(
            Misconception(rate * total, _("Is duty due on everything that an invoice shows, also on work done later?")),
            Misconception(
                rate * dutiable_value(replace(sold, base="border"), "CIP"),
                _("That is the value at the border, as the European Union counts it. What does America leave out?"),
            ),
            Misconception(
                rate * goods,
                _("Where do the goods leave for America? What the seller charges up to there is in the value."),
            ),
            Misconception(
                rate * (value + start_up),
                _("Freight and insurance are out. Is the start-up, shown on its own line, part of the goods?"),
            ),
        ),
        worked=(
            _("Sea freight, insurance and the start-up after import stand apart on the invoice: they stay out."),
            _("What is left is goods and carriage to the port: {value}. Of that {rate} is {duty}.").format(**slots),
        ),
    )


def list_rule(rng: Random) -> NumberQuestion:
    most = rng.choice((0.4, 0.45, 0.5))
    drives, controls = rng.randrange(20, 60) * 100, rng.randrange(30, 90) * 100
    steel, frame = rng.randrange(15, 60) * 100, rng.randrange(20, 80) * 100
    materials = [
        Material("drives", drives, "abroad"),
        Material("controls", controls, "abroad"),
        Material("steel", steel, "undeclared"),
        Material("frame", frame, "declared"),
    ]
    foreign = drives + controls + steel
    price = (int(foreign / most / 1_000) + rng.randrange(4, 12)) * 1_000
    found = check_list_rule(materials, price, most)
    slots = {
        "most": percent(most, 0),
        "price": money(price),
        "foreign": money(foreign),
        "lowest": money(found.lowest_price),
    }
    rows = (
        (_("Drives"), _("imported from Japan"), drives),
        (_("Control system"), _("imported from China"), controls),
        (_("Stainless sheet"), _("from a dealer in Liège, who gives no supplier's declaration"), steel),
        (_("Frame and cover"), _("made in Roeselare, with a long-term supplier's declaration"), frame),
    )
    return NumberQuestion(
        text=_(
            "A bread slicer is sold at {price} ex works, in a country that lets it in free of duty if materials "
            "without originating status are at most **{most} of the price ex works**. A large customer asks for a "
            "discount.\n\nWhat is the lowest price ex works at which the slicer keeps its European origin?"
        ).format(**slots),
        documents=(
            Document(
                _("Bill of materials of one slicer"),
                tuple((name, origin, money(amount)) for name, origin, amount in rows),
                (_("Material"), _("Origin"), _("Value")),
            ),
        ),
        answer=found.lowest_price,
        unit="EUR",
        wrong=(
            Misconception(
                (drives + controls) / most, _("One material was bought in the Union. Can you prove where it was made?")
            ),
            Misconception(
                (foreign + frame) / most, _("You counted every material. Which one does have European origin?")
            ),
            Misconception(
                foreign / (1 - most),
                _("You let the rest of the price be that share. Of what is the rule's percentage taken?"),
            ),
            Misconception(
                foreign * (1 + most),
                _("The rule is a share of the price, not a mark-up on the materials. Turn it round."),
            ),
        ),
        worked=(
            _("Without proof a material counts as foreign: drives, control system and sheet are {foreign}.").format(
                **slots
            ),
            _("They may be {most} of the price: {foreign} / {most} = {lowest}.").format(**slots),
        ),
    )


_UNION = {
    "FR": N_("Lille, in France"),
    "DE": N_("Bremen, in Germany"),
    "NL": N_("Utrecht, in the Netherlands"),
    "ES": N_("Bilbao, in Spain"),
    "PL": N_("Poznań, in Poland"),
}
_OUTSIDE = {
    "GB": N_("Leeds, in Great Britain"),
    "CH": N_("Basel, in Switzerland"),
    "NO": N_("Bergen, in Norway"),
    "US": N_("Boston, in the United States"),
}
_GOODS = (N_("two dough mixers"), N_("three labelling machines"), N_("two cold rooms"), N_("four band saws"))
_FOR_HOMES = (N_("a flour mill"), N_("a kitchen scale"), N_("a bread slicer"), N_("a small dough mixer"))
_STORIES = {
    "intra_community": N_(
        "A carrier, paid by the seller, brings {goods} to a firm in {place}. The firm gave the VAT number of its own "
        "country; VIES calls it valid today."
    ),
    "no_number": N_(
        "A carrier, paid by the seller, brings {goods} to a firm in {place}. The firm says that it has a VAT number; "
        "VIES does not know it."
    ),
    "export": N_(
        "A firm in {place} buys {goods} and has them fetched in Aalst and brought home by a carrier that it pays."
    ),
    "carried_by_home_buyer": N_(
        "A trader established in Ghent buys {goods}, fetches them in Aalst and ships them to a customer in {place}."
    ),
    "installed_in_member_state": N_(
        "The seller sends {goods} to a firm in {place}, and by the contract its own fitters build everything up there "
        "and start it. The firm has a valid VAT number of its country."
    ),
    "call_off_stock": N_(
        "The seller keeps {goods} in the warehouse of one known customer in {place}, who has a valid VAT number there "
        "and buys within a few months what it takes."
    ),
    "distance_sales": N_(
        "The web shop sends {goods} to a private person in {place}. To private persons in other member states it has "
        "sold for {sales} this year, and for less last year."
    ),
    "small_distance_sales": N_(
        "The web shop sends {goods} to a private person in {place}. To private persons in other member states it has "
        "sold for {sales} this year, this sale included, and for no more last year."
    ),
    "service_to_member_state": N_(
        "The seller's engineer advises a firm in {place} for three days on its recipes. The firm has a valid VAT "
        "number of its country."
    ),
}
_AGAINST = {
    "home": N_("Do the goods stay in Belgium? Look where the journey ends."),
    "intra_community": N_("For this one goods must reach a business in another member state that gave a valid number."),
    "no_number": N_("Is it the missing number that decides here?"),
    "export": N_("Do the goods leave the Union, and does the right party take them out?"),
    "carried_by_home_buyer": N_("This is for a buyer established in Belgium who takes the goods out. Who buys here?"),
    "installed_in_member_state": N_("Who puts the goods together on site, and is that part of the contract?"),
    "call_off_stock": N_("Is anything stored at the customer's before it is bought?"),
    "distance_sales": N_("This is for private buyers, and above the threshold in this year or the last. Check both."),
    "small_distance_sales": N_("This is for private buyers, and below the threshold in both years. Check both."),
    "service_to_member_state": N_("Is it work for a business that is sold here, or goods?"),
}


def _sale(key: str, inside: str, outside: str, sales: float) -> Sale:
    return {
        "intra_community": Sale(end=inside, vat_number=inside),
        "no_number": Sale(end=inside),
        "export": Sale(end=outside, carrier="buyer"),
        "carried_by_home_buyer": Sale(end=outside, carrier="buyer", customer_in_belgium=True),
        "installed_in_member_state": Sale("installed", end=inside, vat_number=inside),
        "call_off_stock": Sale("stock", end=inside, vat_number=inside),
        "distance_sales": Sale(end=inside, customer="consumer", distance_sales=sales),
        "small_distance_sales": Sale(end=inside, customer="consumer", distance_sales=sales),
        "service_to_member_state": Sale("service", end=inside, vat_number=inside),
    }[key]


def treatment(rng: Random) -> ChoiceQuestion:
    story = rng.choice(tuple(_STORIES))
    inside, outside = rng.choice(tuple(_UNION)), rng.choice(tuple(_OUTSIDE))
    goods = rng.choice(_FOR_HOMES if "distance_sales" in story else _GOODS)
    sales = rng.randrange(14, 60) * 1_000 if story == "distance_sales" else rng.randrange(3, 10) * 1_000
    sale = _sale(story, inside, outside, sales)
    found = vat_treatment(sale)
    same = {"home"} if found.key == "carried_by_home_buyer" else set()  # both charge Belgian VAT
    others = rng.sample([key for key in _AGAINST if key != found.key and key not in same], 4)
    place = _UNION.get(sale.end) or _OUTSIDE[sale.end]
    shown = sorted([found.key, *others], key=list(VAT_TREATMENTS).index)
    return ChoiceQuestion(
        text=_(
            "A maker of machines in Aalst, with a Belgian VAT number, sells. {story}\n\nHow does VAT treat it?"
        ).format(story=_(_STORIES[story]).format(goods=_(goods), place=_(place), sales=money(sales))),
        options=tuple(Option(_(VAT_TREATMENTS[key].label), _(_AGAINST[key]), key == found.key) for key in shown),
        worked=(
            _("Ask in this order: goods or service, where the journey ends, who installs, who buys, with what number."),
            _("So it is: {label} (article {article}).").format(label=_(found.label), article=_(found.article)),
            _("On the invoice: {invoice}. To keep: {proof}.").format(invoice=_(found.invoice), proof=_(found.proof)),
        ),
    )


_CARRIER, _FORWARDER, _INSURER, _BANK = "carrier", "forwarder", "insurer", "bank"
_FILES: dict[str, tuple[str, tuple[TransportPaper, ...], str, str]] = {
    "two_a": (
        "seller",
        (TransportPaper("cmr", _CARRIER), TransportPaper("carrier_invoice", _FORWARDER)),
        N_("You arranged it: the signed CMR of the first carrier, and the invoice of the second, for the last leg."),
        N_("Two papers on the transport itself, by two independent parties: is anything missing?"),
    ),
    "same_hand": (
        "seller",
        (TransportPaper("cmr", _CARRIER), TransportPaper("carrier_invoice", _CARRIER)),
        N_("You arranged it: the signed CMR and the invoice, both of the same carrier."),
        N_("Count the parties that made out these papers."),
    ),
    "a_and_bank": (
        "seller",
        (TransportPaper("cmr", _CARRIER), TransportPaper("bank", _BANK)),
        N_("You arranged it: the signed CMR of the carrier, and your bank's statement of paying the freight."),
        N_("A bank's paper is on the second list. How many of that list may you use?"),
    ),
    "a_and_policy": (
        "seller",
        (TransportPaper("carrier_invoice", _CARRIER), TransportPaper("insurance", _INSURER)),
        N_("You arranged it: the carrier's invoice, and the insurer's policy for this transport."),
        N_("One paper on the transport and one of the second list, by two parties: compare with the rule."),
    ),
    "two_b": (
        "seller",
        (TransportPaper("insurance", _INSURER), TransportPaper("bank", _BANK)),
        N_("You arranged it: the insurer's policy for this transport, and the bank's statement of paying it."),
        N_("Which of these two papers says that the goods travelled?"),
    ),
    "own_van": (
        "seller",
        (TransportPaper("own", "seller", independent=False), TransportPaper("cmr", "seller", independent=False)),
        N_("Your own van drove: your delivery note and a CMR that you filled in yourself."),
        N_("Who made out these papers, and of whom must they be independent?"),
    ),
    "buyer_no_statement": (
        "buyer",
        (TransportPaper("cmr", _CARRIER), TransportPaper("insurance", _INSURER)),
        N_("The buyer fetched it with a carrier: you have the signed CMR and a copy of the policy."),
        N_("Here the buyer arranged the transport. Which paper does the rule then ask of him as well?"),
    ),
    "buyer_with_statement": (
        "buyer",
        (
            TransportPaper("cmr", _CARRIER),
            TransportPaper("bank", _BANK),
            TransportPaper("statement", "buyer", independent=False),
        ),
        N_("The buyer fetched it with a carrier: you have the signed CMR, the bank's paper and his written statement."),
        N_("The buyer's statement comes on top of two independent papers. Are all three there?"),
    ),
    "statement_alone": (
        "buyer",
        (TransportPaper("statement", "buyer", independent=False),),
        N_("The buyer fetched it: you have his written statement of the arrival, and nothing else."),
        N_("The buyer is not independent of himself. What must come beside his word?"),
    ),
}


def proof(rng: Random) -> ChoiceQuestion:
    enough = {key: check_transport_proof(papers, carrier).enough for key, (carrier, papers, *_rest) in _FILES.items()}
    right = rng.sample([key for key, good in enough.items() if good], rng.choice((1, 2, 2, 3)))
    chosen = [*right, *rng.sample([key for key, good in enough.items() if not good], 5 - len(right))]
    chosen.sort(key=list(_FILES).index)
    place, goods, amount = rng.choice(tuple(_UNION.values())), rng.choice(_GOODS), rng.randrange(20, 90) * 1_000
    return ChoiceQuestion(
        text=_(
            "You sold {goods} for {amount} without VAT to a firm in {place}, with its valid number. Two years later an "
            "inspector asks for proof that the goods left Belgium. Which of these files give you the presumption of "
            "article 45a? No paper contradicts another."
        ).format(goods=_(goods), place=_(place), amount=money(amount)),
        options=tuple(Option(_(_FILES[key][2]), _(_FILES[key][3]), key in right) for key in chosen),
        several=True,
        worked=(
            _(
                "Needed: two papers by two independent parties, at least one of them on the transport itself (list A); "
                "if the buyer arranged it, his written statement as well."
            ),
            *(_("Enough: {file}").format(file=_(_FILES[key][2])) for key in chosen if key in right),
        ),
    )


def landed(rng: Random) -> NumberQuestion:
    rule = rng.choice(("FCA", "CPT", "CIP", "DAP"))
    goods, rate = rng.randrange(30, 90, 2) * 1_000, rng.choice((0.02, 0.03, 0.04))
    way = Logistics(
        packing=rng.randrange(2, 7) * 100,
        precarriage=rng.randrange(4, 9) * 100,
        export_clearance=rng.choice((100, 150, 200)),
        main_carriage=rng.randrange(12, 30) * 100,
        import_clearance=rng.choice((150, 200, 250)),
    )
    insurance = rng.randrange(1, 5) * 100
    sold = Shipment(goods, way, insurance, rate, "border", import_vat_rate=0.2)
    found = journey(sold, rule, "premises")
    duty = rate * found.value
    own = [line for line in found.lines if line.payer == "buyer" and line.key not in ("duty", "import_vat")]
    rows = (
        (_("Goods, ex works"), goods),
        (_("Export packing"), way.packing),
        (_("Carriage to Zeebrugge"), way.precarriage),
        (_("Export clearance"), way.export_clearance),
        (_("Ferry and lorry to the buyer in Hull"), way.main_carriage),
        (_("Cargo insurance, if anybody takes it"), insurance),
        (_("British import clearance"), way.import_clearance),
    )
    place = _("the seller's premises") if rule == "FCA" else _("the buyer's premises in Hull")
    slots = {
        "term": f"{rule} {place}, Incoterms 2020",
        "rate": percent(rate, 0),
        "vat": percent(sold.import_vat_rate, 0),
        "value": money(found.value),
        "duty": money(duty, decimals=2),
        "own": " + ".join(money(line.amount) for line in own),
        "answer": money(found.buyers_own),
    }
    ex_works_duty = rate * goods
    return NumberQuestion(
        text=_(
            "A machine goes to a firm in Hull, **{term}**. The seller forgot the statement on origin, so British duty "
            "of {rate} is due, on the value at the border: goods, the whole way to the border and insurance. Take all "
            "of the ferry and lorry as before the border. VAT of {vat} comes back. The seller insures "
            "where the rule obliges him or the risk is his; else the buyer does."
            "\n\nWhat does the machine cost the buyer on top of the invoice?"
        ).format(**slots),
        documents=(
            Document(
                _("The forwarder's offer, whoever pays"),
                tuple((name, money(amount)) for name, amount in rows),
                (_("Line"), _("Amount")),
            ),
        ),
        answer=found.buyers_own,
        unit="EUR",
        wrong=(
            Misconception(
                found.buyers_own + found.vat_to_advance,
                _("You counted the VAT. Does a business that gets it back call it a cost?"),
            ),
            Misconception(
                found.buyers_own - duty + ex_works_duty,
                _("On which value is duty charged there: at the factory's gate or at the border?"),
            ),
            Misconception(found.buyers_own - duty, _("Who pays the duty under this rule?")),
            Misconception(
                found.total - goods,
                _("That is the whole way, as if the seller paid none of it. Which lines are in the invoice already?"),
            ),
        ),
        worked=(
            _("Value at the border: goods with all that comes before it and the insurance, {value}.").format(**slots),
            _("Duty: {rate} of it, {duty}. The buyer clears the import under this rule, so he pays it.").format(
                **slots
            ),
            _("Of the lines he settles {own} himself; with the duty that is {answer}.").format(**slots),
        ),
    )


def declaration(rng: Random) -> ChoiceQuestion:
    faults = set(rng.sample(("code", "value", "weight", "term", "origin", "exporter"), 2))
    goods, freight = rng.randrange(40, 95) * 1_000, rng.randrange(14, 30) * 100
    net = rng.randrange(16, 42) * 50
    gross = net + rng.randrange(5, 15) * 20
    town = rng.choice(("Leeds", "Hull", "Derby", "Cardiff"))
    total = goods + freight
    mine, theirs = "BE 0123 456 749", "GB 123 456 789 000"
    names = {
        "code": _("Commodity code"),
        "value": _("Invoice amount"),
        "weight": _("Gross and net weight"),
        "term": _("Delivery term"),
        "origin": _("Origin and its proof"),
        "exporter": _("Exporter"),
    }
    weights = _("{gross} kg and {net} kg")
    order_file = {
        "code": _(
            "hopper scale with load cells that fills bags with a set weight; binding tariff information: 8423 30 10"
        ),
        "value": _("{goods} for the goods and {freight} for the carriage, together {total}").format(
            goods=money(goods), freight=money(freight), total=money(total)
        ),
        "weight": _("packing list: {weights}").format(weights=weights.format(gross=number(gross), net=number(net))),
        "term": _("CPT {town}, the buyer's premises, Incoterms 2020").format(town=town),
        "origin": _("made in Ghent, keeps to the list rule; the firm's REX number is BEREX0456"),
        "exporter": _("the seller in Ghent, EORI {number}").format(number=mine),
    }
    good = {
        "code": "8423 30 10",
        "value": money(total),
        "weight": weights.format(gross=number(gross), net=number(net)),
        "term": f"CPT {town}",
        "origin": _("European Union; statement on origin on the invoice, with BEREX0456"),
        "exporter": mine,
    }
    bad = {
        "code": "8428 33 00",
        "value": money(goods),
        "weight": weights.format(gross=number(net), net=number(gross)),
        "term": f"EXW {town}",
        "origin": _("European Union; statement on origin on the invoice, without a number"),
        "exporter": theirs,
    }
    fits = {
        "code": _("All digits are those of the binding tariff information: this line is right."),
        "value": _("Add up what the buyer is charged: this line is right."),
        "weight": _("Gross is with packing, net without: this line is right."),
        "term": _("Rule and place are those of the order: this line is right."),
        "origin": _("Above the limit a registered exporter's number is needed, and it is there: this line is right."),
        "exporter": _("The exporter is established in the Union and has its number there: this line is right."),
    }
    missed = {
        "code": _("Compare the digits with the binding tariff information, one by one."),
        "value": _("Does the amount hold all that the invoice charges?"),
        "weight": _("Can goods weigh more without their packing?"),
        "term": _("Who pays the carriage in the order, and who in the declaration?"),
        "origin": _("What does a consignment of this value ask of the exporter's statement?"),
        "exporter": _("Where must the exporter be established? Look at the two letters."),
    }
    return ChoiceQuestion(
        text=_(
            "Your forwarder, your direct representative, sends the draft of the export declaration for a machine to "
            "{town}. You sign for what it says. Hold it against the order file: which boxes must be corrected?"
        ).format(town=town),
        documents=(
            Document(_("Order file"), tuple((names[key], order_file[key]) for key in names)),
            Document(
                _("Draft of the export declaration and its invoice"),
                tuple((names[key], (bad if key in faults else good)[key]) for key in names),
            ),
        ),
        options=tuple(Option(names[key], (missed if key in faults else fits)[key], key in faults) for key in names),
        several=True,
        worked=(
            _("Read box by box; who is represented directly answers for the declaration himself."),
            *(
                _("{box}: the draft says “{bad}”; it must be “{good}”.").format(
                    box=names[key], bad=bad[key], good=good[key]
                )
                for key in names
                if key in faults
            ),
        ),
    )


TASKS = (
    PracticeTask("duty-base", N_("Duty on the right base"), 1, 4, duty_base),
    PracticeTask("list-rule", N_("The discount that costs the origin"), 2, 5, list_rule),
    PracticeTask("treatment", N_("How does VAT treat this sale?"), 2, 4, treatment),
    PracticeTask("proof", N_("A file that proves the transport"), 2, 5, proof),
    PracticeTask("landed", N_("What comes on top of the invoice"), 3, 7, landed),
    PracticeTask("declaration", N_("Check an export declaration before you sign"), 3, 7, declaration),
)
