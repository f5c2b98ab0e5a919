"""The parameters of fairness figures."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from db.session import ReadSession
from models.fairness.assessment import FEWEST_KNOWN
from models.fairness.scope import SHARED_KINDS, FairnessScope, PartnerUnit, PopulationRule
from models.vocabulary import MovementKind, Purpose, Region
from reports.parameters.declaration import Day, EndsBeforeItBegins, MissionId, OnDay
from reports.parameters.names import mission_ids


def _shared(kind: MovementKind) -> MovementKind:
    if kind not in SHARED_KINDS:
        raise ValueError(f"is not one of {', '.join(SHARED_KINDS)}")
    return kind


class FairnessParameters(OnDay):
    """Parameters that say what the figures are about."""

    mission: list[MissionId] = Field(
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
            raise EndsBeforeItBegins("from", "to", "'to' lies before 'from'")
        return self


def fairness_scope(session: ReadSession, parameters: FairnessParameters) -> FairnessScope:
    """The scope that the parameters ask for; raises NotInRecord where the record has no such mission."""
    return FairnessScope(
        missions=mission_ids(session, parameters.mission),
        regions=tuple(dict.fromkeys(parameters.region)),
        kinds=tuple(dict.fromkeys(parameters.kind)),
        purposes=tuple(dict.fromkeys(parameters.purpose)),
        since=parameters.since,
        until=parameters.until,
        by=parameters.by,
        domestic=parameters.domestic,
        population=parameters.population,
        fewest_known=parameters.fewest_known,
    )
