"""The parameters of lists and counts of agreements."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, Any

from fastapi import HTTPException
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from api.parameters import cursor as cursors
from api.parameters.dependencies import Day, OnDay, country_code
from api.parameters.formats import InFormat
from api.parameters.paging import Sorted, split_values
from db.queries.agreement_filter import AgreementFilter, revision_before
from db.queries.agreement_page import ListPosition
from db.queries.body import unknown as unknown_bodies
from db.queries.mission import unknown as unknown_missions
from db.queries.organization import unknown as unknown_organizations
from db.session import ReadSession
from models.matching import Binding, Matching
from models.status.status import StatusGroup
from models.via import Via
from models.vocabulary import ClauseKind, Confidence, InstrumentKind, Region, Status, Topic
from reports.agreements.facets import Trait
from reports.agreements.listing import ITEM_FIELDS, SortedPlace
from reports.agreements.matching import Sort

STATUSES = (
    *Status,
    *(group for group in StatusGroup if group.value not in {status.value for status in Status}),
)

Name = Annotated[str, Field(min_length=2, max_length=100)]
Id = Annotated[str, Field(min_length=1, max_length=100)]


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

    country: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable",
    )
    via: list[Via] = Field(default_factory=list, description="By which doors; all where it is left out")
    region: list[Region] = Field(
        default_factory=list, description="Region of the world (UN M49) of which a state is reached"
    )
    organization: list[Id] = Field(
        default_factory=list, max_length=50, description="Id of an organization that is a partner itself"
    )
    body: list[Id] = Field(
        default_factory=list, max_length=50, description="Id of a body that takes part, on either side"
    )
    status: list[
        Annotated[str, AfterValidator(_status), Field(json_schema_extra={"enum": [*map(str, STATUSES)]})]
    ] = Field(default_factory=list, description="Status on the day, or group of statuses")
    status_certainty: Matching | None = Field(
        default=None,
        description="certain: the status on the day and the match are both certain; possible: all others",
    )
    kind: list[InstrumentKind] = Field(default_factory=list)
    binding: list[Binding] = Field(default_factory=list, description="Whether the instrument binds")
    topic: list[Topic] = Field(default_factory=list)
    clause: list[ClauseKind] = Field(default_factory=list, description="Kind of a clause that is known")
    mission: list[Id] = Field(
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
    q: Annotated[str, Field(max_length=200)] = Field(
        default="",
        description='Words to find, in English or Chinese: all of them, each also as a beginning or in another form; "words '
        'in quotation marks" as they stand and in sequence; word* as a beginning only',
    )

    @field_validator("signed_to", "in_force_to")
    @classmethod
    def _runs_forward(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get(str(info.field_name).replace("_to", "_from"))
        if first is not None and last is not None and last < first:
            raise ValueError("the period ends before it begins")
        return last


class _InOrder(AgreementParameters):
    """The same with the order of a list."""

    sort: Sort = Field(
        default=Sort.NEWEST, description="The order; what is not documented comes last, either way round"
    )
    facets: Annotated[list[Trait], BeforeValidator(split_values)] = Field(
        default_factory=list,
        max_length=len(Trait),
        description="Counts by these traits, with commas between them. Each leaves the filter on its own trait out "
        "(decade: the days of signature); an agreement with several values counts under each",
    )


class AgreementQuery(Sorted, _InOrder, InFormat):
    """Parameters of a list of agreements."""

    FIELDS = ITEM_FIELDS

    fields: Annotated[
        list[str],
        BeforeValidator(split_values),
        Field(json_schema_extra={"items": {"type": "string", "enum": list(ITEM_FIELDS)}}),
    ] = Field(
        default_factory=list,
        description="Only these fields of each item, with commas between them; id and url are always there",
    )

    @classmethod
    def _place(cls, cursor: str, sort: str) -> ListPosition | SortedPlace:
        return place_at(Sort(sort), cursor)

    def cursor_parameter(self, place: Any) -> tuple[str, str]:
        """The cursor of a place in this order."""
        return "cursor", cursor_of(self.sort, place)


def place_at(sort: Sort, cursor: str) -> ListPosition | SortedPlace:
    """The place in an order that a cursor stands for; raises ValueError for a word that is none."""
    order, key, agreement_id = cursors.decode(cursor, str, int | str, str)
    by_text = sort is Sort.TITLE
    if order != sort.value or isinstance(key, str) is not (by_text or sort is Sort.NEWEST):
        raise ValueError(cursors.NO_CURSOR)
    if sort is not Sort.NEWEST:
        return SortedPlace(key, agreement_id)
    try:
        return ListPosition(date.fromisoformat(str(key)), agreement_id)
    except ValueError as error:
        raise ValueError(cursors.NO_CURSOR) from error


def cursor_of(sort: Sort, place: ListPosition | SortedPlace) -> str:
    """A place in an order as an opaque word."""
    key = place.signed.isoformat() if isinstance(place, ListPosition) else place.key
    return cursors.encode(sort.value, key, place.id)


def _known(
    what: str, unknown: Callable[..., list[str]], session: ReadSession, ids: Collection[str]
) -> tuple[str, ...]:
    for key in unknown(session, ids):
        raise HTTPException(404, f"The record has no {what} {key[:100]!r}.")
    return tuple(dict.fromkeys(ids))


def country_codes(session: ReadSession, names: Collection[str]) -> tuple[str, ...]:
    """Codes of the countries named in a request; 404 where the naming table has none such."""
    return tuple(dict.fromkeys(country_code(session, name) for name in names))


def mission_ids(session: ReadSession, ids: Collection[str]) -> tuple[str, ...]:
    """Missions named in a request; 404 where the record has none such."""
    return _known("mission", unknown_missions, session, ids)


def organization_ids(session: ReadSession, ids: Collection[str]) -> tuple[str, ...]:
    """Organizations named in a request; 404 where the record has none such."""
    return _known("organization", unknown_organizations, session, ids)


def agreement_filter(session: ReadSession, query: AgreementParameters, on: date) -> AgreementFilter:
    """The filter that the parameters ask for."""
    since = query.changed_since
    return AgreementFilter(
        on=on,
        countries=country_codes(session, query.country),
        regions=tuple(dict.fromkeys(query.region)),
        via=tuple(dict.fromkeys(query.via)),
        kinds=tuple(query.kind),
        topics=tuple(query.topic),
        clauses=tuple(query.clause),
        missions=mission_ids(session, query.mission),
        bodies=_known("body", unknown_bodies, session, query.body),
        organizations=organization_ids(session, query.organization),
        binding=tuple(query.binding),
        confidence=tuple(query.confidence),
        principal=query.principal,
        signed_from=query.signed_from,
        signed_to=query.signed_to,
        changed_since=revision_before(session, since) if isinstance(since, date) else since,
        q=query.q,
        statuses=tuple(dict.fromkeys(query.status)),
        certainty=query.status_certainty,
        in_force_from=query.in_force_from,
        in_force_to=query.in_force_to,
        expires_before=query.expires_before,
        notice_before=query.notice_before,
    )
