"""When the agreements with a country were signed: a mark each, its shade and shape telling where it stands."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from models.status import StatusGroup
from models.uncertain_date import Precision, UncertainDate
from reports.charts.look import CONFIG, DARK, LIGHT, MIDDLE, SCHEMA, WIDTH, Chart, joined
from reports.country import GROUPS, CountryReport
from reports.labels import LABELS
from reports.language import Language
from reports.lexicon import Wording
from reports.reached import Signature

SHADES = {
    StatusGroup.IN_FORCE: DARK,
    StatusGroup.NOT_DOCUMENTED: MIDDLE,
    StatusGroup.PAST: LIGHT,
}
SHAPES = {
    StatusGroup.IN_FORCE: "square",
    StatusGroup.NOT_DOCUMENTED: "circle",
    StatusGroup.PAST: "triangle-up",
}
LABELS_AT_MOST = 12
STEPS = (1, 2, 5, 10, 20, 50, 100)
LOWEST = 3
"""A picture is as high as if some year had at least so many marks."""


def group_name(group: StatusGroup, language: Language) -> str:
    """The heading of a group of statuses."""
    said = language.gettext(LABELS[StatusGroup][group])
    return said[:1].upper() + said[1:]


def year_of(day: UncertainDate) -> int | None:
    """The year of a date that is known to the year; None for decades and for longer intervals."""
    if day.precision in (Precision.DECADE, Precision.CENTURY, None) or day.first is None or day.last is None:
        return None
    return day.first.year if day.first.year == day.last.year else None


def ticks(first: int, last: int) -> list[int]:
    """The years that are written under an axis: few, since writing is what takes long to draw."""
    step = next(step for step in STEPS if (last - first) // step < LABELS_AT_MOST)
    return list(range(-(-first // step) * step, last + 1, step))


def timeline(
    report: CountryReport, *wordings: Wording, signatures: Sequence[Signature] | None = None
) -> Chart | None:
    """When the agreements with a country were signed, a mark each; None where no year is known.

    In two wordings, every word stands in both languages. ``signatures`` are those of all agreements where the report
    does not hold them all.
    """
    if signatures is None:
        signatures = [Signature(each.signed, each.status_group) for each in report.agreements]
    marks: list[tuple[int, StatusGroup]] = []
    for signed, group in signatures:
        year = year_of(UncertainDate.parse(signed)) if signed else None
        if year is not None:
            marks.append((year, group))
    if not marks:
        return None
    names = {group: joined([group_name(group, wording.language) for wording in wordings]) for group in GROUPS}
    counts = Counter(marks)
    heights: Counter[int] = Counter()
    values = []
    for year, group in sorted(marks, key=lambda mark: (mark[0], GROUPS.index(mark[1]))):
        heights[year] += 1
        values.append({"year": year, "height": heights[year], "group": names[group]})
    first, last = min(heights), max(report.on.year, *heights)
    highest = max(LOWEST, *heights.values())
    missing = len(signatures) - len(marks)
    title = joined(
        [
            wording.language.gettext("Agreements with %(country)s by year of signature")
            % {"country": wording.country(report.country.code)}
            for wording in wordings
        ]
    )
    description = joined(
        [
            wording.language.gettext(
                "One mark for each agreement, at the year of its signature or adoption, from %(first)s to "
                "%(last)s. Agreements whose year is not documented: %(missing)s."
            )
            % {"first": first, "last": max(heights), "missing": missing}
            for wording in wordings
        ]
    )
    specification = _marks_by_year(values, list(names.values()), (first, last), highest)
    rows = tuple((str(year), *(str(counts[year, group]) for group in GROUPS)) for year in sorted(heights))
    columns = (joined([wording.language.gettext("Year") for wording in wordings]), *names.values())
    return Chart("timeline", title, description, {"description": description, **specification}, columns, rows)


def _marks_by_year(
    values: list[dict[str, Any]], names: list[str], years: tuple[int, int], highest: int
) -> dict[str, Any]:
    """Marks heaped up over the years, by group."""
    first, last = years
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": 16 * highest,
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "scale": {"domain": [first - 1, last + 1], "nice": False},
                "axis": {
                    "title": None,
                    "format": "d",
                    "values": ticks(first, last),
                    "grid": False,
                    # the values are few enough to fit: measuring whether they do takes longer than drawing
                    "labelOverlap": False,
                    "labelBound": False,
                    "labelFlush": False,
                },
            },
            "y": {
                "field": "height",
                "type": "quantitative",
                "scale": {"domain": [0.4, highest + 0.6], "nice": False},
                "axis": None,
            },
            "color": {
                "field": "group",
                "type": "nominal",
                "scale": {"domain": names, "range": [SHADES[group] for group in GROUPS]},
                "legend": {"title": None, "orient": "top"},
            },
            "shape": {
                "field": "group",
                "type": "nominal",
                "scale": {"domain": names, "range": [SHAPES[group] for group in GROUPS]},
            },
        },
        "config": CONFIG,
    }
