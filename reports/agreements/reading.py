"""What an agreement is read as: the classes of its reading, which list, page, JSON and briefing share."""

from typing import Annotated

from models.clauses.kind import Coding
from models.dates.certainty import Certainty
from models.effect import EffectBasis, EffectValue, PresumptionRule
from models.status.status import Flag, InForce, StatusGroup
from models.status.term import Basis
from models.via import Via
from models.vocabulary import (
    BodyKind,
    Confidence,
    InstrumentKind,
    RelationKind,
    Status,
    Topic,
    TreatyActionKind,
)
from models.wording.reason import N_
from reports.agreements.clause import AbsentClauses, ClauseReading
from reports.plain_fact import PlainFact
from reports.reading import Head, Reading, Source


class Party(Reading):
    """A body that takes part, with the state or organization it belongs to."""

    id: str
    url: str
    name: str
    name_zh: str | None
    acronym: str | None
    kind: BodyKind
    country: str | None
    organization: str | None


class Action(Reading):
    """A treaty action; ``undone`` where a later action withdraws it."""

    position: int
    kind: TreatyActionKind
    on: str | None
    effective: str | None
    place: str | None
    by: str | None
    undoes: int | None
    undone: bool
    sources: tuple[int, ...]


class TermReading(Reading):
    """The term as agreed."""

    text: str | None
    text_zh: str | None
    starts: str | None
    years: int | None
    months: int | None
    tacit_renewal: bool | None
    renewal_months: int | None
    notice_months: int | None


class Person(Reading):
    """Who signed, and for which body; ``role_zh`` is the editors' translation."""

    name: str
    role: str | None
    role_zh: str | None
    body: str


class Related(Reading):
    """Another instrument this one stands in a relation to; ``incoming`` where the other one says so."""

    relation: RelationKind
    incoming: bool
    to: str
    url: str
    title: str
    title_zh: str | None
    signed: str | None


class ViaOrganization(Reading):
    """An organization through which an instrument reaches the country asked about."""

    id: str
    membership: Certainty


class EffectReading(Reading):
    """Whether an agreement is in effect on the day asked about, and how well that is known.

    ``basis`` is the step of the ladder of evidence on which that stands, ``rule`` the number of the rule of presumption,
    where one was read; with an unknown value it is the rule that no longer carries, for want of recent signs.
    ``as_of`` is the day of the report, where a source says so. ``last_sign`` is the day of the latest sign of life.
    ``sources`` are positions of the agreement's sources that say so, for a report or a completion.
    """

    value: EffectValue
    basis: EffectBasis
    rule: PresumptionRule | None
    as_of: str | None
    since: str | None
    last_sign: str | None
    reason: str
    reason_zh: str
    sources: tuple[int, ...]


class AgreementReading(Reading):
    """The full agreement, with its status on the day asked about and why.

    ``title_zh`` is the official Chinese title or null, ``title_zh_editorial`` the editors' translation.
    ``expires`` is the end of the current term, stated or computed as ``expires_basis`` says; ``none_stated`` where the
    instrument names no end, null where the end is not documented. ``signed`` is the first signature, else adoption,
    else accession. ``sample_clause`` ``not_coded``: none is known, and whether there is one was not established.
    """

    id: str
    url: str
    title: str
    title_is_official: bool
    title_zh: str | None
    title_zh_editorial: str | None
    kind: InstrumentKind
    binding: bool | None
    signed: str | None
    status: Status
    status_certainty: Certainty
    status_group: StatusGroup
    status_since: str | None
    status_reason: str
    status_reason_zh: str
    in_force: InForce
    flags: tuple[Flag, ...]
    reported_status: Status
    effect: EffectReading
    via: tuple[Via, ...]
    via_organizations: tuple[ViaOrganization, ...]
    home_parties: tuple[Party, ...]
    partner_parties: tuple[Party, ...]
    actions: tuple[Action, ...]
    term: TermReading | None
    expires: str | None
    expires_basis: Basis | None
    notice_on: str | None
    renewed_on: tuple[str, ...]
    topics: tuple[Topic, ...]
    occasion: str | None
    occasion_zh: str | None
    visit: str | None
    signatories: tuple[Person, ...]
    sample_clause: Coding
    clauses: tuple[ClauseReading, ...]
    absent_clauses: tuple[AbsentClauses, ...]
    relations: tuple[Related, ...]
    sources: tuple[Source, ...]
    confidence: Annotated[Confidence, PlainFact(N_("Confidence of the sources"), "How well it is sourced")]
    summary: str
    summary_zh: str | None
    notes: str | None
    notes_zh: str | None


class AgreementReport(Head):
    """One agreement with the day and revision it is read of."""

    agreement: AgreementReading
