"""Pictures on a page: inline SVG in a figure, with its words and its numbers beside it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from reports.charts import Chart, svg

_TOLD = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def drawing(chart: Chart) -> Markup:
    """The SVG of a chart, one image to a screen reader: what its parts would say of themselves stands in the table."""
    drawn = _TOLD.sub("", svg(chart)).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(drawn)  # noqa: S704 - drawn by us, texts escaped by the drawer


class Picture(NamedTuple):
    """A chart as a page shows it; ``key`` is its own on the page."""

    key: str
    chart: Chart
    drawing: Markup


def pictures(charts: Iterable[Chart | None], key: str) -> tuple[Picture, ...]:
    """The charts that there are, drawn, each under a key of its own."""
    return tuple(
        Picture(f"{key}-{chart.name}", chart, drawing(chart)) for chart in charts if chart is not None
    )
