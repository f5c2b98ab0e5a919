"""Agreements as JSON: the filtered list, each item in full, and one by id."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from api.address import moved
from api.dependencies import Asked, Home, OnDay, answer, day_asked, next_page
from api.formats import Format, Page, format_of, listed_by_page
from api.queries.agreement import AgreementQuery, agreement_filter, cursor_of
from api.routes.linked_data import linked_agreement, prefers_linked
from db.queries import agreement as queries
from db.session import Reading as Session
from reports.agreement import AgreementReport, agreement_report
from reports.agreements import AgreementPage, agreement_page, slim_agreement_page
from reports.tables.agreement import AGREEMENTS

router = APIRouter(prefix="/agreements", tags=["agreements"])


@router.get("", response_model=AgreementPage, summary="Agreements, in full or in some fields, newest first")
def agreements(
    request: Request, session: Asked, home: Home, query: Annotated[AgreementQuery, Query()]
) -> Response:
    """List agreements by all that can be asked of them; ``next`` leads to the next page.

    Where a date or a status is uncertain, an item is among the answers if it may be as asked for, and its ``match`` says
    ``possible``.
    """
    wanted = agreement_filter(session, query, day_asked(request, query.on))
    facets = tuple(dict.fromkeys(query.facets))
    if query.fields and format_of(request, query.format) is Format.JSON:
        slim, last = slim_agreement_page(
            session,
            wanted,
            query.fields,
            sort=query.sort,
            after=query.after,
            limit=query.limit,
            facets_wanted=facets,
            home=home,
        )
        link = next_page(request, cursor_of(query.sort, last)) if last else None
        return answer(slim.model_copy(update={"next": link}))

    def page() -> AgreementPage:
        found, last = agreement_page(
            session,
            wanted,
            sort=query.sort,
            after=query.after,
            limit=query.limit,
            facets_wanted=facets,
            home=home,
        )
        link = next_page(request, cursor_of(query.sort, last)) if last else None
        return found.model_copy(update={"next": link})

    def pages(reader: Session, after: Any, limit: int) -> Page:
        found, last = agreement_page(reader, wanted, sort=query.sort, after=after, limit=limit, home=home)
        return Page(found.items, found.total, last)

    return listed_by_page(request, session, query, AGREEMENTS, page, pages, only=query.fields)


@router.get("/{agreement_id}", response_model=AgreementReport, summary="One agreement")
def agreement(
    request: Request, session: Asked, agreement_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one agreement as of a day; an id that was merged away redirects to the one that was kept."""
    report = agreement_report(session, agreement_id, on=day_asked(request, query.on))
    if report is not None:
        if prefers_linked(request):
            return linked_agreement(request, report.agreement)
        return answer(report)
    kept = queries.kept_as(session, agreement_id)
    if kept is None:
        raise HTTPException(404, f"The record has no agreement {agreement_id[:100]!r}.")
    return moved(request, f"/agreements/{kept}")
