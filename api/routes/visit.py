"""Visits, conferences and ceremonies as JSON: the filtered list, and one by id."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.agreement import Name, country_codes
from api.parameters.dependencies import Day, Home, OnDay, SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Sorted, page_response
from db.session import ReadSession
from models.vocabulary import VisitKind
from reports.exports.tables.visit import VISITS
from reports.visits.listing import (
    VISIT_FIELDS,
    VisitFilter,
    VisitPage,
    VisitPlace,
    VisitSort,
    visit_page,
)
from reports.visits.visit import VisitReport, visit_report

router = APIRouter(prefix="/visits", tags=["visits"])


class VisitParameters(OnDay):
    """Parameters that say which visits are meant, and in which order."""

    country: list[Name] = Field(
        default_factory=list, max_length=50, description="Of guest or host, by code or name; repeatable"
    )
    kind: list[VisitKind] = Field(default_factory=list)
    since: Day | None = Field(
        default=None, description="First day of a period; what may lie in it is among the answers"
    )
    until: Day | None = Field(default=None, description="Last day of a period")
    sort: VisitSort = Field(default=VisitSort.LATEST, description="The order")


class VisitQuery(Sorted, VisitParameters, InFormat):
    """Parameters of the list of visits."""

    FIELDS = VISIT_FIELDS
    PLACE = VisitPlace


def visit_filter(session: ReadSession, query: VisitParameters, on: date) -> VisitFilter:
    """The filter that the parameters ask for."""
    return VisitFilter(
        on=on,
        countries=country_codes(session, query.country),
        kinds=tuple(query.kind),
        since=query.since,
        until=query.until,
    )


@router.get("", response_model=VisitPage, summary="Visits, the latest first")
def visits(request: Request, session: SessionDep, query: Annotated[VisitQuery, Query()]) -> Response:
    """List visits by country, kind and period; ``next`` leads to the next page."""
    wanted = visit_filter(session, query, day_of(request, query.on))
    return page_response(request, session, query, VISITS, partial(visit_page, wanted=wanted, sort=query.sort))


@router.get("/{visit_id}", response_model=VisitReport, summary="One visit")
def visit(
    request: Request, session: SessionDep, home: Home, visit_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one visit with its agreements as of a day."""
    report = visit_report(session, visit_id, on=day_of(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no visit {visit_id[:100]!r}.")
    return answer(report)
