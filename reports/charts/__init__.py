"""Pictures as Vega-Lite specifications, each with a title, a description in words and a table of its numbers."""

from reports.charts.exchange import clauses_by_partner, reciprocity
from reports.charts.family import family
from reports.charts.history import timeline
from reports.charts.look import Chart, blank, svg
from reports.charts.lorenz import lorenz
from reports.charts.mass import mass_by_partner
from reports.charts.matrix import clause_matrix
from reports.charts.partners import partners
from reports.charts.world import world
from reports.charts.years import agreements_by_year, clause_years

__all__ = [
    "Chart",
    "agreements_by_year",
    "blank",
    "clause_matrix",
    "clause_years",
    "clauses_by_partner",
    "family",
    "lorenz",
    "mass_by_partner",
    "partners",
    "reciprocity",
    "svg",
    "timeline",
    "world",
]
