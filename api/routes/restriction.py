"""Restrictions on cooperation as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.agreement import Name, country_codes
from api.parameters.dependencies import OnDay, SessionDep, day_of
from api.parameters.formats import InFormat, list_response
from models.vocabulary import RestrictionKind
from reports.exports.tables.restriction import RESTRICTIONS
from reports.restrictions import RestrictionFilter, RestrictionList, restriction_list

router = APIRouter(prefix="/restrictions", tags=["restrictions"])


class RestrictionQuery(OnDay, InFormat):
    """Parameters of the list of restrictions."""

    country: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="Whose cooperation is touched, or who decided, by code or name; repeatable",
    )
    kind: list[RestrictionKind] = Field(default_factory=list)


@router.get("", response_model=RestrictionList, summary="Restrictions on cooperation, the latest first")
def restrictions(
    request: Request, session: SessionDep, query: Annotated[RestrictionQuery, Query()]
) -> Response:
    """Read which laws, controls, policies and lapses stand in the way, and which exceptions were made."""
    wanted = RestrictionFilter(
        on=day_of(request, query.on),
        countries=country_codes(session, query.country),
        kinds=tuple(query.kind),
    )
    return list_response(
        request, session, query.format, RESTRICTIONS, lambda: restriction_list(session, wanted)
    )
