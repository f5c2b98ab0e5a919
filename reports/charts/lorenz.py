"""The Lorenz curve of a distribution: what share of the whole the partners with least have together, with its bounds."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from models.fairness.assessment import FigureAvailability
from models.wording.reason import N_
from reports.charts.look import DARK, LIGHT, LINE, Chart, message, specification
from reports.fairness.fairness import Distribution
from reports.wording.lexicon import Wording

SIDE = 340
"""Width and height: a Lorenz curve is read in a square."""

POINTS_AT_MOST = 30

Points = Sequence[tuple[float, float]]


def _at(points: Points, place: float) -> float:
    """The curve at a place between two of its points."""
    xs = [x for x, _ in points]
    after = min(bisect_left(xs, place), len(xs) - 1)
    (x0, y0), (x1, y1) = points[max(after - 1, 0)], points[after]
    return y1 if x1 == x0 else y0 + (y1 - y0) * (place - x0) / (x1 - x0)


def lorenz(found: Distribution, *wordings: Wording) -> Chart | None:
    """The curve, or the band that no feasible curve leaves; None where no figures are given."""
    if found.standing is not FigureAvailability.GIVEN or not found.lorenz.lowest:
        return None
    low, high = found.lorenz.lowest, found.lorenz.highest
    places = sorted({x for x, _ in (*low, *high)})
    band = [{"p": x, "low": _at(low, x), "high": _at(high, x)} for x in places]
    complete = not found.unknown_parts
    equal = message(wordings, N_("equal shares"))
    curve = message(wordings, N_("as recorded") if complete else N_("where the curve can lie"))
    title = message(wordings, N_("Lorenz curve"))
    description = message(
        wordings,
        N_(
            "The partners stand from least to most; the curve says what share of the whole those up to there have "
            "together. On the dashed line all shares are equal; the further below it, the less equal. Every mass is "
            "known, so there is one curve over %(n)s partners."
        )
        if complete
        else N_(
            "The partners stand from least to most; the curve says what share of the whole those up to there have "
            "together. On the dashed line all shares are equal; the further below it, the less equal. Masses are "
            "missing, so the curve of the %(n)s partners lies somewhere in the shaded band."
        ),
        n=found.n,
    )
    columns = (
        message(wordings, N_("Share of partners, from those with least")),
        message(wordings, N_("Share of the whole: at least")),
        message(wordings, N_("at most")),
    )
    axes = {
        "x": message(wordings, N_("Share of partners")),
        "y": message(wordings, N_("Share of the whole")),
    }
    rows = tuple((_percent(row["p"]), _percent(row["low"]), _percent(row["high"])) for row in band)
    return Chart(
        "lorenz",
        title,
        description,
        specification(
            description,
            width=SIDE,
            height=SIDE,
            layer=_layers(band, curve, equal, axes, complete=complete),
        ),
        columns,
        rows,
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _layers(
    band: list[dict[str, float]], curve: str, equal: str, axes: dict[str, str], *, complete: bool
) -> list[dict[str, Any]]:
    scale = {"domain": [0, 1], "nice": False}
    x = {
        "field": "p",
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": axes["x"], "format": "%", "tickCount": 5, "grid": True},
    }
    y_axis = {"title": axes["y"], "format": "%", "tickCount": 5, "grid": True}
    colour = {
        "scale": {"domain": [curve, equal], "range": [DARK if complete else LIGHT, LINE]},
        "legend": {"title": None, "orient": "top", "symbolType": "stroke", "symbolStrokeWidth": 4},
    }
    diagonal = {
        "data": {"values": [{"p": 0, "s": 0}, {"p": 1, "s": 1}]},
        "mark": {"type": "line", "strokeDash": [5, 4], "strokeWidth": 1.5},
        "encoding": {
            "x": x,
            "y": {"field": "s", "type": "quantitative", "scale": scale, "axis": y_axis},
            "color": {"datum": equal, **colour},
        },
    }
    if complete:
        line = {
            "data": {"values": band},
            "mark": {
                "type": "line",
                "strokeWidth": 2.5,
                "point": {"filled": True, "size": 45} if len(band) <= POINTS_AT_MOST else False,
            },
            "encoding": {
                "x": x,
                "y": {"field": "low", "type": "quantitative", "scale": scale, "axis": y_axis},
                "color": {"datum": curve, **colour},
            },
        }
        return [diagonal, line]
    area = {
        "data": {"values": band},
        "mark": {"type": "area", "opacity": 0.75},
        "encoding": {
            "x": x,
            "y": {"field": "low", "type": "quantitative", "scale": scale, "axis": y_axis},
            "y2": {"field": "high"},
            "color": {"datum": curve, **colour},
        },
    }
    edges = [
        {
            "data": {"values": band},
            "mark": {"type": "line", "strokeWidth": 1.5, "color": DARK},
            "encoding": {
                "x": x,
                "y": {"field": edge, "type": "quantitative", "scale": scale, "axis": y_axis},
            },
        }
        for edge in ("low", "high")
    ]
    return [area, *edges, diagonal]
