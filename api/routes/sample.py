"""The ledger of samples as JSON: batches, movements, one movement, and who holds what on a day."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from api.parameters.formats import InFormat, list_response
from api.parameters.paging import Paged, page_response
from reports.exports.tables.sample import BATCHES, HOLDINGS, MOVEMENTS
from reports.parameters.declaration import OnDay
from reports.parameters.names import country_codes, mission_ids
from reports.parameters.sample import HoldingParameters, MovementParameters, movement_filter
from reports.samples.holdings import HoldingReport, holding_report
from reports.samples.listing import BatchList, MovementItem, MovementList, batch_list, movement_list
from reports.samples.movement import MovementReport, movement_report

router = APIRouter(prefix="/samples", tags=["samples"])


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


class HoldingQuery(HoldingParameters, InFormat):
    """Parameters of the statement of the ledger, and how it is written."""


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
