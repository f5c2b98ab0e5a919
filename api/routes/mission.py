"""Missions, satellites and programmes as JSON: the filtered list, and one by id."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.agreement import Name, countries_asked
from api.parameters.dependencies import Asked, Home, OnDay, answer, day_asked
from api.parameters.formats import InFormat
from api.parameters.paging import Sorted, paged
from db.queries.mission import MissionFilter
from db.session import Reading as Session
from models.vocabulary import MissionKind
from reports.exports.tables.mission import MISSIONS
from reports.missions.listing import (
    MISSION_FIELDS,
    MissionPage,
    MissionPlace,
    MissionSort,
    mission_page,
)
from reports.missions.mission import MissionReport, mission_report

router = APIRouter(prefix="/missions", tags=["missions"])


class MissionsAsked(OnDay):
    """Parameters that say which missions are meant, and in which order."""

    country: list[Name] = Field(
        default_factory=list, max_length=50, description="Whose mission it is, by code or name; repeatable"
    )
    kind: list[MissionKind] = Field(default_factory=list)
    q: Annotated[str, Field(max_length=200)] = Field(
        default="", description="Words of its names, in English or Chinese"
    )
    sort: MissionSort = Field(default=MissionSort.FIRST, description="The order")


class MissionQuery(Sorted, MissionsAsked, InFormat):
    """Parameters of the list of missions."""

    FIELDS = MISSION_FIELDS
    PLACE = MissionPlace


def mission_filter(session: Session, query: MissionsAsked, on: date) -> MissionFilter:
    """The filter that the parameters ask for."""
    return MissionFilter(
        on=on,
        countries=countries_asked(session, query.country),
        kinds=tuple(query.kind),
        q=query.q,
    )


@router.get("", response_model=MissionPage, summary="Missions, the first launched first")
def missions(request: Request, session: Asked, query: Annotated[MissionQuery, Query()]) -> Response:
    """List missions by country, kind and words; ``next`` leads to the next page."""
    wanted = mission_filter(session, query, day_asked(request, query.on))
    return paged(request, session, query, MISSIONS, partial(mission_page, wanted=wanted, sort=query.sort))


@router.get("/{mission_id}", response_model=MissionReport, summary="One mission")
def mission(
    request: Request, session: Asked, home: Home, mission_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one mission with its agreements as of a day."""
    report = mission_report(session, mission_id, on=day_asked(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no mission {mission_id[:100]!r}.")
    return answer(report)
