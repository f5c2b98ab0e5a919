"""Ends of terms, last days for notice and due dates: as JSON, and as calendars to subscribe to."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.layers.problems import Problem
from api.parameters.address import moved_permanently, public_address
from api.parameters.dependencies import SessionDep, answer, day_of
from db.queries import calendar_link as links
from reports.agreements.due_dates import DueDateList, due_dates
from reports.exports.calendar import calendar
from reports.parameters.declaration import OnDay
from reports.parameters.names import country_code

router = APIRouter(prefix="/calendars", tags=["feeds"])

MEDIA_TYPE = "text/calendar"
ICALENDAR: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA_TYPE: {}}, "description": "An iCalendar file"}
}


class CalendarQuery(OnDay):
    """Parameters of a calendar."""

    lang: Literal["en", "zh"] = Field(default="en", description="English or Simplified Chinese")


class DueDateQuery(CalendarQuery):
    """Parameters of the list of dates."""

    country: Annotated[str | None, Field(min_length=2, max_length=100)] = Field(
        default=None, description="With which country, by code or name; all where it is left out"
    )


@router.get("/dates", response_model=DueDateList, summary="Ends of terms, days for notice, due dates")
def dates(request: Request, session: SessionDep, query: Annotated[DueDateQuery, Query()]) -> Response:
    """List the dates of a year back and all to come, those not known to the day among them."""
    code = country_code(session, query.country) if query.country is not None else None
    return answer(due_dates(session, on=day_of(request, query.on), lang=query.lang, country=code))


def _calendar(request: Request, session: SessionDep, query: CalendarQuery, country: str | None) -> Response:
    found = due_dates(session, on=day_of(request, query.on), lang=query.lang, country=country)
    return Response(calendar(found, base=public_address(request)), media_type=f"{MEDIA_TYPE}; charset=utf-8")


@router.get("/dates.ics", summary="The same as a calendar", response_class=Response, responses=ICALENDAR)
def every_date(request: Request, session: SessionDep, query: Annotated[CalendarQuery, Query()]) -> Response:
    """Subscribe to ends of terms, last days for notice and due dates that are known to the day.

    What is known only to a month or a year is no event: the calendar's description counts it.
    """
    return _calendar(request, session, query, None)


@router.get(
    "/countries/{code}/dates.ics",
    summary="The same with one country",
    response_class=Response,
    responses=ICALENDAR,
)
def country_dates(
    request: Request, session: SessionDep, code: str, query: Annotated[CalendarQuery, Query()]
) -> Response:
    """Subscribe to the dates of agreements that reach a country by any door."""
    found = country_code(session, code)
    if found != code:
        return moved_permanently(request, f"/calendars/countries/{found}/dates.ics")
    return _calendar(request, session, query, code)


@router.get(
    "/links/{token}.ics",
    summary="A calendar by its secret link",
    response_class=Response,
    responses={**ICALENDAR, 410: {"model": Problem, "description": "The link was revoked"}},
)
def linked_dates(
    request: Request, session: SessionDep, token: Annotated[str, Path(max_length=100)]
) -> Response:
    """Follow a calendar by a link that `concord calendar add` made; 410 once it is revoked, and kept nowhere."""
    link = links.link_of(session, token)
    if link is None:
        raise HTTPException(404, "There is no such calendar.")
    if link.revoked_at is not None:
        raise HTTPException(410, "This link was revoked.")
    found = due_dates(session, on=day_of(request, None), lang=link.lang, country=link.country_code)
    return Response(
        calendar(found, base=public_address(request)),
        media_type=f"{MEDIA_TYPE}; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
