"""The public claims as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import Home, SessionDep, day_of
from api.parameters.formats import InFormat, list_response
from reports.claims import ClaimReport, claim_report
from reports.exports.tables.claim import CLAIMS
from reports.parameters.declaration import OnDay

router = APIRouter(prefix="/claims", tags=["claims"])


class ClaimQuery(OnDay, InFormat):
    """Parameters of the list of claims."""


@router.get("", response_model=ClaimReport, summary="Public claims beside the record")
def claims(
    request: Request, session: SessionDep, home: Home, query: Annotated[ClaimQuery, Query()]
) -> Response:
    """Set every published figure beside what the record holds on the figure's own date."""
    on = day_of(request, query.on)
    return list_response(
        request, session, query.format, CLAIMS, lambda: claim_report(session, on=on, home=home)
    )
