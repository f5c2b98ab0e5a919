"""Restrictions: what stands in the way of cooperation, and which exceptions were made."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.vocabulary import RestrictionKind
from reports.parameters.reading import declared
from reports.parameters.restriction import RestrictionParameters, restriction_filter
from reports.restrictions import restriction_list
from web import parameters as filters
from web.page import page
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()


@router.get("/restrictions")
def restrictions(request: Request) -> Response:
    """All restrictions, the latest first, filtered by country and kind."""
    with page_request(request, *declared(RestrictionParameters)) as found:
        wanted = restriction_filter(found.session, filters.parameters(found, RestrictionParameters), found.on)
        report = restriction_list(found.session, wanted)
        return page(
            found,
            "restrictions.html",
            report=report,
            notes=Footnotes.of(report.sources),
            countries=wanted.countries,
            kinds=wanted.kinds,
            every_kind=tuple(RestrictionKind),
        )
