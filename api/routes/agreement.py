"""Agreements as JSON: the filtered list, each item in full, and one by id."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from api.parameters.address import moved_permanently
from api.parameters.agreement import AgreementQuery
from api.parameters.dependencies import Home, SessionDep, answer, day_of
from api.parameters.formats import Format, format_of
from api.parameters.paging import page_response
from api.routes.linked_data import linked_agreement, prefers_linked
from db.queries import agreement as queries
from reports.agreements.agreement import AgreementReport, agreement_report
from reports.agreements.listing import AgreementPage, agreement_page, slim_agreement_page
from reports.exports.tables.agreement import AGREEMENTS
from reports.parameters.agreement import agreement_filter
from reports.parameters.declaration import OnDay

router = APIRouter(prefix="/agreements", tags=["agreements"])


@router.get("", response_model=AgreementPage, summary="Agreements, in full or in some fields, newest first")
def agreements(
    request: Request, session: SessionDep, home: Home, query: Annotated[AgreementQuery, Query()]
) -> Response:
    """List agreements by all that can be asked of them; ``next`` leads to the next page.

    Where a date or a status is uncertain, an item is among the answers if it may be as asked for, and its ``match`` says
    ``possible``.
    """
    wanted = agreement_filter(session, query, day_of(request, query.on))
    as_json = format_of(request, query.format) is Format.JSON
    page: Callable[..., Any] = agreement_page
    if as_json and query.fields:
        page = partial(slim_agreement_page, fields=query.fields)
    # A file has no room for facets, and would count them for every page of it.
    facets = tuple(dict.fromkeys(query.facets)) if as_json else ()
    read = partial(page, wanted=wanted, sort=query.sort, facets_wanted=facets, home=home)
    return page_response(request, session, query, AGREEMENTS, read)


@router.get("/{agreement_id}", response_model=AgreementReport, summary="One agreement")
def agreement(
    request: Request, session: SessionDep, agreement_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one agreement as of a day; an id that was merged away redirects to the one that was kept."""
    report = agreement_report(session, agreement_id, on=day_of(request, query.on))
    if report is not None:
        if prefers_linked(request):
            return linked_agreement(request, report.agreement)
        return answer(report)
    kept = queries.merged_into(session, agreement_id)
    if kept is None:
        raise HTTPException(404, f"The record has no agreement {agreement_id[:100]!r}.")
    return moved_permanently(request, f"/agreements/{kept}")
