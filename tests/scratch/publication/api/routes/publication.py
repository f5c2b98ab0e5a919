"""Publications as JSON: the list, and one by id."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from reports.exports.tables.publication import PUBLICATIONS
from reports.publication import PublicationList, publication_list

from api.parameters.dependencies import SessionDep, answer, day_of
from api.parameters.formats import InFormat, list_response
from reports.parameters.declaration import OnDay

router = APIRouter(prefix="/publications", tags=["publications"])


class PublicationQuery(OnDay, InFormat):
    """Parameters of the list of publications."""


@router.get("", response_model=PublicationList, summary="Publications, the newest first")
def publications(
    request: Request, session: SessionDep, query: Annotated[PublicationQuery, Query()]
) -> Response:
    """List the papers and books that came of the cooperation."""
    day = day_of(request, query.on)
    return list_response(
        request, session, query.format, PUBLICATIONS, lambda: publication_list(session, on=day)
    )


@router.get("/{publication_id}", response_model=PublicationList, summary="One publication")
def publication(
    request: Request, session: SessionDep, publication_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one publication with its sources."""
    report = publication_list(session, on=day_of(request, query.on), ids=[publication_id])
    if not report.items:
        raise HTTPException(404, f"The record has no publication {publication_id[:100]!r}.")
    return answer(report)
