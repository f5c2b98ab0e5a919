"""Missions, satellites and programmes as JSON: the filtered list, and one by id."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from api import cursor as cursors
from api.dependencies import Asked, Home, OnDay, answer, day_asked, next_page
from api.formats import InFormat, Page, listed_by_page
from api.queries.agreement import Name, countries_asked, fields_of, parted
from db.queries.mission import MissionFilter
from db.session import Reading as Session
from models.vocabulary import MissionKind
from reports.mission import MissionReport, mission_report
from reports.missions import (
    MISSION_FIELDS,
    MissionPage,
    MissionPlace,
    MissionSort,
    mission_page,
)
from reports.tables.mission import MISSIONS

router = APIRouter(prefix="/missions", tags=["missions"])


class MissionQuery(OnDay, InFormat):
    """Parameters of the list of missions."""

    country: list[Name] = Field(
        default_factory=list, max_length=50, description="Whose mission it is, by code or name; repeatable"
    )
    kind: list[MissionKind] = Field(default_factory=list)
    q: Annotated[str, Field(max_length=200)] = Field(
        default="", description="Words of its names, in English or Chinese"
    )
    sort: MissionSort = Field(default=MissionSort.FIRST, description="The order")
    fields: Annotated[list[str], BeforeValidator(parted), AfterValidator(fields_of(MISSION_FIELDS))] = Field(
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


def _place(sort: MissionSort, cursor: str) -> MissionPlace:
    order, key, mission_id = cursors.decode(cursor, str, int | str, str)
    if order != sort.value or isinstance(key, str) is not (sort is MissionSort.NAME):
        raise ValueError(cursors.NO_CURSOR)
    return MissionPlace(key, mission_id)


def mission_filter(session: Session, query: MissionQuery, on: date) -> MissionFilter:
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

    def page() -> MissionPage:
        after = _place(query.sort, query.cursor) if query.cursor else None
        found, last = mission_page(session, wanted, sort=query.sort, after=after, limit=query.limit)
        if last is None:
            return found
        link = next_page(request, cursors.encode(query.sort.value, *last))
        return found.model_copy(update={"next": link})

    def pages(reader: Session, after: Any, limit: int) -> Page:
        found, last = mission_page(reader, wanted, sort=query.sort, after=after, limit=limit)
        return Page(found.items, found.total, last)

    return listed_by_page(request, session, query, MISSIONS, page, pages, only=query.fields)


@router.get("/{mission_id}", response_model=MissionReport, summary="One mission")
def mission(
    request: Request, session: Asked, home: Home, mission_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one mission with its agreements as of a day."""
    report = mission_report(session, mission_id, on=day_asked(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no mission {mission_id[:100]!r}.")
    return answer(report)
