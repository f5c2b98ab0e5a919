"""Agreements cited: BibTeX, RIS and CSL-JSON."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.address import moved_permanently, public_address
from api.parameters.dependencies import SessionDep, day_of
from db.queries import agreement as queries
from reports.agreements.agreement import agreement_report
from reports.agreements.bibliographic import ENDINGS, MEDIA_TYPES, Style, citation
from reports.parameters.declaration import OnDay

router = APIRouter(prefix="/agreements", tags=["agreements"])

CITED: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA_TYPES.values()}, "description": "A citation"}
}


class CitationQuery(OnDay):
    """Parameters of a citation."""

    format: Style = Field(default=Style.BIBTEX, description="How it is written")


@router.get(
    "/{agreement_id}/citation", summary="One agreement cited", response_class=Response, responses=CITED
)
def cited(
    request: Request, session: SessionDep, agreement_id: str, query: Annotated[CitationQuery, Query()]
) -> Response:
    """Cite one agreement, as read on the day; a date that is uncertain stays so."""
    on = day_of(request, query.on)
    report = agreement_report(session, agreement_id, on=on)
    if report is None:
        kept = queries.merged_into(session, agreement_id)
        if kept is None:
            raise HTTPException(404, f"The record has no agreement {agreement_id[:100]!r}.")
        return moved_permanently(request, f"/agreements/{kept}/citation")
    text = citation(report.agreement, query.format, base=public_address(request), read_on=on)
    name = f"{agreement_id}.{ENDINGS[query.format]}"
    return Response(
        text.encode(),
        media_type=f"{MEDIA_TYPES[query.format]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
