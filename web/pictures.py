"""Pictures on a page: inline SVG in a figure, with its words and its numbers beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from reports.charts import Chart, svg


class Picture(NamedTuple):
    """A chart as a page shows it; ``key`` is its own on the page."""

    key: str
    chart: Chart
    drawing: Markup


def pictures(charts: Iterable[Chart | None], key: str) -> tuple[Picture, ...]:
    """The charts that there are, drawn, each under a key of its own."""
    return tuple(
        Picture(f"{key}-{chart.name}", chart, Markup(svg(chart)))  # noqa: S704 - drawn by us, texts escaped by the drawer
        for chart in charts
        if chart is not None
    )
