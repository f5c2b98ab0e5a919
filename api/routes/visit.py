"""Visits, conferences and ceremonies as JSON: the filtered list, and one by id."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from api import cursor as cursors
from api.dependencies import Asked, Day, Home, OnDay, answer, day_asked, next_page
from api.formats import InFormat, Page, listed_by_page
from api.queries.agreement import Name, countries_asked, fields_of, parted
from db.session import Reading as Session
from models.vocabulary import VisitKind
from reports.tables.visit import VISITS
from reports.visit import VisitReport, visit_report
from reports.visits import (
    VISIT_FIELDS,
    VisitFilter,
    VisitPage,
    VisitPlace,
    VisitSort,
    visit_page,
)

router = APIRouter(prefix="/visits", tags=["visits"])


class VisitQuery(OnDay, InFormat):
    """Parameters of the list of visits."""

    country: list[Name] = Field(
        default_factory=list, max_length=50, description="Of guest or host, by code or name; repeatable"
    )
    kind: list[VisitKind] = Field(default_factory=list)
    since: Day | None = Field(
        default=None, description="First day of a period; what may lie in it is among the answers"
    )
    until: Day | None = Field(default=None, description="Last day of a period")
    sort: VisitSort = Field(default=VisitSort.LATEST, description="The order")
    fields: Annotated[list[str], BeforeValidator(parted), AfterValidator(fields_of(VISIT_FIELDS))] = Field(
        default_factory=list,
        description="Only these fields of each item, with commas between them; id is always there",
    )
    limit: Annotated[int, Field(ge=1, le=500)] = Field(default=100, description="How many at most")
    cursor: Annotated[str | None, Field(max_length=2_000)] = Field(
        default=None, description="Where to go on, from 'next'"
    )

    @field_validator("cursor")
    @classmethod
    def _is_of_this_order(cls, cursor: str | None, info: ValidationInfo) -> str | None:
        if cursor is not None and "sort" in info.data:
            _place(info.data["sort"], cursor)
        return cursor


def _place(sort: VisitSort, cursor: str) -> VisitPlace:
    order, key, visit_id = cursors.decode(cursor, str, int, str)
    if order != sort.value:
        raise ValueError(cursors.NO_CURSOR)
    return VisitPlace(key, visit_id)


def visit_filter(session: Session, query: VisitQuery, on: date) -> VisitFilter:
    """The filter that the parameters ask for."""
    return VisitFilter(
        on=on,
        countries=countries_asked(session, query.country),
        kinds=tuple(query.kind),
        since=query.since,
        until=query.until,
    )


@router.get("", response_model=VisitPage, summary="Visits, the latest first")
def visits(request: Request, session: Asked, query: Annotated[VisitQuery, Query()]) -> Response:
    """List visits by country, kind and period; ``next`` leads to the next page."""
    wanted = visit_filter(session, query, day_asked(request, query.on))

    def page() -> VisitPage:
        after = _place(query.sort, query.cursor) if query.cursor else None
        found, last = visit_page(session, wanted, sort=query.sort, after=after, limit=query.limit)
        if last is None:
            return found
        link = next_page(request, cursors.encode(query.sort.value, *last))
        return found.model_copy(update={"next": link})

    def pages(reader: Session, after: Any, limit: int) -> Page:
        found, last = visit_page(reader, wanted, sort=query.sort, after=after, limit=limit)
        return Page(found.items, found.total, last)

    return listed_by_page(request, session, query, VISITS, page, pages, only=query.fields)


@router.get("/{visit_id}", response_model=VisitReport, summary="One visit")
def visit(
    request: Request, session: Asked, home: Home, visit_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one visit with its agreements as of a day."""
    report = visit_report(session, visit_id, on=day_asked(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no visit {visit_id[:100]!r}.")
    return answer(report)
