"""Restrictions on cooperation as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import SessionDep, day_of
from api.parameters.formats import InFormat, list_response
from reports.exports.tables.restriction import RESTRICTIONS
from reports.parameters.restriction import RestrictionParameters, restriction_filter
from reports.restrictions import RestrictionList, restriction_list

router = APIRouter(prefix="/restrictions", tags=["restrictions"])


class RestrictionQuery(RestrictionParameters, InFormat):
    """Parameters of the list of restrictions, and how it is written."""


@router.get("", response_model=RestrictionList, summary="Restrictions on cooperation, the latest first")
def restrictions(
    request: Request, session: SessionDep, query: Annotated[RestrictionQuery, Query()]
) -> Response:
    """Read which laws, controls, policies and lapses stand in the way, and which exceptions were made."""
    wanted = restriction_filter(session, query, day_of(request, query.on))
    return list_response(
        request, session, query.format, RESTRICTIONS, lambda: restriction_list(session, wanted)
    )
