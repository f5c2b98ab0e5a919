"""Agreements: any instrument, binding or not, with its participants, actions, term, clauses and relations."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, json_column, mass, position, refers_to, vocabulary
from models.clauses.kind import ClauseCluster, kinds_of
from models.evidence import EvidencedRecord
from models.noun import Listing, Noun, Reference, many
from models.record import EdtfText, Line, Micrograms, Positions, Prose, Record, Slug, Sourced
from models.vocabulary import (
    ClauseKind,
    Confidence,
    InstrumentKind,
    Modality,
    RelationKind,
    Side,
    Status,
    Topic,
    TreatyActionKind,
)
from models.wording.reason import N_

Months = Annotated[int, Field(ge=1, le=1_200)]

UNDATED = date.max.toordinal()
"""Where undated agreements stand among dated ones: after all of them."""

EVERYWHERE = "*"
"""The list that holds every agreement; no state and no organization has this code."""


def newest_first(signed: date | None) -> int:
    """The place of a day of signature in lists: it grows towards the past, and undated ones come last."""
    return UNDATED if signed is None else UNDATED - signed.toordinal()


def day_of_place(place: int) -> date | None:
    """The day of signature that has this place in lists; None for undated ones."""
    return None if place == UNDATED else date.fromordinal(UNDATED - place)


class ActionRecord(Record):
    """A treaty action: done on one day, effective on another where a source says so."""

    kind: TreatyActionKind
    on: EdtfText | None
    effective: EdtfText | None = None
    place: Line | None = None
    by: Slug | None = None
    undoes: Annotated[int, Field(ge=1)] | None = None
    sources: Positions


class TermRecord(Record):
    """How long an instrument runs, and whether it goes on by tacit renewal."""

    text: Line | None
    starts: EdtfText | None = None
    years: Annotated[int, Field(ge=1, le=100)] | None
    months: Months | None = None
    tacit_renewal: bool | None
    renewal_months: Months | None = None
    notice_months: Annotated[int, Field(ge=0, le=120)] | None


class SignatoryRecord(Record):
    """A person who signed for a body."""

    name: Line
    role: Line | None
    for_: Slug = Field(alias="for")


class ClauseRecord(Record):
    """A term on sharing samples, data or another benefit: who gives, who receives, how much, by when."""

    kind: ClauseKind
    modality: Modality | None
    gives: Side
    receives: Side
    mission: Slug | None
    mass_ug: Micrograms | None
    due: EdtfText | None
    summary: Prose
    sources: Positions


class AbsentClausesRecord(Record):
    """Kinds of clause that were looked for in the full text and are not there: single kinds, or a whole cluster."""

    cluster: ClauseCluster | None = None
    kinds: tuple[ClauseKind, ...] = ()
    sources: Positions

    @property
    def covers(self) -> tuple[ClauseKind, ...]:
        """The kinds that it says are absent."""
        return kinds_of(self.cluster) if self.cluster else self.kinds

    @model_validator(mode="after")
    def _names_kinds_or_a_cluster(self) -> Self:
        if bool(self.kinds) == (self.cluster is not None):
            raise ValueError("names either kinds or a cluster")
        return self


class RelationRecord(Record):
    """How this instrument stands to another one."""

    relation: RelationKind
    to: Slug


class AgreementRecord(Sourced, EvidencedRecord):
    """One entry of ``agreements/<partner>.yaml``."""

    id: Slug
    title: Line = Field(title=N_("title"))
    title_is_official: bool = Field(title=N_("whether the title is official"))
    title_zh: Line | None = Field(title=N_("Chinese title"))
    kind: InstrumentKind = Field(title=N_("kind"))
    binding: bool | None = Field(title=N_("whether it binds"))
    home_parties: tuple[Slug, ...] = Field(min_length=1, title=N_("home parties"))
    partner_parties: tuple[Slug, ...] = Field(min_length=1, title=N_("partner parties"))
    actions: tuple[ActionRecord, ...] = Field(title=N_("treaty actions"))
    term: TermRecord | None = Field(title=N_("term"))
    expires: EdtfText | Literal["none_stated"] | None = Field(title=N_("end"))
    reported_status: Status = Field(title=N_("reported status"))
    occasion: Line | None = Field(title=N_("occasion"))
    visit: Slug | None = Field(title=N_("visit"))
    signatories: tuple[SignatoryRecord, ...] = Field(title=N_("signatories"))
    topics: tuple[Topic, ...] = Field(title=N_("topics"))
    summary: Prose = Field(title=N_("summary"))
    clauses: tuple[ClauseRecord, ...] = Field(title=N_("clauses on sharing"))
    absent_clauses: tuple[AbsentClausesRecord, ...] = Field((), title=N_("clauses looked for and not there"))
    relations: tuple[RelationRecord, ...] = Field(title=N_("related instruments"))


class SetAsideRecord(AgreementRecord):
    """One entry of ``not-instruments.yaml``: reported cooperation that is no instrument, and why."""

    why: Prose


class MergedIdRecord(Record):
    """An id under which an agreement was first collected; it leads to the one that was kept."""

    id: Slug
    kept_as: Slug


class Agreement(Base):
    """An instrument. Its status on a day is derived from its actions and term and stored nowhere."""

    __tablename__ = "agreement"
    __table_args__ = (Index("ix_agreement_signed_earliest_id", "signed_earliest", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    title_is_official: Mapped[bool]
    title_zh: Mapped[str | None]
    kind: Mapped[InstrumentKind] = vocabulary(InstrumentKind, name="kind")
    binding: Mapped[bool | None]
    partner_sides: Mapped[int]
    """Number of states and organizations on the partner side; two or more make it multilateral."""
    signed_edtf: EdtfColumn
    signed_earliest: Mapped[date | None]
    signed_latest: Mapped[date | None]
    term_text: Mapped[str | None]
    term_starts_edtf: EdtfColumn
    term_years: Mapped[int | None]
    term_months: Mapped[int | None]
    tacit_renewal: Mapped[bool | None]
    renewal_months: Mapped[int | None]
    notice_months: Mapped[int | None]
    expires_edtf: EdtfColumn
    """Null: end not documented; ``none_stated``: the instrument states none."""
    reported_status: Mapped[Status] = vocabulary(Status, name="reported_status")
    occasion: Mapped[str | None]
    visit_id: Mapped[str | None] = refers_to("visit.id", nullable=True)
    summary: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]
    evidence: Mapped[dict[str, Any] | None] = json_column(nullable=True)
    """The fields of ``EvidencedRecord`` as the record has them, those at their default left out."""


class AgreementListing(Base):
    """Where an agreement stands in a list: that of all, of a partner state, of a partner organization.

    Derived from its day of signature and its partners, so that a page of any of these lists, and its length, are read
    off one index in the order of the page.
    """

    __tablename__ = "agreement_listing"
    __table_args__ = (
        Index("ix_agreement_listing_page", "listed_under", "newest_first", "agreement_id", "multilateral"),
    )

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    listed_under: Mapped[str] = mapped_column(primary_key=True)
    """``EVERYWHERE``, the code of a state, or the id of an organization."""
    newest_first: Mapped[int]
    multilateral: Mapped[bool]


class Participant(Base):
    """A body on the home side or the partner side of an agreement; ``party`` in the legal sense is derived."""

    __tablename__ = "participant"

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    side: Mapped[Side] = vocabulary(Side, name="side", key=True)
    position: Mapped[int] = position()
    body_id: Mapped[str] = refers_to("body.id")


class TreatyAction(Base):
    """What a participant did to an instrument; ``by_body_id`` null: the instrument as a whole."""

    __tablename__ = "treaty_action"

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    position: Mapped[int] = position()
    kind: Mapped[TreatyActionKind] = vocabulary(TreatyActionKind, name="kind")
    done_edtf: EdtfColumn
    effective_edtf: EdtfColumn
    place: Mapped[str | None]
    by_body_id: Mapped[str | None] = refers_to("body.id", nullable=True)
    undoes: Mapped[int | None]
    """Position of the earlier action that this one withdraws."""


class Signatory(Base):
    """A person who signed, and for whom."""

    __tablename__ = "signatory"

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    position: Mapped[int] = position()
    name: Mapped[str]
    role: Mapped[str | None]
    for_body_id: Mapped[str] = refers_to("body.id")


class AgreementTopic(Base):
    """A field of work that an agreement covers."""

    __tablename__ = "agreement_topic"
    __table_args__ = (Index("ix_agreement_topic_topic_agreement_id", "topic", "agreement_id"),)

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    position: Mapped[int] = position()
    topic: Mapped[Topic] = vocabulary(Topic, name="topic")


class Clause(Base):
    """A clause on sharing: its state is derived from the movements that cite it, never typed in."""

    __tablename__ = "clause"
    __table_args__ = (Index("ix_clause_kind_agreement_id", "kind", "agreement_id"),)

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    position: Mapped[int] = position()
    kind: Mapped[ClauseKind] = vocabulary(ClauseKind, name="kind")
    modality: Mapped[Modality | None] = vocabulary(Modality, name="modality", nullable=True)
    gives: Mapped[Side] = vocabulary(Side, name="gives")
    receives: Mapped[Side] = vocabulary(Side, name="receives")
    mission_id: Mapped[str | None] = refers_to("mission.id", nullable=True)
    mass_ug: Mapped[int | None] = mass()
    due_edtf: EdtfColumn
    summary: Mapped[str]


class AbsentClause(Base):
    """A kind of clause that the full text of an agreement was found not to hold; where no row says so, it is not coded."""

    __tablename__ = "absent_clause"

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    position: Mapped[int] = position()
    kind: Mapped[ClauseKind] = vocabulary(ClauseKind, name="kind", key=True)


class Relation(Base):
    """How an instrument stands to an earlier or a wider one."""

    __tablename__ = "relation"

    agreement_id: Mapped[str] = refers_to("agreement.id", key=True)
    position: Mapped[int] = position()
    kind: Mapped[RelationKind] = vocabulary(RelationKind, name="kind")
    to_agreement_id: Mapped[str] = refers_to("agreement.id")


class MergedId(Base):
    """A retired agreement id; a request for it is redirected."""

    __tablename__ = "merged_id"

    id: Mapped[str] = mapped_column(primary_key=True)
    kept_as: Mapped[str] = refers_to("agreement.id")


class SetAside(Base):
    """Reported cooperation that is not an instrument and is never counted as one."""

    __tablename__ = "set_aside"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    kind: Mapped[InstrumentKind] = vocabulary(InstrumentKind, name="kind")
    why: Mapped[str]
    reported_edtf: EdtfColumn
    visit_id: Mapped[str | None] = refers_to("visit.id", nullable=True)
    summary: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class SetAsideParticipant(Base):
    """A body named in cooperation that was set aside."""

    __tablename__ = "set_aside_participant"

    set_aside_id: Mapped[str] = refers_to("set_aside.id", key=True)
    side: Mapped[Side] = vocabulary(Side, name="side", key=True)
    position: Mapped[int] = position()
    body_id: Mapped[str] = refers_to("body.id")


def _references(record: AgreementRecord) -> Iterator[Reference]:
    yield from many("home_parties", "body", record.home_parties)
    yield from many("partner_parties", "body", record.partner_parties)
    yield "visit", "visit", record.visit
    for place, action in enumerate(record.actions):
        yield f"actions.{place}.by", "body", action.by
    for place, person in enumerate(record.signatories):
        yield f"signatories.{place}.for", "body", person.for_
    for place, clause in enumerate(record.clauses):
        yield f"clauses.{place}.mission", "mission", clause.mission
    for place, relation in enumerate(record.relations):
        yield f"relations.{place}.to", "agreement", relation.to
    yield from record.evidence_references()


def _kept(record: MergedIdRecord) -> Iterator[Reference]:
    yield "kept_as", "agreement", record.kept_as


_WHO_AND_WHEN = (AgreementListing, Participant, TreatyAction, Signatory, AgreementTopic)
_TERMS = (Clause, AbsentClause, Relation)

NOUNS = (
    Noun(
        name="agreement",
        order=6,
        record=AgreementRecord,
        files="agreements/*.yaml",
        tables=((Agreement, "id"), *((part, "agreement_id") for part in (*_WHO_AND_WHEN, *_TERMS))),
        references=_references,
        translated=frozenset(("title", "summary", "occasion", "term", "signatories", "clauses", "notes")),
        label=N_("agreement records"),
        page="/agreements/{}",
        has_json=True,
        example="la-2008-framework-agreement",
        listing=Listing(
            address="/agreements",
            title="Agreements",
            place=1,
            about="Agreements with the status of each on a day, and the sources of every fact.",
        ),
        full_text=True,
    ),
    Noun(
        name="set_aside",
        order=7,
        record=SetAsideRecord,
        files="not-instruments.yaml",
        tables=((SetAside, "id"), (SetAsideParticipant, "set_aside_id")),
        references=_references,
        translated=frozenset(("title", "summary", "why", "notes")),
        label=N_("reports set aside"),
    ),
    Noun(
        name="merged_id",
        order=8,
        record=MergedIdRecord,
        files="agreement-ids-merged.yaml",
        tables=((MergedId, "id"),),
        references=_kept,
    ),
)
