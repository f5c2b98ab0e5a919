"""The ledger of samples as JSON: batches, movements, one movement, and who holds what on a day."""

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BeforeValidator, Field

from api.dependencies import Asked, Day, Home, OnDay, answer, country_code, day_asked
from api.formats import InFormat, Page, listed, listed_by_page
from api.queries.agreement import fields_of, parted
from api.routes.clause import MissionId, Name, missions_asked
from db.queries.sample import MovementFilter
from db.session import Reading as Session
from models.vocabulary import MovementKind, Purpose
from reports.holdings import HoldingReport, Level, holding_report
from reports.movement import MovementReport, movement_report
from reports.samples import BatchList, MovementItem, MovementList, batch_list, movement_list
from reports.tables.sample import BATCHES, HOLDINGS, MOVEMENTS

router = APIRouter(prefix="/samples", tags=["samples"])

Id = Annotated[str, Field(min_length=1, max_length=100)]


class MovementsAsked(OnDay):
    """Parameters that say which movements are meant."""

    country: list[Name] = Field(
        default_factory=list, max_length=50, description="Who gave or received, by code or name; repeatable"
    )
    mission: list[MissionId] = Field(default_factory=list, max_length=50, description="Id of a mission")
    batch: list[Id] = Field(default_factory=list, max_length=50, description="Id of a batch")
    kind: list[MovementKind] = Field(default_factory=list)
    purpose: list[Purpose] = Field(default_factory=list)
    counts_toward_totals: bool | None = Field(
        default=None, description="Only those that may be summed, or may not"
    )
    since: Day | None = Field(
        default=None, description="First day of a period; what may lie in it is among the answers"
    )
    until: Day | None = Field(default=None, description="Last day of a period")


class MovementQuery(MovementsAsked, InFormat):
    """Parameters of the list of movements."""

    fields: Annotated[
        list[str], BeforeValidator(parted), AfterValidator(fields_of(tuple(MovementItem.model_fields)))
    ] = Field(
        default_factory=list,
        description="Only these fields of each item, with commas between them; id is always there",
    )
    limit: Annotated[int, Field(ge=1, le=500)] = Field(default=100, description="How many at most")
    after: Annotated[str | None, Field(max_length=200, pattern=r"^[^,]+,[a-z0-9-]+$")] = Field(
        default=None, description="The movement to go on after, from 'next'"
    )


def movement_filter(session: Session, query: MovementsAsked, on: date) -> MovementFilter:
    """The filter that the parameters ask for."""
    return MovementFilter(
        on=on,
        countries=tuple(dict.fromkeys(country_code(session, name) for name in query.country)),
        missions=missions_asked(session, query.mission),
        batches=tuple(dict.fromkeys(query.batch)),
        kinds=tuple(query.kind),
        purposes=tuple(query.purpose),
        counts_toward_totals=query.counts_toward_totals,
        since=query.since,
        until=query.until,
    )


class HoldingQuery(OnDay, InFormat):
    """Parameters of the statement of the ledger."""

    mission: list[MissionId] = Field(default_factory=list, max_length=50, description="Id of a mission")
    country: list[Name] = Field(default_factory=list, max_length=50, description="Holders, by code or name")
    holders: Level = Field(default=Level.STATE, description="How finely holders are told apart")


class BatchQuery(OnDay, InFormat):
    """Parameters of the list of batches."""


@router.get("/batches", response_model=BatchList, summary="Batches of returned material")
def batches(request: Request, session: Asked, home: Home, query: Annotated[BatchQuery, Query()]) -> Response:
    """List every batch with its mass, how well that is known, and what is documented to have been given of it."""
    on = day_asked(request, query.on)
    return listed(request, session, query.format, BATCHES, lambda: batch_list(session, on=on, home=home))


@router.get("/movements", response_model=MovementList, summary="Movements of samples, the latest first")
def movements(
    request: Request, session: Asked, home: Home, query: Annotated[MovementQuery, Query()]
) -> Response:
    """List movements by country, mission, batch, kind, purpose and period; ``next`` leads to the next page."""
    wanted = movement_filter(session, query, day_asked(request, query.on))

    def page() -> MovementList:
        found, last = movement_list(session, wanted, home=home, after=query.after, limit=query.limit)
        if last is None:
            return found
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
        return found.model_copy(update={"next": f"{request.url.path}?{urlencode([*given, ('after', last)])}"})

    def pages(reader: Session, after: str | None, limit: int) -> Page:
        found, last = movement_list(reader, wanted, home=home, after=after, limit=limit)
        return Page(found.items, found.total, last)

    return listed_by_page(request, session, query, MOVEMENTS, page, pages, only=query.fields)


@router.get("/movements/{movement_id}", response_model=MovementReport, summary="One movement")
def movement(
    request: Request, session: Asked, home: Home, movement_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one movement with its parts, its whole, the custody of its samples and the rules it falls under."""
    report = movement_report(session, movement_id, on=day_asked(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no movement {movement_id[:100]!r}.")
    return answer(report)


@router.get("/holdings", response_model=HoldingReport, summary="Who holds what on a day")
def holdings(
    request: Request, session: Asked, home: Home, query: Annotated[HoldingQuery, Query()]
) -> Response:
    """Read balances with bounds, open loans, requests with their answers, and published totals beside the sums."""
    on = day_asked(request, query.on)
    missions = missions_asked(session, query.mission)
    holders = tuple(dict.fromkeys(country_code(session, name) for name in query.country))
    return listed(
        request,
        session,
        query.format,
        HOLDINGS,
        lambda: holding_report(
            session, on=on, home=home, level=query.holders, missions=missions, holders=holders
        ),
        lambda report: report.holdings,
    )
