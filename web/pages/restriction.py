"""Restrictions: what stands in the way of cooperation, and which exceptions were made."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.vocabulary import RestrictionKind
from reports.restrictions import RestrictionFilter, restriction_list
from web import parameters as filters
from web.page import page
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()


@router.get("/restrictions")
def restrictions(request: Request) -> Response:
    """All restrictions, the latest first, filtered by country and kind."""
    with page_request(request, "country", "kind") as found:
        countries = filters.countries(found)
        kinds = filters.several(found, "kind", RestrictionKind)
        report = restriction_list(
            found.session, RestrictionFilter(on=found.on, countries=countries, kinds=kinds)
        )
        return page(
            found,
            "restrictions.html",
            report=report,
            notes=Footnotes.of(report.sources),
            countries=countries,
            kinds=kinds,
            every_kind=tuple(RestrictionKind),
        )
