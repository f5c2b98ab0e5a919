"""Missions, satellites and programmes as JSON: the filtered list, and one by id."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Sorted, page_response
from reports.exports.tables.mission import MISSIONS
from reports.missions.listing import (
    MISSION_FIELDS,
    MissionPage,
    MissionPlace,
    MissionSort,
    mission_page,
)
from reports.missions.mission import MissionReport, mission_report
from reports.parameters.declaration import OnDay
from reports.parameters.mission import MissionParameters, mission_filter

router = APIRouter(prefix="/missions", tags=["missions"])


class _InOrder(MissionParameters):
    """The same with the order of a list."""

    sort: MissionSort = Field(default=MissionSort.FIRST, description="The order")


class MissionQuery(Sorted, _InOrder, InFormat):
    """Parameters of the list of missions."""

    FIELDS = MISSION_FIELDS
    PLACE = MissionPlace


@router.get("", response_model=MissionPage, summary="Missions, the first launched first")
def missions(request: Request, session: SessionDep, query: Annotated[MissionQuery, Query()]) -> Response:
    """List missions by country, kind and words; ``next`` leads to the next page."""
    wanted = mission_filter(session, query, day_of(request, query.on))
    return page_response(
        request, session, query, MISSIONS, partial(mission_page, wanted=wanted, sort=query.sort)
    )


@router.get("/{mission_id}", response_model=MissionReport, summary="One mission")
def mission(
    request: Request, session: SessionDep, home: Home, mission_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one mission with its agreements as of a day."""
    report = mission_report(session, mission_id, on=day_of(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no mission {mission_id[:100]!r}.")
    return answer(report)
