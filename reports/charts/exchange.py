"""Both ways at once: what the home state gave to the left, what it received to the right, partner by partner."""

from collections.abc import Callable
from typing import Any

from models.fairness.scope import DistributionName
from models.wording.reason import N_
from reports.charts.look import BAR, DARK, LIGHT, LINE, WARM, WIDTH, Chart, in_each, message, specification
from reports.reciprocity.reading import PartnerExchange, ReciprocityReport, TallyReading
from reports.wording.lexicon import Wording
from reports.wording.quantity import mass_limits

MOST_BARS = 25
GRAM = 10**6


def _name(partner: PartnerExchange, wordings: tuple[Wording, ...]) -> str:
    return in_each(
        wordings,
        lambda wording: partner.country.name_zh if wording.language.code == "zh" else partner.country.name,
    )


def _sums(partner: PartnerExchange, given: bool) -> tuple[TallyReading, TallyReading]:
    """Passed for good, and lent, one way; display pieces come to nothing that a bar could show."""
    none = TallyReading(count=0, unreported=0, least_ug=0, most_ug=0, ids=())
    found = {heap.name: heap.balance.given if given else heap.balance.received for heap in partner.samples}
    return found.get(DistributionName.GIVEN, none), found.get(DistributionName.LENT, none)


def _says(tallies: tuple[TallyReading, TallyReading], wordings: tuple[Wording, ...]) -> str:
    least = sum(each.least_ug for each in tallies)
    most = (
        None if any(each.most_ug is None for each in tallies) else sum(each.most_ug or 0 for each in tallies)
    )
    return in_each(wordings, lambda wording: mass_limits(least, most, wording))


def reciprocity(report: ReciprocityReport, *wordings: Wording) -> Chart | None:
    """Samples for good and on loan; None where none passed."""
    partners = [
        partner
        for partner in report.partners
        if any(each.count for given in (True, False) for each in _sums(partner, given))
    ]
    if not partners:
        return None
    gave = message(wordings, N_("given"))
    got = message(wordings, N_("received"))
    possible = message(wordings, N_("possible, where not reported"))
    values = []
    rows = []
    for partner in partners[:MOST_BARS]:
        name = _name(partner, wordings)
        for given, side, sign in ((True, gave, -1), (False, got, 1)):
            tallies = _sums(partner, given)
            least = sum(each.least_ug for each in tallies) / GRAM
            most = sum(each.most_ug if each.most_ug is not None else each.least_ug for each in tallies) / GRAM
            values.append(
                {
                    "partner": name,
                    "side": side,
                    "least": sign * least,
                    "most": sign * most,
                    "possible": possible,
                }
            )
    for partner in partners:
        both = (_says(_sums(partner, True), wordings), _says(_sums(partner, False), wordings))
        rows.append((_name(partner, wordings), *both))
    home: Callable[[Wording], str] = lambda wording: wording.country(report.home.code)  # noqa: E731 - a value of three messages
    title = message(wordings, N_("Samples given by %(home)s (left) and received (right)"), home=home)
    description = message(
        wordings,
        N_(
            "For each partner (%(n)s) a bar to the left for what %(home)s gave or lent, to the right for what it "
            "received. Faint: how far masses not reported can reach."
        ),
        n=len(partners),
        home=home,
    )
    return Chart(
        "reciprocity",
        title,
        description,
        specification(
            description,
            width=WIDTH - 150,
            height=BAR * min(len(partners), MOST_BARS),
            data={"values": values},
            layer=_layers(values, (gave, got, possible), message(wordings, N_("grams"))),
        ),
        (message(wordings, N_("Partner")), gave, got),
        tuple(rows),
    )


def _layers(values: list[dict[str, Any]], names: tuple[str, str, str], unit: str) -> list[dict[str, Any]]:
    order = list(dict.fromkeys(value["partner"] for value in values))
    reach = max((abs(value["most"]) for value in values), default=1) or 1
    y = {
        "field": "partner",
        "type": "nominal",
        "sort": order,
        "axis": {"title": None, "ticks": False, "domain": False},
    }
    x = {
        "type": "quantitative",
        "scale": {"domain": [-reach, reach], "nice": True},
        # Both sides are amounts: what is drawn to the left is no negative mass.
        "axis": {"title": unit, "grid": True, "tickCount": 7, "labelExpr": "format(abs(datum.value), '~g')"},
    }
    colour = {
        "scale": {"domain": list(names), "range": [DARK, WARM, LIGHT]},
        "legend": {"title": None, "orient": "top"},
    }
    height = 0.62 * BAR
    return [
        {
            "mark": {"type": "bar", "stroke": LINE, "strokeWidth": 0.7, "height": height},
            "transform": [{"filter": "datum.least != datum.most"}],
            "encoding": {
                "y": y,
                "x": {"field": "least", **x},
                "x2": {"field": "most"},
                "color": {"field": "possible", "type": "nominal", **colour},
            },
        },
        {
            "mark": {"type": "bar", "height": height},
            "encoding": {
                "y": y,
                "x": {"field": "least", **x},
                "color": {"field": "side", "type": "nominal", **colour},
            },
        },
        {
            "data": {"values": [{}]},
            "mark": {"type": "rule", "color": LINE},
            "encoding": {"x": {"datum": 0, **x}},
        },
    ]


def clauses_by_partner(report: ReciprocityReport, *wordings: Wording) -> Chart | None:
    """Who gives under the clauses on sharing, partner by partner; None where no clause is known."""
    partners = sorted((each for each in report.partners if each.clauses), key=lambda each: -each.clauses)
    if not partners:
        return None
    home: Callable[[Wording], str] = lambda wording: wording.country(report.home.code)  # noqa: E731 - a value of two messages
    names = (
        message(wordings, N_("%(home)s gives"), home=home),
        message(wordings, N_("both give")),
        message(wordings, N_("the partner gives")),
    )
    values = [
        {"partner": _name(partner, wordings), "who": who, "place": place, "clauses": number}
        for partner in partners[:MOST_BARS]
        for place, (who, number) in enumerate(
            zip(names, (partner.home_gives, partner.both_give, partner.partner_gives), strict=True)
        )
    ]
    title = message(wordings, N_("Clauses on sharing, by partner and by who gives"))
    description = message(
        wordings,
        N_("A bar for each partner with known clauses, %(shown)s of %(n)s: its parts say who gives."),
        shown=min(MOST_BARS, len(partners)),
        n=len(partners),
    )
    order = list(dict.fromkeys(value["partner"] for value in values))
    return Chart(
        "clauses-by-partner",
        title,
        description,
        specification(
            description,
            width=WIDTH - 150,
            height=BAR * len(order),
            data={"values": values},
            mark={"type": "bar", "height": 0.62 * BAR, "stroke": LINE, "strokeWidth": 0.5},
            encoding={
                "y": {
                    "field": "partner",
                    "type": "nominal",
                    "sort": order,
                    "axis": {"title": None, "ticks": False, "domain": False},
                },
                "x": {
                    "field": "clauses",
                    "type": "quantitative",
                    "axis": {"title": message(wordings, N_("clauses")), "format": "d", "tickMinStep": 1},
                },
                "color": {
                    "field": "who",
                    "type": "nominal",
                    "scale": {"domain": list(names), "range": [DARK, LIGHT, WARM]},
                    "legend": {"title": None, "orient": "top"},
                },
                "order": {"field": "place"},
            },
        ),
        (message(wordings, N_("Partner")), *names),
        tuple(
            (
                _name(each, wordings),
                str(each.home_gives),
                str(each.both_give),
                str(each.partner_gives),
            )
            for each in partners
        ),
    )
