"""How much each partner received: what is reported, and how far what is not reported can reach."""

from models.wording.reason import N_
from reports.charts.look import BAR, DARK, LIGHT, LINE, WIDTH, Chart, in_each, joined, message, specification
from reports.fairness.fairness import Distribution
from reports.fairness.partner_share import PartnerShare
from reports.wording.lexicon import Wording
from reports.wording.quantity import mass_limits

MOST_BARS = 25
GRAM, MILLIGRAM = 10**6, 10**3


def partner_name(share: PartnerShare, wordings: tuple[Wording, ...]) -> str:
    """A partner in every language of a picture."""
    return in_each(
        wordings,
        lambda wording: share.name_zh if wording.language.code == "zh" and share.name_zh else share.name,
    )


def between(least: int, most: int, wordings: tuple[Wording, ...]) -> str:
    """A mass, or the limits of one, in every language of a picture."""
    return in_each(wordings, lambda wording: mass_limits(least, most, wording))


def mass_by_partner(found: Distribution, *wordings: Wording) -> Chart | None:
    """A bar for each partner that received something; None where nobody did."""
    shown = [share for share in found.partners if share.ids]
    if not shown:
        return None
    unit, name = (
        (GRAM, N_("grams"))
        if max(share.most_ug for share in shown) >= GRAM
        else (MILLIGRAM, N_("milligrams"))
    )
    certain = message(wordings, N_("reported"))
    possible = message(wordings, N_("possible, where not reported"))
    values = [
        {
            "partner": partner_name(share, wordings),
            "certain": share.least_ug / unit,
            "most": share.most_ug / unit,
            "says": between(share.least_ug, share.most_ug, wordings),
        }
        for share in shown[:MOST_BARS]
    ]
    title = message(wordings, N_("Mass received, by partner"))
    description = message(
        wordings,
        N_(
            "A bar for each partner (%(n)s). Strong: the mass reported. Faint: how far the masses not reported can "
            "reach, by what is published; not all of them can reach so far at once."
        ),
        n=len(shown),
    )
    order = [value["partner"] for value in values]
    y = {
        "field": "partner",
        "type": "nominal",
        "sort": order,
        "axis": {"title": None, "ticks": False, "domain": False},
    }
    x = {"type": "quantitative", "axis": {"title": message(wordings, name), "grid": True, "tickCount": 5}}
    colour = {
        "scale": {"domain": [certain, possible], "range": [DARK, LIGHT]},
        "legend": {"title": None, "orient": "top"},
    }
    size = {"height": 0.62 * BAR}
    layers = [
        {
            "mark": {"type": "bar", "stroke": LINE, "strokeWidth": 0.7, **size},
            "encoding": {
                "y": y,
                "x": {"field": "certain", **x},
                "x2": {"field": "most"},
                "color": {"datum": possible, **colour},
            },
        },
        {
            "mark": {"type": "bar", **size},
            "encoding": {"y": y, "x": {"field": "certain", **x}, "color": {"datum": certain, **colour}},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 11},
            "encoding": {"y": y, "x": {"field": "most", **x}, "text": {"field": "says"}},
        },
    ]
    return Chart(
        "mass-by-partner",
        title,
        description,
        specification(
            description, width=WIDTH - 220, height=BAR * len(values), data={"values": values}, layer=layers
        ),
        (
            message(wordings, N_("Partner")),
            message(wordings, N_("Reported")),
            message(wordings, N_("Limits")),
        ),
        tuple(
            (
                partner_name(share, wordings),
                joined([wording.mass(share.known_ug) for wording in wordings]),
                between(share.least_ug, share.most_ug, wordings),
            )
            for share in shown
        ),
    )
