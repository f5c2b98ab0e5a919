"""Clauses on sharing as JSON: the filtered list, the matrix of their kinds, chosen countries side by side."""

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, Field

from api.parameters.agreement import Id, Name, country_codes, mission_ids
from api.parameters.cursor import NO_CURSOR, decode, encode
from api.parameters.dependencies import OnDay, SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Paged, page_response
from db.queries.clause import ClauseFilter, ClausePlace
from db.session import ReadSession
from models.clauses.kind import ClauseCluster, kinds_of
from models.clauses.state import ClauseState
from models.via import Via
from models.vocabulary import ClauseKind, Side, Topic
from reports.clauses.comparison import FEWEST, MOST, ClauseComparison, clause_comparison
from reports.clauses.listing import ClauseItem, ClausePage, clause_page
from reports.clauses.matrix import ClauseMatrix, MatrixRows, clause_matrix
from reports.exports.tables.clause import CLAUSES

router = APIRouter(prefix="/clauses", tags=["clauses"])

Year = Annotated[int, Field(ge=1900, le=2200)]


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


class ClauseQuery(OnDay):
    """Parameters that say which clauses are meant."""

    country: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable",
    )
    via: list[Via] = Field(
        default_factory=list,
        description="By which doors; where it is left out, all in the list, and direct and multilateral in the matrix "
        "and the comparison",
    )
    mission: list[Id] = Field(default_factory=list, max_length=50, description="Id of a mission")
    kind: list[ClauseKind] = Field(default_factory=list)
    cluster: list[ClauseCluster] = Field(default_factory=list, description="A cluster of kinds")
    gives: Side | None = Field(
        default=None, description="Who gives; a clause in which both give is among them"
    )
    receives: Side | None = Field(default=None, description="Who receives; likewise")
    topic: list[Topic] = Field(default_factory=list, description="A topic of the agreement")
    signed_from: Year | None = Field(default=None, description="Year of signature, from")
    signed_to: Year | None = Field(default=None, description="Year of signature, to")


class ClauseParameters(ClauseQuery):
    """The same, and in which state on the day."""

    state: list[ClauseState] = Field(default_factory=list, description="State on the day")


class ClauseListQuery(Paged, ClauseParameters, InFormat):
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


class CompareQuery(ClauseQuery):
    """Parameters of the comparison."""

    country: list[Name] = Field(
        min_length=FEWEST, max_length=MOST, description="The countries to compare, by code or name"
    )


class MatrixQuery(ClauseQuery):
    """Parameters of the matrix."""

    by: MatrixRows = Field(default=MatrixRows.COUNTRY, description="What stands down the matrix")


def clause_kinds(
    kinds: Collection[ClauseKind], clusters: Collection[ClauseCluster]
) -> tuple[ClauseKind, ...]:
    """Kinds named one by one or by their cluster."""
    return tuple(dict.fromkeys((*kinds, *(kind for cluster in clusters for kind in kinds_of(cluster)))))


def clause_filter(session: ReadSession, query: ClauseQuery, on: date) -> ClauseFilter:
    """The filter that the parameters ask for."""
    return ClauseFilter(
        on=on,
        countries=country_codes(session, query.country),
        via=tuple(query.via),
        missions=mission_ids(session, query.mission),
        kinds=clause_kinds(query.kind, query.cluster),
        gives=query.gives,
        receives=query.receives,
        topics=tuple(query.topic),
        signed_from=query.signed_from,
        signed_to=query.signed_to,
    )


@router.get("", response_model=ClausePage, summary="Clauses on sharing, newest agreement first")
def clauses(request: Request, session: SessionDep, query: Annotated[ClauseListQuery, Query()]) -> Response:
    """List clauses with their derived state, by country, mission, kind, direction, years and topic."""
    wanted = clause_filter(session, query, day_of(request, query.on))
    read = partial(clause_page, wanted=wanted, states=frozenset(query.state))
    return page_response(request, session, query, CLAUSES, read)


@router.get("/matrix", response_model=ClauseMatrix, summary="Countries or agreements by kinds of clause")
def matrix(request: Request, session: SessionDep, query: Annotated[MatrixQuery, Query()]) -> Response:
    """Count clauses by kind for every country or agreement, and list where comparable partners differ."""
    on = day_of(request, query.on)
    return answer(clause_matrix(session, clause_filter(session, query, on), by=query.by))


@router.get("/compare", response_model=ClauseComparison, summary="Two to five countries side by side")
def compare(request: Request, session: SessionDep, query: Annotated[CompareQuery, Query()]) -> Response:
    """Set the clauses with chosen countries side by side, kind by kind."""
    wanted = clause_filter(session, query, day_of(request, query.on))
    if len(wanted.countries) < FEWEST:
        raise HTTPException(422, f"country: name {FEWEST} to {MOST} different countries")
    return answer(clause_comparison(session, wanted))
