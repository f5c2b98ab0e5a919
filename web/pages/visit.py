"""Visits: the list of them, and the page of one with what was signed and handed over on it."""

from collections.abc import Sequence
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.dates.uncertain_date import UncertainDate
from models.vocabulary import VisitKind
from reports.parameters.names import is_slug
from reports.parameters.reading import declared
from reports.parameters.visit import VisitParameters, visit_filter
from reports.visits.listing import VisitItem, visit_list
from reports.visits.visit import visit_report
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()


def _decade(visit: VisitItem) -> int:
    """The first year of its decade."""
    day = UncertainDate.parse(visit.on) if visit.on else None
    known = (day.first or day.last) if day else None
    return known.year // 10 * 10 if known else 0


def by_decade(visits: Sequence[VisitItem]) -> list[tuple[int, list[VisitItem]]]:
    """Visits of known dates under the first year of their decade, in the order given."""
    return [(decade, list(some)) for decade, some in groupby(visits, _decade)]


@router.get("/visits")
def visits(request: Request) -> Response:
    """Visits to come, then those up to the day, filtered by country and kind."""
    with page_request(request, *declared(VisitParameters)) as found:
        wanted = visit_filter(found.session, filters.parameters(found, VisitParameters), found.on)
        report = visit_list(found.session, wanted)
        return page(
            found,
            "visits.html",
            report=report,
            decades=by_decade(report.past),
            notes=Footnotes.of(report.sources),
            countries=wanted.countries,
            kinds=wanted.kinds,
            every_kind=tuple(VisitKind),
        )


@router.get("/visits/{visit_id}")
def visit(request: Request, visit_id: str) -> Response:
    """One visit."""
    with page_request(request) as found:
        slug = is_slug(visit_id)
        report = visit_report(found.session, visit_id, on=found.on, home=found.home) if slug else None
        if report is None:
            return unknown(found)
        return page(
            found, "visit.html", report=report, visit=report.visit, notes=Footnotes.of(report.sources)
        )
