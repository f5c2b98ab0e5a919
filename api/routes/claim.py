"""The public claims as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.dependencies import Asked, Home, OnDay, answer, day_asked
from reports.claims import ClaimReport, claim_report

router = APIRouter(prefix="/claims", tags=["claims"])


@router.get("", response_model=ClaimReport, summary="Public claims beside the record")
def claims(request: Request, session: Asked, home: Home, query: Annotated[OnDay, Query()]) -> Response:
    """Set every published figure beside what the record holds on the figure's own date."""
    return answer(claim_report(session, on=day_asked(request, query.on), home=home))
