"""Agreements as JSON: the filtered list, each item in full, and one by id."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import (
    AgreementQuery,
    Asked,
    OnDay,
    agreement_filter,
    answer,
    day_asked,
    decode_cursor,
    encode_cursor,
)
from db.queries import agreement as queries
from reports.agreement import AgreementReport, agreement_report
from reports.agreements import AgreementPage, agreement_page

router = APIRouter(prefix="/agreements", tags=["agreements"])


@router.get("", response_model=AgreementPage, summary="Agreements, in full, newest first")
def agreements(request: Request, session: Asked, query: Annotated[AgreementQuery, Query()]) -> Response:
    """List agreements by country, door, status on a day, kind, topic and words; ``next`` leads to the next page."""
    on = day_asked(request, query.on)
    page, last = agreement_page(
        session,
        agreement_filter(session, query, on),
        statuses_wanted=frozenset(query.status),
        after=decode_cursor(query.cursor) if query.cursor else None,
        limit=query.limit,
    )
    if last is not None:
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
        link = f"{request.url.path}?{urlencode([*given, ('cursor', encode_cursor(last))])}"
        page = page.model_copy(update={"next": link})
    return answer(page)


@router.get("/{agreement_id}", response_model=AgreementReport, summary="One agreement")
def agreement(
    request: Request, session: Asked, agreement_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one agreement as of a day; an id that was merged away redirects to the one that was kept."""
    report = agreement_report(session, agreement_id, on=day_asked(request, query.on))
    if report is not None:
        return answer(report)
    kept = queries.kept_as(session, agreement_id)
    if kept is None:
        raise HTTPException(404, f"The record has no agreement {agreement_id[:100]!r}.")
    return RedirectResponse(request.url.replace(path=f"/api/v1/agreements/{kept}"), 308)
