"""The ledger of samples as JSON: batches, movements, one movement, and who holds what on a day."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.agreement import Id, Name, country_codes, mission_ids
from api.parameters.dependencies import Day, Home, OnDay, SessionDep, answer, day_of
from api.parameters.formats import InFormat, list_response
from api.parameters.paging import Paged, page_response
from db.queries.sample import MovementFilter
from db.session import ReadSession
from models.vocabulary import MovementKind, Purpose
from reports.exports.tables.sample import BATCHES, HOLDINGS, MOVEMENTS
from reports.samples.holdings import HoldingReport, Level, holding_report
from reports.samples.listing import BatchList, MovementItem, MovementList, batch_list, movement_list
from reports.samples.movement import MovementReport, movement_report

router = APIRouter(prefix="/samples", tags=["samples"])


class MovementParameters(OnDay):
    """Parameters that say which movements are meant."""

    country: list[Name] = Field(
        default_factory=list, max_length=50, description="Who gave or received, by code or name; repeatable"
    )
    mission: list[Id] = Field(default_factory=list, max_length=50, description="Id of a mission")
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


class MovementQuery(Paged, MovementParameters, InFormat):
    """Parameters of the list of movements."""

    FIELDS = tuple(MovementItem.model_fields)

    after: Annotated[str | None, Field(max_length=200, pattern=r"^[^,]+,[a-z0-9-]+$")] = Field(
        default=None, description="The movement to go on after, from 'next'"
    )

    def beyond(self) -> str | None:
        """The place of the movement beyond which to begin."""
        return self.after

    def cursor_parameter(self, place: str) -> tuple[str, str]:
        """The place of a movement as it is given back."""
        return "after", place


def movement_filter(session: ReadSession, query: MovementParameters, on: date) -> MovementFilter:
    """The filter that the parameters ask for."""
    return MovementFilter(
        on=on,
        countries=country_codes(session, query.country),
        missions=mission_ids(session, query.mission),
        batches=tuple(dict.fromkeys(query.batch)),
        kinds=tuple(query.kind),
        purposes=tuple(query.purpose),
        counts_toward_totals=query.counts_toward_totals,
        since=query.since,
        until=query.until,
    )


class HoldingQuery(OnDay, InFormat):
    """Parameters of the statement of the ledger."""

    mission: list[Id] = Field(default_factory=list, max_length=50, description="Id of a mission")
    country: list[Name] = Field(default_factory=list, max_length=50, description="Holders, by code or name")
    holders: Level = Field(default=Level.STATE, description="How finely holders are told apart")


class BatchQuery(OnDay, InFormat):
    """Parameters of the list of batches."""


@router.get("/batches", response_model=BatchList, summary="Batches of returned material")
def batches(
    request: Request, session: SessionDep, home: Home, query: Annotated[BatchQuery, Query()]
) -> Response:
    """List every batch with its mass, how well that is known, and what is documented to have been given of it."""
    on = day_of(request, query.on)
    return list_response(
        request, session, query.format, BATCHES, lambda: batch_list(session, on=on, home=home)
    )


@router.get("/movements", response_model=MovementList, summary="Movements of samples, the latest first")
def movements(
    request: Request, session: SessionDep, home: Home, query: Annotated[MovementQuery, Query()]
) -> Response:
    """List movements by country, mission, batch, kind, purpose and period; ``next`` leads to the next page."""
    wanted = movement_filter(session, query, day_of(request, query.on))
    return page_response(request, session, query, MOVEMENTS, partial(movement_list, wanted=wanted, home=home))


@router.get("/movements/{movement_id}", response_model=MovementReport, summary="One movement")
def movement(
    request: Request, session: SessionDep, home: Home, movement_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one movement with its parts, its whole, the custody of its samples and the rules it falls under."""
    report = movement_report(session, movement_id, on=day_of(request, query.on), home=home)
    if report is None:
        raise HTTPException(404, f"The record has no movement {movement_id[:100]!r}.")
    return answer(report)


@router.get("/holdings", response_model=HoldingReport, summary="Who holds what on a day")
def holdings(
    request: Request, session: SessionDep, home: Home, query: Annotated[HoldingQuery, Query()]
) -> Response:
    """Read balances with bounds, open loans, requests with their answers, and published totals beside the sums."""
    on = day_of(request, query.on)
    missions = mission_ids(session, query.mission)
    holders = country_codes(session, query.country)
    return list_response(
        request,
        session,
        query.format,
        HOLDINGS,
        lambda: holding_report(
            session, on=on, home=home, level=query.holders, missions=missions, holders=holders
        ),
        lambda report: report.holdings,
    )
