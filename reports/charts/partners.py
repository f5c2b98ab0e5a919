"""Partners on a map: a dot at each seat of government, larger for more agreements; no coasts and no boundaries."""

from collections.abc import Sequence
from typing import Any

from models.wording.reason import N_
from reports.charts.look import DARK, LIGHT, MIDDLE, WIDTH, Chart, joined, message, specification
from reports.overview import Dot
from reports.wording.lexicon import Wording

CLASSES = ((1, 2), (3, 9), (10, None))
"""From how many agreements to how many a dot is of one size."""
SIZES = (36, 100, 220)
SHADES = (LIGHT, MIDDLE, DARK)


def _class(dot: Dot) -> int:
    return next(place for place, (_, most) in enumerate(CLASSES) if most is None or dot.agreements <= most)


def partners(dots: Sequence[Dot], *wordings: Wording) -> Chart | None:
    """A dot for each partner state; None where there is none."""
    if not dots:
        return None
    names = [
        message(wordings, N_("%(least)s to %(most)s agreements"), least=least, most=most)
        if most
        else message(wordings, N_("%(least)s agreements or more"), least=least)
        for least, most in CLASSES
    ]
    ranked = sorted(dots, key=lambda dot: (-dot.agreements, dot.country))
    values = [
        {
            "country": joined([wording.country(dot.country) for wording in wordings]),
            "lat": dot.lat,
            "lon": dot.lon,
            "size": names[_class(dot)],
        }
        # Large dots first, so that none hides a small one.
        for dot in ranked
    ]
    title = message(wordings, N_("Partner countries and how much is agreed with them"))
    description = message(
        wordings,
        N_(
            "A dot at the seat of government of each of %(n)s states that take part in an agreement themselves, larger and "
            "stronger for more agreements. The lines are latitudes and longitudes every 30 degrees; the picture draws no "
            "coasts and no boundaries."
        ),
        n=len(dots),
    )
    return Chart(
        "partners",
        title,
        description,
        specification(
            description,
            width=WIDTH,
            height=310,
            projection={"type": "equalEarth"},
            layer=_layers(values, names),
        ),
        (message(wordings, N_("State")), message(wordings, N_("Agreements, direct and multilateral"))),
        tuple(
            (str(value["country"]), str(dot.agreements)) for value, dot in zip(values, ranked, strict=True)
        ),
    )


def _layers(values: list[dict[str, Any]], names: list[str]) -> list[dict[str, Any]]:
    legend = {"title": None, "orient": "bottom", "direction": "horizontal"}
    scale = {"domain": names}
    return [
        {"data": {"sphere": True}, "mark": {"type": "geoshape", "fill": "#f7f9fb", "stroke": LIGHT}},
        {
            "data": {"graticule": {"step": [30, 30]}},
            "mark": {"type": "geoshape", "filled": False, "stroke": LIGHT, "strokeWidth": 0.6},
        },
        {
            "data": {"values": values},
            "mark": {"type": "circle", "stroke": DARK, "strokeWidth": 1, "opacity": 0.9},
            "encoding": {
                "longitude": {"field": "lon", "type": "quantitative"},
                "latitude": {"field": "lat", "type": "quantitative"},
                "size": {
                    "field": "size",
                    "type": "ordinal",
                    "scale": {**scale, "range": list(SIZES)},
                    "legend": legend,
                },
                "fill": {
                    "field": "size",
                    "type": "ordinal",
                    "scale": {**scale, "range": list(SHADES)},
                    "legend": legend,
                },
            },
        },
    ]
