"""Where samples went: dots at seats of government on a bare graticule, without coasts and without boundaries."""

from collections.abc import Sequence
from typing import Any

from models.wording.reason import N_
from reports.charts.look import DARK, LIGHT, LINE, WIDTH, Chart, joined, message, specification
from reports.charts.mass import between
from reports.fairness.fairness import Distribution
from reports.fairness.partner_share import PartnerShare
from reports.wording.lexicon import Wording


def world(found: Distribution, *wordings: Wording) -> Chart | None:
    """A dot for each partner's state; None where nobody is counted."""
    by_state: dict[str, list[PartnerShare]] = {}
    for share in found.partners:
        by_state.setdefault(share.country, []).append(share)
    if not by_state:
        return None
    known = message(wordings, N_("received; every mass reported"))
    bounded = message(wordings, N_("received; a mass not reported"))
    nothing = message(wordings, N_("nothing in this scope"))
    values = []
    rows = []
    for code, shares in by_state.items():
        received = [share for share in shares if share.ids]
        unknown = any(share.unknown_parts for share in shares)
        name = joined([wording.country(code) for wording in wordings])
        kind = nothing if not received else bounded if unknown else known
        values.append({"country": name, "lat": shares[0].lat, "lon": shares[0].lon, "kind": kind})
        if received:
            limits = sum(share.least_ug for share in shares), _most(shares, found)
            rows.append((name, kind, between(*limits, wordings)))
    title = message(wordings, N_("Where samples went"))
    description = message(
        wordings,
        N_(
            "A mark at the seat of government of each of %(n)s states counted, of which %(reached)s received something. "
            "The lines are latitudes and longitudes every 30 degrees; the picture draws no coasts and no boundaries."
        ),
        n=len(by_state),
        reached=len(rows),
    )
    return Chart(
        "world",
        title,
        description,
        specification(
            description,
            width=WIDTH,
            height=310,
            projection={"type": "equalEarth"},
            layer=_layers(values, (known, bounded, nothing)),
        ),
        (
            message(wordings, N_("State")),
            message(wordings, N_("What is known")),
            message(wordings, N_("Mass")),
        ),
        tuple(rows),
    )


def _most(shares: Sequence[PartnerShare], found: Distribution) -> int:
    """The most that the partners of one state can have together."""
    known = sum(share.known_ug for share in shares)
    return min(sum(share.most_ug for share in shares), known + found.most_ug - found.known_ug)


def _layers(values: list[dict[str, Any]], kinds: tuple[str, str, str]) -> list[dict[str, Any]]:
    # Small marks first, so that none hides one that says more.
    values.sort(key=lambda value: -kinds.index(value["kind"]))
    scale = {"domain": list(kinds)}
    legend = {"title": None, "orient": "bottom", "direction": "horizontal", "columns": 3}
    return [
        {"data": {"sphere": True}, "mark": {"type": "geoshape", "fill": "#f7f9fb", "stroke": LIGHT}},
        {
            "data": {"graticule": {"step": [30, 30]}},
            "mark": {"type": "geoshape", "filled": False, "stroke": LIGHT, "strokeWidth": 0.6},
        },
        {
            "data": {"values": values},
            "mark": {"type": "point", "filled": True, "stroke": DARK, "strokeWidth": 1.4, "opacity": 1},
            "encoding": {
                "longitude": {"field": "lon", "type": "quantitative"},
                "latitude": {"field": "lat", "type": "quantitative"},
                "fill": {
                    "field": "kind",
                    "type": "nominal",
                    "scale": {**scale, "range": [DARK, "#ffffff", LIGHT]},
                    "legend": legend,
                },
                "stroke": {
                    "field": "kind",
                    "type": "nominal",
                    "scale": {**scale, "range": [DARK, DARK, LINE]},
                    "legend": legend,
                },
                "shape": {
                    "field": "kind",
                    "type": "nominal",
                    "scale": {**scale, "range": ["circle", "diamond", "circle"]},
                    "legend": legend,
                },
                "size": {
                    "field": "kind",
                    "type": "nominal",
                    "scale": {**scale, "type": "ordinal", "range": [150, 130, 30]},
                    "legend": legend,
                },
            },
        },
    ]
