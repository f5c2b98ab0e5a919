"""Pictures as Vega-Lite specifications: one place for their look, each with a title, a description and a table.

Grouping is told by shade and by shape, so that a picture can be read by colour-blind readers and in grey print.
"""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from json import dumps
from typing import Any, NamedTuple

import vl_convert

from models.status import StatusGroup
from models.uncertain_date import Precision, UncertainDate
from reports.country import GROUPS, CountryReport
from reports.documents.fonts import FOLDERS
from reports.language import Language
from reports.lexicon import Wording

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SHADES = {
    StatusGroup.IN_FORCE: "#0b3d66",
    StatusGroup.NOT_DOCUMENTED: "#5b8fb9",
    StatusGroup.PAST: "#b9c4cd",
}
SHAPES = {
    StatusGroup.IN_FORCE: "square",
    StatusGroup.NOT_DOCUMENTED: "circle",
    StatusGroup.PAST: "triangle-up",
}
FONT = "Noto Sans CJK SC"


class Chart(NamedTuple):
    """A picture in one language: its specification, and the same in words and in numbers."""

    name: str
    title: str
    description: str
    specification: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def group_name(group: StatusGroup, language: Language) -> str:
    """The heading of a group of statuses."""
    names = {
        StatusGroup.IN_FORCE: language.gettext("In force"),
        StatusGroup.NOT_DOCUMENTED: language.gettext("Not documented"),
        StatusGroup.PAST: language.gettext("Past"),
    }
    return names[group]


@lru_cache(maxsize=1)
def _with_fonts() -> None:
    for folder in FOLDERS:
        vl_convert.register_font_directory(str(folder))


@lru_cache(maxsize=256)
def _svg(specification: str) -> str:
    _with_fonts()
    return vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])


def svg(chart: Chart) -> str:
    """The picture as SVG, drawn without a browser and without a network."""
    return _svg(dumps(chart.specification, ensure_ascii=False, sort_keys=True))


def _year(day: UncertainDate) -> int | None:
    """The year of a date that is known to the year; None for decades and for longer intervals."""
    if day.precision in (Precision.DECADE, Precision.CENTURY, None) or day.first is None or day.last is None:
        return None
    return day.first.year if day.first.year == day.last.year else None


def timeline(report: CountryReport, wording: Wording) -> Chart | None:
    """When the agreements with a country were signed, a mark each; None where no year is known."""
    say = wording.language.gettext
    marks: list[tuple[int, StatusGroup]] = []
    for agreement in report.agreements:
        year = _year(UncertainDate.parse(agreement.signed)) if agreement.signed else None
        if year is not None:
            marks.append((year, agreement.status_group))
    if not marks:
        return None
    counts = Counter(marks)
    heights: Counter[int] = Counter()
    values = []
    for year, group in sorted(marks, key=lambda mark: (mark[0], GROUPS.index(mark[1]))):
        heights[year] += 1
        values.append({"year": year, "height": heights[year], "group": group_name(group, wording.language)})
    first, last = min(year for year, _ in marks), max(report.on.year, max(year for year, _ in marks))
    names = [group_name(group, wording.language) for group in GROUPS]
    name = wording.country(report.country.code)
    title = say("Agreements with %(country)s by year of signature") % {"country": name}
    missing = len(report.agreements) - len(marks)
    description = say(
        "One mark for each agreement, at the year of its signature or adoption, from %(first)s to %(last)s. "
        "Agreements whose year is not documented: %(missing)s."
    ) % {"first": min(heights), "last": max(heights), "missing": missing}
    specification = {
        "$schema": SCHEMA,
        "description": description,
        "width": 620,
        "height": 16 * max(3, *heights.values()),
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "scale": {"domain": [first - 1, last + 1], "nice": False},
                "axis": {"title": None, "format": "d", "tickMinStep": 1, "grid": False},
            },
            "y": {
                "field": "height",
                "type": "quantitative",
                "scale": {"domain": [0.4, max(3, *heights.values()) + 0.6], "nice": False},
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
        "config": {
            "background": "transparent",
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 11,
                "domainColor": "#5f6b76",
                "tickColor": "#5f6b76",
                "labelColor": "#3a4650",
            },
            "legend": {"labelFontSize": 11, "labelColor": "#3a4650", "symbolSize": 90},
        },
    }
    rows = tuple((str(year), *(str(counts[year, group]) for group in GROUPS)) for year in sorted(heights))
    return Chart("timeline", title, description, specification, (say("Year"), *names), rows)
