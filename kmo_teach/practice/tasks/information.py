"""Chapter 3.1: a hub, a market more, a second control, two ways for software, a product list to check."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta
from random import Random

from kmo_teach.information import (
    KG_PER_LB,
    Control,
    InformationSystem,
    Software,
    Threat,
    common_language,
    hub_interfaces,
    interfaces,
    kg_to_lb,
    lb_to_kg,
    product_findings,
    records_to_maintain,
    security_plan,
    translation,
    turnover_to_pay,
    yearly_cost,
)
from kmo_teach.language import N_, _, date, money, number, percent
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


def hub(rng: Random) -> NumberQuestion:
    firm = InformationSystem(systems=rng.randrange(5, 13), products=1)
    link, price = rng.choice((600, 800, 1_000, 1_200)), rng.randrange(4, 25) * 500
    direct = yearly_cost(firm, "point_to_point", link, 0, price)
    through = yearly_cost(firm, "hub", link, 0, price)
    saved = direct - through
    slots = {
        "systems": number(firm.systems),
        "others": number(firm.systems - 1),
        "links": number(interfaces(firm, "point_to_point")),
        "link": money(link),
        "price": money(price),
        "direct": money(direct),
        "through": money(through),
        "saved": money(saved),
    }
    return NumberQuestion(
        text=_(
            "A maker of packing machines has {systems} systems that all exchange data with each other directly. An "
            "interface costs {link} a year to keep right. With a hub each system needs one interface, to the hub, "
            "which itself costs {price} a year.\n\nHow much does the hub save a year? Below zero when it is dearer."
        ).format(**slots),
        answer=saved,
        unit="EUR",
        wrong=(
            Misconception(
                2 * direct - through,
                _("You counted each link from both of its ends. How many pairs do {systems} systems make?").format(
                    **slots
                ),
            ),
            Misconception(direct - hub_interfaces(firm.systems) * link, _("The hub itself has a price as well.")),
            Misconception(
                direct - price, _("With a hub the interfaces do not vanish. How many are left, and what do they cost?")
            ),
            Misconception(
                link * (firm.systems - 1) - through,
                _("{others} links tie one system to all others. The others are tied to each other too.").format(
                    **slots
                ),
            ),
        ),
        worked=(
            _("Each to each: {systems} × {others} / 2 = {links} interfaces, so {links} × {link} = {direct}.").format(
                **slots
            ),
            _("Through the hub: {systems} × {link} + {price} = {through}.").format(**slots),
            _("It saves {direct} − {through} = {saved} a year.").format(**slots),
        ),
    )


def market_more(rng: Random) -> NumberQuestion:
    products, regimes = rng.randrange(40, 260, 10), rng.choice((1, 2))
    languages, currencies = rng.choice((2, 3, 4)), rng.choice((1, 2))
    sheet, margin = rng.choice((2.0, 2.5, 3.0, 4.0)), rng.choice((0.04, 0.05, 0.08, 0.1))
    before = records_to_maintain(products, languages, currencies, 1, regimes)
    after = records_to_maintain(products, languages + 1, currencies + 1, 1, regimes)
    extra = (after - before) * sheet
    turnover = turnover_to_pay(extra, margin)
    slots = {
        "products": number(products),
        "languages": number(languages),
        "currencies": number(currencies),
        "regimes": number(regimes),
        "before": number(before),
        "after": number(after),
        "sheet": money(sheet, decimals=2),
        "margin": percent(margin, 0),
        "extra": money(extra),
    }
    return NumberQuestion(
        text=_(
            "A firm keeps a data sheet of each of its {products} products for each combination of language "
            "({languages} so far), currency ({currencies}) and set of rules ({regimes}). A sheet costs {sheet} a year "
            "to keep right. A Swedish dealer would bring Swedish and the krona; the rules are those that the firm "
            "already follows, and any combination may be asked for.\n\nSales leave a margin of {margin} after all "
            "other costs. Which sales a year must the dealer bring to pay for the sheets that come on top?"
        ).format(**slots),
        answer=turnover,
        unit="EUR",
        wrong=(
            Misconception(
                turnover_to_pay(2 * products * sheet, margin),
                _(
                    "You added one sheet for the language and one for the currency. The Swedish text also stands with "
                    "the old currencies, and the krona with the old languages: count the combinations."
                ),
            ),
            Misconception(
                turnover_to_pay(after * sheet, margin),
                _("That pays for all sheets. Which of them would be there without the dealer?"),
            ),
            Misconception(
                extra,
                _("That is what the sheets cost. Of a euro of sales only {margin} is left to pay for them.").format(
                    **slots
                ),
            ),
            Misconception(
                extra * margin, _("Must the sales be larger than what the sheets cost, or smaller? You multiplied.")
            ),
            Misconception(
                turnover_to_pay(
                    (records_to_maintain(products, languages + 1, currencies + 1, 1, regimes + 1) - before) * sheet,
                    margin,
                ),
                _("You counted a new set of rules too. Read again what Sweden brings."),
            ),
        ),
        worked=(
            _("Now there are {products} × {languages} × {currencies} × {regimes} = {before} sheets.").format(**slots),
            _("With Sweden there are {products} × {more} × {coins} × {regimes} = {after}.").format(
                more=number(languages + 1), coins=number(currencies + 1), **slots
            ),
            _("What comes on top costs ({after} − {before}) × {sheet} = {extra} a year.").format(**slots),
            _("Each euro of sales leaves {margin} of it: {extra} / {margin} = {turnover}.").format(
                turnover=money(turnover), **slots
            ),
        ),
    )


def second_control(rng: Random) -> NumberQuestion:
    years = rng.choice((4, 5, 8, 10))
    threat = Threat("intruders", rng.randrange(60, 165, 5) * 1_000.0, 1 / years)
    first_effect, second_effect = rng.choice((0.5, 0.6, 0.7, 0.8)), rng.choice((0.4, 0.5, 0.6, 0.7))
    first = Control("sign-in", 0.0, {"intruders": first_effect})
    second = Control("copies", rng.randrange(10, 46, 5) * 100.0, {"intruders": second_effect})
    left = security_plan([threat], [first]).loss_after
    both = security_plan([threat], [first, second])
    added = both.net_benefit - security_plan([threat], [first]).net_benefit
    slots = {
        "single": money(threat.single_loss),
        "years": number(years),
        "first": percent(first_effect, 0),
        "second": percent(second_effect, 0),
        "cost": money(second.yearly_cost),
        "yearly": money(threat.yearly_loss),
        "left": money(left),
        "avoided": money(left - both.loss_after),
        "added": money(added),
    }
    return NumberQuestion(
        text=_(
            "Intruders who lock all files would cost a firm {single}; it reckons with one case in {years} years. "
            "Two-step sign-in, which it has already, takes away {first} of that loss. A copy of all data outside the "
            "network would take away {second} of whatever loss it meets, independently of the sign-in, and costs "
            "{cost} a year.\n\nWhat is the copy worth a year to this firm, after its cost? Below zero when it costs "
            "more than it avoids."
        ).format(**slots),
        answer=added,
        unit="EUR",
        wrong=(
            Misconception(
                security_plan([threat], [second]).net_benefit,
                _("That is what the copy is worth alone. Which loss is still there for it to avoid?"),
            ),
            Misconception(
                left - both.loss_after,
                _("That is what the copy avoids. It costs something as well: {cost} a year.").format(**slots),
            ),
            Misconception(
                years * (left - both.loss_after) - second.yearly_cost,
                _("You took the loss of one case. How often does it come in a year?"),
            ),
            Misconception(
                both.net_benefit, _("That is what both controls bring together. The first one is there already.")
            ),
            Misconception(
                both.loss_after - second.yearly_cost,
                _("You counted the loss that stays. What the copy is worth is the loss that it takes away."),
            ),
        ),
        worked=(
            _("Expected loss of a year, without any control: {single} / {years} = {yearly}.").format(**slots),
            _("The sign-in leaves {yearly} × (1 − {first}) = {left}.").format(**slots),
            _("Of that the copy takes away {second}: {avoided} a year.").format(**slots),
            _("After its cost: {avoided} − {cost} = {added}. A control is judged on top of those you have.").format(
                **slots
            ),
        ),
    )


def software(rng: Random) -> NumberQuestion:
    tool = Software(rng.randrange(8, 31) * 1_000, 0.1, rng.choice((6, 9, 12, 15, 18)), rng.choice((40, 45, 50)))
    languages, price, setup = rng.choice((2, 3, 4)), rng.choice((0.12, 0.15, 0.18)), rng.choice((1_500, 2_000, 2_500))
    rebuild, minutes, years = rng.randrange(6, 16) * 1_000, rng.choice((2, 3, 4, 5)), rng.choice((3, 4, 5))
    human = translation(tool, languages, price, setup)
    common = common_language(tool, rebuild, price, minutes)

    def ahead(common_initial: float, common_yearly: float, initial: float, yearly: float, times: int = years) -> float:
        return common_initial + times * common_yearly - initial - times * yearly

    found = ahead(common.initial, common.yearly, human.initial, human.yearly)
    single, careful = translation(tool, 1, price, setup), common_language(tool, rebuild, price, 0)
    slots = {
        "years": number(years),
        "words": number(tool.words),
        "languages": number(languages),
        "price": money(price, decimals=2),
        "setup": money(setup),
        "users": number(tool.users),
        "minutes": number(minutes),
        "hourly": money(tool.hourly_cost),
        "rebuild": money(rebuild),
        "changed": percent(tool.change_rate, 0),
        "start": money(human.initial),
        "kept": money(human.yearly),
        "lost": money(common.yearly - careful.yearly),
        "texts": money(careful.yearly),
        "common": money(common.initial + years * common.yearly),
        "human": money(human.initial + years * human.yearly),
        "found": money(found),
    }
    return NumberQuestion(
        text=_(
            "Fitters abroad must work with a firm's own service software. It can be translated into their languages, "
            "or rebuilt in English for all, whatever their mother tongue. The list holds the estimates; a working year "
            "has 220 days.\n\nHow much cheaper is translating over {years} years together, texts that change included? "
            "Leave interest out. Below zero when English is cheaper."
        ).format(**slots),
        documents=(
            Document(
                _("Estimates"),
                (
                    (_("Words in the software"), slots["words"]),
                    (_("New or changed words"), _("{changed} of the words a year").format(**slots)),
                    (_("A word, translated or rewritten"), slots["price"]),
                    (_("Languages to translate into"), slots["languages"]),
                    (_("Fitting in and testing a language, once"), slots["setup"]),
                    (_("Rebuilding in English, once"), slots["rebuild"]),
                    (_("Fitters who use it"), slots["users"]),
                    (_("Lost with English by each fitter"), _("{minutes} minutes a working day").format(**slots)),
                    (_("An hour of a fitter"), slots["hourly"]),
                ),
            ),
        ),
        answer=found,
        unit="EUR",
        wrong=(
            Misconception(
                common.initial - human.initial, _("You compared what is paid at the start. What comes back every year?")
            ),
            Misconception(
                ahead(careful.initial, careful.yearly, human.initial, human.yearly),
                _("Time that fitters lose costs money too, although no invoice comes for it."),
            ),
            Misconception(
                ahead(common.initial, common.yearly, single.initial, single.yearly),
                _("You translated into one language. Each language has its own words and tests."),
            ),
            Misconception(
                ahead(common.initial, common.yearly, human.initial, human.yearly, 1),
                _("You counted one year. The software is used for {years}.").format(**slots),
            ),
            Misconception(
                ahead(common.initial, common.yearly, human.initial, 0),
                _("Texts change: in each language they must be kept up to date every year."),
            ),
        ),
        worked=(
            _("Translating: {words} × {price} × {languages} + {languages} × {setup} = {start} at the start.").format(
                **slots
            ),
            _("Of the words {changed} change: {kept} a year. Over {years} years: {human}.").format(**slots),
            _(
                "English: {users} fitters × {minutes} / 60 hours × 220 days × {hourly} = {lost} a year lost, and "
                "{texts} for new words."
            ).format(**slots),
            _("Over {years} years, with the {rebuild} at the start: {common}.").format(**slots),
            _("Translating is cheaper by {common} − {human} = {found}.").format(**slots),
        ),
    )


def product_list(rng: Random) -> ChoiceQuestion:
    rate, today = rng.choice((1.1, 1.12, 1.15)), day(2026, rng.randrange(3, 12), rng.randrange(2, 28))
    invalid = rng.sample(("units", "price", "day"), rng.choice((1, 2, 3)))
    states = [*invalid, *rng.sample(("missing", "unsold"), 2), "sound", "sound"][:5]
    rng.shuffle(states)
    codes = [
        f"{letters}-{size}"
        for letters, size in zip(("HP", "SV", "MX", "DR", "ZF"), rng.sample(range(20, 90), 5), strict=True)
    ]
    rows = {code: _product(rng, code, state, rate, today) for code, state in zip(codes, states, strict=True)}
    found = product_findings(rows.values(), rate, today)
    faulty = {one.record for one in found if one.dimension == "validity"}
    told = {
        "sound": _("{code}: each value can be read in one way and agrees with the others."),
        "missing": _("{code}: something is not there. Which of the three words is that about?"),
        "unsold": _("{code}: all that it says may be right. What is doubtful about it is another thing."),
        "units": _("{code}: work out its pounds from its kilograms."),
        "price": _("{code}: work out its price in dollars at the rate of the list."),
        "day": _("{code}: hold its last sale beside the day of today."),
    }
    mended = {
        "units": _("{code}: {kg} kg / {pound} = {lb} lb, not {shown}."),
        "price": _("{code}: {euro} × {rate} = {usd}, not {asked}."),
        "day": _("{code}: the last sale, {sold}, is still to come."),
    }

    def worked(code: str, state: str) -> str:
        row = rows[code]
        weight, euro = float(row["net_kg"]), float(row["price_eur"])
        return mended[state].format(
            code=code,
            kg=number(weight),
            pound=number(KG_PER_LB, 4),
            lb=number(kg_to_lb(weight), 1),
            shown=_shown(row["net_lb"], 1),
            euro=money(euro),
            rate=number(rate, 2),
            usd=money(euro * rate, "USD"),
            asked=money(float(row["price_usd"] or 0), "USD"),
            sold=date(day.fromisoformat(row["last_sold"])),
        )

    return ChoiceQuestion(
        text=_(
            "Five products are sold in the Netherlands and in the United States. The price list was made at {rate} "
            "dollars for a euro, a pound is {pound} kg, and today is {today}. Something may be missing, out of use or "
            "wrong.\n\nWhich lines hold a value that is **not valid**?"
        ).format(rate=number(rate, 2), pound=number(KG_PER_LB, 4), today=date(today)),
        documents=(
            Document(
                _("Product list"),
                tuple(
                    (
                        code,
                        _shown(row["net_kg"], 0),
                        _shown(row["net_lb"], 1),
                        _shown(row["price_eur"], 0),
                        _shown(row["price_usd"], 0),
                        date(day.fromisoformat(row["last_sold"])),
                    )
                    for code, row in rows.items()
                ),
                (_("Code"), "kg", "lb", "EUR", "USD", _("Last sold")),
            ),
        ),
        options=tuple(
            Option(code, told[state].format(code=code), right=code in faulty)
            for code, state in zip(codes, states, strict=True)
        ),
        several=True,
        worked=(
            _("Valid means: the value can be read in one way and contradicts no other. Check each line for that."),
            *(worked(code, state) for code, state in zip(codes, states, strict=True) if code in faulty),
            _("An empty field is a question of completeness, a product long unsold one of relevance."),
        ),
    )


def _product(rng: Random, code: str, state: str, rate: float, today: day) -> dict[str, str]:
    """Return a row as ``facts/case/products.csv`` has them, with one thing the matter with it."""
    weight, euro = rng.randrange(20, 180), rng.randrange(30, 400) * 10
    sold = today - timedelta(days=rng.randrange(20, 600))
    later, earlier = today + timedelta(days=rng.randrange(30, 200)), today - timedelta(days=rng.randrange(1_500, 2_400))
    wrong_weight = rng.choice((float(weight), lb_to_kg(weight)))
    row = {
        "code": code,
        "markets": "NL US",
        "name_nl": code,
        "name_en": code,
        "net_kg": f"{weight}",
        "net_lb": f"{wrong_weight if state == 'units' else kg_to_lb(weight):.1f}",
        "price_eur": f"{euro}",
        "price_usd": f"{euro / rate if state == 'price' else euro * rate:.0f}",
        "last_sold": {"day": later, "unsold": earlier}.get(state, sold).isoformat(),
    }
    return {**row, rng.choice(("net_lb", "price_usd")): ""} if state == "missing" else row


def _shown(text: str, decimals: int) -> str:
    return number(float(text), decimals) if text else "–"


TASKS = (
    PracticeTask("hub", N_("Links, or a hub"), 1, 4, hub, signed=True),
    PracticeTask("market-more", N_("What one more market must bring"), 2, 6, market_more),
    PracticeTask("second-control", N_("A control on top of another"), 2, 6, second_control, signed=True),
    PracticeTask("software", N_("Translate, or English for all"), 2, 8, software, signed=True),
    PracticeTask("product-list", N_("Find what is not valid"), 3, 7, product_list),
)
