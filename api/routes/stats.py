"""Counts for charts as JSON: tidy rows, one observation each."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, Field

from api.parameters.dependencies import Home, SessionDep, day_of
from api.parameters.formats import InFormat, list_response
from reports.exports.tables.stats import stats_table
from reports.parameters.agreement import AgreementParameters, agreement_filter
from reports.parameters.clause import ClauseParameters, clause_filter
from reports.parameters.sample import MovementParameters, movement_filter
from reports.statistics.agreements import (
    CountBy,
    CountedRow,
    Rows,
    agreement_stats,
    coverage_stats,
    expiry_stats,
)
from reports.statistics.clauses import ClauseBy, clause_stats
from reports.statistics.samples import SampleBy, sample_stats

router = APIRouter(prefix="/stats", tags=["stats"])


def _different(by: list[str]) -> list[str]:
    if len(set(by)) < len(by):
        raise ValueError("names a dimension twice")
    return by


TWICE = "What to count by; given twice, by both together"


class AgreementStatsQuery(AgreementParameters, InFormat):
    """Parameters of counts of agreements."""

    by: Annotated[list[CountBy], AfterValidator(_different)] = Field(
        min_length=1, max_length=2, description=TWICE
    )


class ClauseStatsQuery(ClauseParameters, InFormat):
    """Parameters of counts of clauses."""

    by: Annotated[list[ClauseBy], AfterValidator(_different)] = Field(
        min_length=1, max_length=2, description=TWICE
    )


class SampleStatsQuery(MovementParameters, InFormat):
    """Parameters of counts of movements."""

    by: Annotated[list[SampleBy], AfterValidator(_different)] = Field(
        min_length=1, max_length=2, description=TWICE
    )


class StatsQuery(AgreementParameters, InFormat):
    """Parameters of counts with the filters of the list of agreements."""


def _told(
    request: Request, session: SessionDep, query: InFormat, name: str, report: Callable[[], Rows]
) -> Response:
    table = stats_table(f"{name}-stats")
    return list_response(request, session, query.format, table, report, lambda counts: counts.rows)


@router.get("/agreements", response_model=CountedRow, summary="Agreements by one or two dimensions")
def agreements(
    request: Request, session: SessionDep, home: Home, query: Annotated[AgreementStatsQuery, Query()]
) -> Response:
    """Count agreements by year, country, region, topic, kind, status or organization, with the filters of the list."""
    wanted = agreement_filter(session, query, day_of(request, query.on))
    return _told(
        request, session, query, "agreement", lambda: agreement_stats(session, wanted, query.by, home=home)
    )


@router.get("/clauses", response_model=CountedRow, summary="Clauses by one or two dimensions")
def clauses(
    request: Request, session: SessionDep, home: Home, query: Annotated[ClauseStatsQuery, Query()]
) -> Response:
    """Count clauses by kind, cluster, modality, direction, mission, year, country or state, with the list's filters."""
    wanted = clause_filter(session, query, day_of(request, query.on))
    return _told(
        request, session, query, "clause", lambda: clause_stats(session, wanted, query.by, home=home)
    )


@router.get("/samples", response_model=CountedRow, summary="Movements of samples by one or two dimensions")
def samples(
    request: Request, session: SessionDep, home: Home, query: Annotated[SampleStatsQuery, Query()]
) -> Response:
    """Count movements, and add up their reported masses, by kind, purpose, mission, year, giver or receiver."""
    wanted = movement_filter(session, query, day_of(request, query.on))
    return _told(
        request, session, query, "sample", lambda: sample_stats(session, wanted, query.by, home=home)
    )


@router.get("/expiries", response_model=Rows, summary="Terms that end within 6, 12 and 24 months")
def expiries(request: Request, session: SessionDep, query: Annotated[StatsQuery, Query()]) -> Response:
    """Count the terms that end, and the notices that fall due, with the filters of the list of agreements."""
    wanted = agreement_filter(session, query, day_of(request, query.on))
    return _told(request, session, query, "expiry", lambda: expiry_stats(session, wanted))


@router.get("/coverage", response_model=Rows, summary="How much of the record is documented")
def coverage(request: Request, session: SessionDep, query: Annotated[StatsQuery, Query()]) -> Response:
    """Count, aspect by aspect, the agreements of which it is documented, with the filters of the list of agreements."""
    wanted = agreement_filter(session, query, day_of(request, query.on))
    return _told(request, session, query, "coverage", lambda: coverage_stats(session, wanted))
