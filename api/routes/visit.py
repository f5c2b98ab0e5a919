"""Visits, conferences and ceremonies as JSON: the filtered list, and one by id."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Sorted, page_response
from reports.exports.tables.visit import VISITS
from reports.parameters.declaration import OnDay
from reports.parameters.visit import VisitParameters, visit_filter
from reports.visits.listing import VISIT_FIELDS, VisitPage, VisitPlace, VisitSort, visit_page
from reports.visits.visit import VisitReport, visit_report

router = APIRouter(prefix="/visits", tags=["visits"])


class _InOrder(VisitParameters):
    """The same with the order of a list."""

    sort: VisitSort = Field(default=VisitSort.LATEST, description="The order")


class VisitQuery(Sorted, _InOrder, InFormat):
    """Parameters of the list of visits."""

    FIELDS = VISIT_FIELDS
    PLACE = VisitPlace


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
