"""Bodies as JSON."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import ConfigDict

from api.parameters.dependencies import SessionDep, answer, day_of
from api.parameters.formats import InFormat, list_response
from reports.bodies import BodyList, BodyReport, body_list, body_report
from reports.exports.tables.party import BODIES
from reports.parameters.declaration import OnDay

router = APIRouter(prefix="/bodies", tags=["bodies"])


class BodyQuery(InFormat):
    """Parameters of the list of bodies."""

    model_config = ConfigDict(extra="forbid")


@router.get("", response_model=BodyList, summary="Every body")
def bodies(request: Request, session: SessionDep, query: Annotated[BodyQuery, Query()]) -> Response:
    """List every agency, ministry, institute, company and government of the record, by id."""
    return list_response(request, session, query.format, BODIES, lambda: body_list(session))


@router.get("/{body_id}", response_model=BodyReport, summary="One body")
def body(request: Request, session: SessionDep, body_id: str, query: Annotated[OnDay, Query()]) -> Response:
    """Read one agency, ministry, institute, company or government as of a day, with its agreements."""
    report = body_report(session, body_id, on=day_of(request, query.on))
    if report is None:
        raise HTTPException(404, f"The record has no body {body_id[:100]!r}.")
    return answer(report)
