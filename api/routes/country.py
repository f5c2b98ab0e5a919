"""Countries as JSON: every state with counts per door, and one with all it has agreed."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.address import moved_permanently
from api.parameters.dependencies import Home, SessionDep, answer, day_of
from api.parameters.formats import InFormat, list_response
from reports.countries.country import CountryReport, country_report
from reports.countries.listing import CountryList, country_list
from reports.exports.tables.party import COUNTRIES
from reports.parameters.declaration import OnDay
from reports.parameters.names import country_code

router = APIRouter(prefix="/countries", tags=["countries"])


class CountryQuery(OnDay, InFormat):
    """Parameters of the list of countries."""


@router.get("", response_model=CountryList, summary="Every state, with counts per door")
def countries(
    request: Request, session: SessionDep, home: Home, query: Annotated[CountryQuery, Query()]
) -> Response:
    """List every state but the home state, with the number of agreements behind each door on a day."""
    on = day_of(request, query.on)
    return list_response(
        request, session, query.format, COUNTRIES, lambda: country_list(session, on=on, home=home)
    )


@router.get("/{code}", response_model=CountryReport, summary="One country")
def country(
    request: Request, session: SessionDep, home: Home, code: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read everything about one country as of a day; any code, name or alias leads to its alpha-2 address."""
    found = country_code(session, code)
    if found != code:
        return moved_permanently(request, f"/countries/{found}")
    return answer(country_report(session, found, on=day_of(request, query.on), home=home))
