"""The public claims as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import Asked, Home, OnDay, day_asked
from api.parameters.formats import InFormat, listed
from reports.claims import ClaimReport, claim_report
from reports.exports.tables.claim import CLAIMS

router = APIRouter(prefix="/claims", tags=["claims"])


class ClaimQuery(OnDay, InFormat):
    """Parameters of the list of claims."""


@router.get("", response_model=ClaimReport, summary="Public claims beside the record")
def claims(request: Request, session: Asked, home: Home, query: Annotated[ClaimQuery, Query()]) -> Response:
    """Set every published figure beside what the record holds on the figure's own date."""
    on = day_asked(request, query.on)
    return listed(request, session, query.format, CLAIMS, lambda: claim_report(session, on=on, home=home))
