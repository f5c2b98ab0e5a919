"""Fairness figures as JSON: how evenly samples were shared, in a scope, with bounds."""

from typing import Annotated, Self

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, Field, model_validator

from api.parameters.agreement import mission_ids
from api.parameters.dependencies import Day, Home, OnDay, SessionDep, answer, day_of
from db.session import ReadSession
from models.fairness.assessment import FEWEST_KNOWN
from models.fairness.scope import SHARED_KINDS, FairnessScope, PartnerUnit, PopulationRule
from models.vocabulary import MovementKind, Purpose, Region
from reports.fairness.fairness import FairnessReport, fairness_report

router = APIRouter(prefix="/fairness", tags=["fairness"])


def _shared(kind: MovementKind) -> MovementKind:
    if kind not in SHARED_KINDS:
        raise ValueError(f"is not one of {', '.join(SHARED_KINDS)}")
    return kind


class FairnessQuery(OnDay):
    """Parameters that say what the figures are about."""

    mission: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(
        default_factory=list,
        max_length=50,
        description="Id of a mission whose samples are meant; all where left out",
    )
    region: list[Region] = Field(
        default_factory=list, description="Regions of the partners; all where left out"
    )
    kind: list[
        Annotated[
            MovementKind,
            AfterValidator(_shared),
            Field(json_schema_extra={"enum": [*map(str, SHARED_KINDS)]}),
        ]
    ] = Field(
        default_factory=list,
        description="Kinds of movement, told as one distribution; where left out, gifts with exchanges, and loans, as two",
    )
    purpose: list[Purpose] = Field(
        default_factory=list,
        description="Purposes; all but exhibition where left out, unless exhibitions are asked for",
    )
    since: Day | None = Field(default=None, alias="from", description="First day of the period")
    until: Day | None = Field(default=None, alias="to", description="Last day of the period")
    by: PartnerUnit = Field(default=PartnerUnit.STATE, description="What a partner is")
    domestic: bool = Field(default=False, description="Whether receivers of the home state are counted too")
    population: PopulationRule = Field(
        default=PopulationRule.RECIPIENTS,
        description="Who is counted: recipients; engaged: also partners with a clause on samples or a request; partners: all, "
        "those with nothing included",
    )
    fewest_known: Annotated[int, Field(ge=1, le=1000)] = Field(
        default=FEWEST_KNOWN, description="Partners with a reported mass below which no figure is given"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError("'to' lies before 'from'")
        return self


def fairness_scope(session: ReadSession, query: FairnessQuery) -> FairnessScope:
    """The scope that the parameters ask for; 404 where the record has no such mission."""
    return FairnessScope(
        missions=mission_ids(session, query.mission),
        regions=tuple(dict.fromkeys(query.region)),
        kinds=tuple(dict.fromkeys(query.kind)),
        purposes=tuple(dict.fromkeys(query.purpose)),
        since=query.since,
        until=query.until,
        by=query.by,
        domestic=query.domestic,
        population=query.population,
        fewest_known=query.fewest_known,
    )


@router.get("", response_model=FairnessReport, summary="How evenly samples were shared")
def fairness(
    request: Request, session: SessionDep, home: Home, query: Annotated[FairnessQuery, Query()]
) -> Response:
    """Tell who received how much, and every index with its lower and upper bound, coverage, method and records.

    A scope that selects nothing gives a distribution without figures that says so.
    """
    scope = fairness_scope(session, query)
    return answer(fairness_report(session, scope, on=day_of(request, query.on), home=home))
