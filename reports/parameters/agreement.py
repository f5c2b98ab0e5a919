"""The parameters of lists and counts of agreements."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from db.queries.agreement_filter import AgreementFilter, revision_before
from db.session import ReadSession
from models.effect import EffectBasis, EffectValue
from models.matching import Binding, Matching
from models.status.status import StatusGroup
from models.via import Via
from models.vocabulary import ClauseKind, Confidence, InstrumentKind, Region, Status, Topic
from reports.agreements.matching import Sort
from reports.parameters.declaration import (
    BodyId,
    CountryName,
    Day,
    EndsBeforeItBegins,
    MissionId,
    OnDay,
    OrganizationId,
    Words,
)
from reports.parameters.names import body_ids, country_codes, mission_ids, organization_ids

STATUSES = (
    *Status,
    *(group for group in StatusGroup if group.value not in {status.value for status in Status}),
)


def _status(value: str) -> str:
    if value not in {status.value for status in STATUSES}:
        raise ValueError(f"is not one of {', '.join(STATUSES)}")
    return value


def _since(value: object) -> object:
    """The number of a revision, or a day."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    return value


Since = Annotated[
    Annotated[int, Field(ge=0)] | Day,
    BeforeValidator(_since),
]
"""The number of a revision, or a day ``YYYY-MM-DD``."""


class AgreementParameters(OnDay):
    """Parameters that say which agreements are meant. Several values of one are alternatives; parameters add up."""

    PERIODS = (("signed_from", "signed_to"), ("in_force_from", "in_force_to"))

    country: list[CountryName] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable",
    )
    via: list[Via] = Field(default_factory=list, description="By which doors; all where it is left out")
    region: list[Region] = Field(
        default_factory=list, description="Region of the world (UN M49) of which a state is reached"
    )
    organization: list[OrganizationId] = Field(
        default_factory=list, max_length=50, description="Id of an organization that is a partner itself"
    )
    body: list[BodyId] = Field(
        default_factory=list, max_length=50, description="Id of a body that takes part, on either side"
    )
    status: list[
        Annotated[str, AfterValidator(_status), Field(json_schema_extra={"enum": [*map(str, STATUSES)]})]
    ] = Field(default_factory=list, description="Status on the day, or group of statuses")
    status_certainty: Matching | None = Field(
        default=None,
        description="certain: the status on the day and the match are both certain; possible: all others",
    )
    effect: list[EffectValue] = Field(
        default_factory=list,
        description="Whether it is in effect on the day, on any step of the ladder of evidence",
    )
    basis: list[EffectBasis] = Field(
        default_factory=list,
        description="Step of the ladder of evidence on which its effect on the day stands",
    )
    kind: list[InstrumentKind] = Field(default_factory=list)
    binding: list[Binding] = Field(default_factory=list, description="Whether the instrument binds")
    topic: list[Topic] = Field(default_factory=list)
    clause: list[ClauseKind] = Field(default_factory=list, description="Kind of a clause that is known")
    mission: list[MissionId] = Field(
        default_factory=list, max_length=50, description="Id of a mission that a clause is about"
    )
    signed_from: Day | None = Field(
        default=None, description="First day of a period of signature; undated ones match possibly"
    )
    signed_to: Day | None = Field(default=None, description="Last day of that period")
    in_force_from: Day | None = Field(
        default=None,
        description="First day of a period of entry into force; where none is documented, there is no match",
    )
    in_force_to: Day | None = Field(default=None, description="Last day of that period")
    expires_before: Day | None = Field(
        default=None, description="The term that runs on the day, or that ended it, ends before this day"
    )
    notice_before: Day | None = Field(
        default=None, description="The last day to give notice is still to come, and lies before this day"
    )
    confidence: list[Confidence] = Field(default_factory=list)
    principal: bool | None = Field(
        default=None,
        description="true: main instruments only, which by no relation of their own implement, amend or are part of "
        "another one; false: only those that do",
    )
    changed_since: Since | None = Field(
        default=None,
        description="The number of a revision, or a day (from its beginning, UTC): what was added or changed since, its "
        "Chinese texts included",
    )
    q: Words = Field(
        default="",
        description='Words to find, in English or Chinese: all of them, each also as a beginning or in another form; "words '
        'in quotation marks" as they stand and in sequence; word* as a beginning only',
    )

    @field_validator("signed_to", "in_force_to")
    @classmethod
    def _runs_forward(cls, last: date | None, info: ValidationInfo) -> date | None:
        end = str(info.field_name)
        begin = {end: begin for begin, end in cls.PERIODS}[end]
        first = info.data.get(begin)
        if first is not None and last is not None and last < first:
            raise EndsBeforeItBegins(begin, end)
        return last


class AgreementListParameters(AgreementParameters):
    """The same with the order of a list."""

    sort: Sort = Field(
        default=Sort.NEWEST, description="The order; what is not documented comes last, either way round"
    )


def agreement_filter(session: ReadSession, parameters: AgreementParameters, on: date) -> AgreementFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    since = parameters.changed_since
    return AgreementFilter(
        on=on,
        countries=country_codes(session, parameters.country),
        regions=tuple(dict.fromkeys(parameters.region)),
        via=tuple(dict.fromkeys(parameters.via)),
        kinds=tuple(dict.fromkeys(parameters.kind)),
        topics=tuple(dict.fromkeys(parameters.topic)),
        clauses=tuple(dict.fromkeys(parameters.clause)),
        missions=mission_ids(session, parameters.mission),
        bodies=body_ids(session, parameters.body),
        organizations=organization_ids(session, parameters.organization),
        binding=tuple(dict.fromkeys(parameters.binding)),
        confidence=tuple(dict.fromkeys(parameters.confidence)),
        principal=parameters.principal,
        signed_from=parameters.signed_from,
        signed_to=parameters.signed_to,
        changed_since=revision_before(session, since) if isinstance(since, date) else since,
        q=parameters.q,
        statuses=tuple(dict.fromkeys(parameters.status)),
        certainty=parameters.status_certainty,
        effects=tuple(dict.fromkeys(parameters.effect)),
        bases=tuple(dict.fromkeys(parameters.basis)),
        in_force_from=parameters.in_force_from,
        in_force_to=parameters.in_force_to,
        expires_before=parameters.expires_before,
        notice_before=parameters.notice_before,
    )
