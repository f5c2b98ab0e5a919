"""When the agreements with a country were signed: a mark each, its shade and shape telling where it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from models.dates.uncertain_date import Precision, UncertainDate
from models.status.status import StatusGroup
from models.wording.reason import N_
from reports.agreements.by_country import Signature
from reports.agreements.summary import GROUPS
from reports.charts.look import CONFIG, DARK, MIDDLE, PAST, SCHEMA, WIDTH, Chart, joined
from reports.countries.country import CountryReport
from reports.wording.labels import LABELS
from reports.wording.language import Language
from reports.wording.lexicon import Wording

SHADES = {
    StatusGroup.IN_FORCE: DARK,
    StatusGroup.NOT_DOCUMENTED: MIDDLE,
    StatusGroup.PAST: PAST,
}
SHAPES = {
    StatusGroup.IN_FORCE: "square",
    StatusGroup.NOT_DOCUMENTED: "circle",
    StatusGroup.PAST: "triangle-up",
}
_MARKS = N_(
    "One mark for each agreement, at the year of its signature or adoption, from %(first)s to "
    "%(last)s. Agreements whose year is not documented: %(missing)s."
)
_BARS = N_(
    "A bar for each year, as high as the agreements signed or adopted in it are many, from %(first)s to "
    "%(last)s. Agreements whose year is not documented: %(missing)s."
)
LABELS_AT_MOST = 12
STEPS = (1, 2, 5, 10, 20, 50, 100)
HIGHEST = 16
"""Of more marks in a year than this nobody counts them: bars stand in."""

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
    """When the agreements with a country were signed, a mark each or bars; None where no year is known.

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
    heights = Counter(year for year, _ in marks)
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
            wording.language.gettext(_MARKS if highest <= HIGHEST else _BARS)
            % {"first": first, "last": max(heights), "missing": missing}
            for wording in wordings
        ]
    )
    draw = _marks_by_year if highest <= HIGHEST else _bars_by_year
    specification = draw(counts, names, (first, last), highest)
    rows = tuple((str(year), *(str(counts[year, group]) for group in GROUPS)) for year in sorted(heights))
    columns = (joined([wording.language.gettext("Year") for wording in wordings]), *names.values())
    return Chart("timeline", title, description, {"description": description, **specification}, columns, rows)


Counts = Mapping[tuple[int, StatusGroup], int]
Names = Mapping[StatusGroup, str]


def _years_across(years: tuple[int, int]) -> dict[str, Any]:
    first, last = years
    return {
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
    }


def _shaded(names: Names) -> dict[str, Any]:
    return {
        "field": "group",
        "type": "nominal",
        "scale": {"domain": list(names.values()), "range": [SHADES[group] for group in GROUPS]},
        "legend": {"title": None, "orient": "top"},
    }


def _marks_by_year(counts: Counts, names: Names, years: tuple[int, int], highest: int) -> dict[str, Any]:
    """Marks heaped up over the years, by group."""
    heights: Counter[int] = Counter()
    values = []
    for year, group in sorted(counts, key=lambda mark: (mark[0], GROUPS.index(mark[1]))):
        for _ in range(counts[year, group]):
            heights[year] += 1
            values.append({"year": year, "height": heights[year], "group": names[group]})
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": 16 * highest,
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
        "encoding": {
            "x": _years_across(years),
            "y": {
                "field": "height",
                "type": "quantitative",
                "scale": {"domain": [0.4, highest + 0.6], "nice": False},
                "axis": None,
            },
            "color": _shaded(names),
            "shape": {
                "field": "group",
                "type": "nominal",
                "scale": {"domain": list(names.values()), "range": [SHAPES[group] for group in GROUPS]},
            },
        },
        "config": CONFIG,
    }


def _bars_by_year(counts: Counts, names: Names, years: tuple[int, int], highest: int) -> dict[str, Any]:
    """Bars over the years, the groups one on the other."""
    values = [
        {"year": year, "count": counts[year, group], "group": names[group], "order": GROUPS.index(group)}
        for year, group in sorted(counts, key=lambda mark: (mark[0], GROUPS.index(mark[1])))
    ]
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": 240,
        "data": {"values": values},
        "mark": {"type": "bar", "width": max(2, WIDTH // (years[1] - years[0] + 3) - 2)},
        "encoding": {
            "x": _years_across(years),
            "y": {
                "field": "count",
                "type": "quantitative",
                "stack": "zero",
                "scale": {"domain": [0, highest], "nice": True},
                "axis": {"title": None, "format": "d", "tickCount": 5},
            },
            "order": {"field": "order", "type": "quantitative"},
            "color": _shaded(names),
        },
        "config": CONFIG,
    }
