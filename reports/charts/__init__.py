"""Pictures as Vega-Lite specifications, each with a title, a description in words and a table of its numbers."""

from reports.charts.history import timeline
from reports.charts.look import Chart, svg

__all__ = ["Chart", "svg", "timeline"]
