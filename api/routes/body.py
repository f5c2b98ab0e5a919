"""Bodies as JSON."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from api.dependencies import Asked, OnDay, answer, day_asked
from reports.body import BodyReport, body_report

router = APIRouter(prefix="/bodies", tags=["bodies"])


@router.get("/{body_id}", response_model=BodyReport, summary="One body")
def body(request: Request, session: Asked, body_id: str, query: Annotated[OnDay, Query()]) -> Response:
    """Read one agency, ministry, institute, company or government as of a day, with its agreements."""
    report = body_report(session, body_id, on=day_asked(request, query.on))
    if report is None:
        raise HTTPException(404, f"The record has no body {body_id[:100]!r}.")
    return answer(report)
