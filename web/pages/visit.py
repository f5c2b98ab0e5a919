"""Visits: the list of them, and the page of one with what was signed and handed over on it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.vocabulary import VisitKind
from reports.visit import visit_report
from reports.visits import VisitFilter, visit_list
from web import filters
from web.asking import asked, is_slug
from web.footnotes import Footnotes
from web.pages.problem import unknown
from web.rendering import page

router = APIRouter()


@router.get("/visits")
def visits(request: Request) -> Response:
    """Visits to come, then those up to the day, filtered by country and kind."""
    with asked(request, "country", "kind") as found:
        countries = filters.countries(found)
        kinds = filters.several(found, "kind", VisitKind)
        report = visit_list(found.session, VisitFilter(on=found.on, countries=countries, kinds=kinds))
        return page(
            found,
            "visits.html",
            report=report,
            notes=Footnotes.of(report.sources),
            countries=countries,
            kinds=kinds,
            every_kind=tuple(VisitKind),
        )


@router.get("/visits/{visit_id}")
def visit(request: Request, visit_id: str) -> Response:
    """One visit."""
    with asked(request) as found:
        slug = is_slug(visit_id)
        report = visit_report(found.session, visit_id, on=found.on, home=found.home) if slug else None
        if report is None:
            return unknown(found)
        return page(
            found, "visit.html", report=report, visit=report.visit, notes=Footnotes.of(report.sources)
        )
