"""Clauses on sharing as JSON: the filtered list, the matrix of their kinds, chosen countries side by side."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, Field

from api.parameters.cursor import NO_CURSOR, decode, encode
from api.parameters.dependencies import SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Paged, page_response
from db.queries.clause import ClausePlace
from reports.clauses.comparison import FEWEST, MOST, ClauseComparison, clause_comparison
from reports.clauses.listing import ClauseItem, ClausePage, clause_page
from reports.clauses.matrix import ClauseMatrix, clause_matrix
from reports.exports.tables.clause import CLAUSES
from reports.parameters.clause import (
    ClauseListParameters,
    ClauseMatrixParameters,
    ClauseParameters,
    clause_filter,
)
from reports.parameters.declaration import CountryName

router = APIRouter(prefix="/clauses", tags=["clauses"])


def place(cursor: str) -> ClausePlace:
    """The place in the list that a cursor stands for; raises ValueError for a word that is none."""
    signed, agreement, position = decode(cursor, str, str, int)
    try:
        return ClausePlace(date.fromisoformat(signed), agreement, position)
    except ValueError as error:
        raise ValueError(NO_CURSOR) from error


def _cursor(cursor: str | None) -> str | None:
    if cursor is not None:
        place(cursor)
    return cursor


class ClauseListQuery(Paged, ClauseListParameters, InFormat):
    """Parameters of the list of clauses."""

    FIELDS = tuple(ClauseItem.model_fields)

    cursor: Annotated[str | None, Field(max_length=300), AfterValidator(_cursor)] = Field(
        default=None, description="Where to go on, from 'next'"
    )

    def beyond(self) -> ClausePlace | None:
        """The place of the clause beyond which to begin."""
        return place(self.cursor) if self.cursor else None

    def cursor_parameter(self, place: ClausePlace) -> tuple[str, str]:
        """The cursor of a clause's place."""
        return "cursor", encode(place.signed.isoformat(), place.agreement, place.position)


class ClauseCompareQuery(ClauseParameters):
    """Parameters of the comparison."""

    country: list[CountryName] = Field(
        min_length=FEWEST, max_length=MOST, description="The countries to compare, by code or name"
    )


@router.get("", response_model=ClausePage, summary="Clauses on sharing, newest agreement first")
def clauses(request: Request, session: SessionDep, query: Annotated[ClauseListQuery, Query()]) -> Response:
    """List clauses with their derived state, by country, mission, kind, direction, years and topic."""
    wanted = clause_filter(session, query, day_of(request, query.on))
    read = partial(clause_page, wanted=wanted, states=frozenset(query.state))
    return page_response(request, session, query, CLAUSES, read)


@router.get("/matrix", response_model=ClauseMatrix, summary="Countries or agreements by kinds of clause")
def matrix(
    request: Request, session: SessionDep, query: Annotated[ClauseMatrixParameters, Query()]
) -> Response:
    """Count clauses by kind for every country or agreement, and list where comparable partners differ."""
    on = day_of(request, query.on)
    return answer(clause_matrix(session, clause_filter(session, query, on), by=query.by))


@router.get("/compare", response_model=ClauseComparison, summary="Two to five countries side by side")
def compare(request: Request, session: SessionDep, query: Annotated[ClauseCompareQuery, Query()]) -> Response:
    """Set the clauses with chosen countries side by side, kind by kind."""
    wanted = clause_filter(session, query, day_of(request, query.on))
    if len(wanted.countries) < FEWEST:
        raise HTTPException(422, f"country: name {FEWEST} to {MOST} different countries")
    return answer(clause_comparison(session, wanted))
