"""Reading agreements with all their parts: one statement a table, however many agreements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from db.queries.agreement_evidence import EvidenceRow, LaterRow, evidence_rows, later_rows
from db.queries.agreement_head import HeadRow, head_rows
from db.queries.rows import IDS, R, grouped, rows_of
from db.queries.source import CitationRow, citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.agreement import (
    Agreement,
    AgreementTopic,
    Clause,
    MergedId,
    Participant,
    Relation,
    Signatory,
    TreatyAction,
)
from models.base import Base
from models.body import Body
from models.mission import Mission
from models.source import FactCitation
from models.vocabulary import (
    BodyKind,
    ClauseKind,
    Modality,
    RelationKind,
    Side,
    Topic,
    TreatyActionKind,
)


def merged_into(session: ReadSession, agreement_id: str) -> str | None:
    """The id under which a merged agreement stands now; None where the id was not merged away."""
    return session.scalar(select(MergedId.kept_as).where(MergedId.id == agreement_id))


class ActRow(NamedTuple):
    """An action of an agreement."""

    agreement_id: str
    position: int
    kind: TreatyActionKind
    done_edtf: str | None
    effective_edtf: str | None
    place: str | None
    by_body_id: str | None
    undoes: int | None


class PartyRow(NamedTuple):
    """A body on a side of an agreement."""

    agreement_id: str
    side: Side
    position: int
    id: str
    name: str
    name_zh: str | None
    acronym: str | None
    kind: BodyKind
    country_code: str | None
    organization_id: str | None


class SuccessorRow(NamedTuple):
    """An agreement that refers to another, and when it entered into force where that is documented."""

    to_agreement_id: str
    agreement_id: str
    kind: RelationKind
    title: str
    title_zh: str | None
    signed_edtf: str | None
    done_edtf: str | None
    effective_edtf: str | None


class TopicRow(NamedTuple):
    """A topic of an agreement."""

    agreement_id: str
    position: int
    topic: Topic


class SignatoryRow(NamedTuple):
    """A person who signed an agreement."""

    agreement_id: str
    position: int
    name: str
    role: str | None
    for_body_id: str


class ClauseRow(NamedTuple):
    """A clause of an agreement, with the name of the mission that it is about."""

    agreement_id: str
    position: int
    kind: ClauseKind
    modality: Modality | None
    gives: Side
    receives: Side
    mission_id: str | None
    mass_ug: int | None
    due_edtf: str | None
    summary: str
    name: str | None
    name_zh: str | None


class RelationRow(NamedTuple):
    """An agreement to which another one refers."""

    agreement_id: str
    position: int
    kind: RelationKind
    to_agreement_id: str
    title: str
    title_zh: str | None
    signed_edtf: str | None


class FactCitationRow(NamedTuple):
    """A source of a single fact of an agreement."""

    record_id: str
    part: str
    part_position: int
    position: int


@dataclass(frozen=True, slots=True)
class StatusRows:
    """What the status of agreements is derived from, by agreement."""

    heads: Sequence[HeadRow]
    acts: Mapping[str, Sequence[ActRow]]
    participants: Mapping[str, Sequence[PartyRow]]
    successors: Mapping[str, Sequence[SuccessorRow]]


@dataclass(frozen=True, slots=True)
class EffectRows(StatusRows):
    """What the effect of agreements is derived from, by agreement.

    ``later`` has by agreement the instruments that stand in a relation to it, and beside them by instrument those that
    act under it, however far below.
    """

    evidence: Mapping[str, Sequence[EvidenceRow]]
    later: Mapping[str, Sequence[LaterRow]]


@dataclass(frozen=True, slots=True)
class AgreementRows(EffectRows):
    """Agreements with all their parts, by agreement."""

    topics: Mapping[str, Sequence[TopicRow]]
    signatories: Mapping[str, Sequence[SignatoryRow]]
    clauses: Mapping[str, Sequence[ClauseRow]]
    relations: Mapping[str, Sequence[RelationRow]]
    citations: Mapping[str, Sequence[CitationRow]]
    fact_citations: Mapping[str, Sequence[FactCitationRow]]
    texts_zh: Mapping[str, Mapping[str, str]]

    @property
    def related(self) -> set[str]:
        """The ids of all that stand in a relation to them, either way, or act under them."""
        related = {row.to_agreement_id for some in self.relations.values() for row in some}
        related |= {row.agreement_id for some in self.successors.values() for row in some}
        return related | {row.id for some in self.later.values() for row in some}


class Part(StrEnum):
    """A part of agreements that is read by a statement of its own."""

    HEADS = "heads"
    ACTS = "acts"
    PARTICIPANTS = "participants"
    SUCCESSORS = "successors"
    TOPICS = "topics"
    SIGNATORIES = "signatories"
    CLAUSES = "clauses"
    RELATIONS = "relations"
    CITATIONS = "citations"
    FACT_CITATIONS = "fact_citations"
    TEXTS = "texts"
    TITLES = "titles"
    NAMES = "names"
    REACH = "reach"
    GROUND = "ground"
    EVIDENCE = "evidence"
    LATER = "later"


class _Statement(Generic[R]):
    """Reads one part of agreements as rows of one class."""

    def __init__(
        self, row: type[R], every: Select[*tuple[Any, ...]], owner: InstrumentedAttribute[str]
    ) -> None:
        self._row = row
        self._every = every
        self._some = every.where(owner.in_(IDS))

    def rows(self, session: ReadSession, ids: Collection[str] | None) -> Sequence[R]:
        """The rows of the named agreements (all, where None)."""
        if ids is None:
            return rows_of(session, self._row, self._every)
        return rows_of(session, self._row, self._some, {"ids": list(ids)})

    def by_agreement(self, session: ReadSession, ids: Collection[str] | None) -> dict[str, list[R]]:
        """The same, by the agreement whose they are."""
        return grouped(self.rows(session, ids))


def _owned(table: type[Base], *columns: Any) -> Select[*tuple[Any, ...]]:
    owner: Any = table.agreement_id  # type: ignore[attr-defined]  # every part has it
    place: Any = table.position  # type: ignore[attr-defined]  # every part has it
    return select(owner, place, *columns).order_by(owner, place)


_ACTS = _Statement(
    ActRow,
    _owned(
        TreatyAction,
        TreatyAction.kind,
        TreatyAction.done_edtf,
        TreatyAction.effective_edtf,
        TreatyAction.place,
        TreatyAction.by_body_id,
        TreatyAction.undoes,
    ),
    TreatyAction.agreement_id,
)
_PARTICIPANTS = _Statement(
    PartyRow,
    select(
        Participant.agreement_id,
        Participant.side,
        Participant.position,
        Body.id,
        Body.name,
        Body.name_zh,
        Body.acronym,
        Body.kind,
        Body.country_code,
        Body.organization_id,
    )
    .join(Body, Body.id == Participant.body_id)
    .order_by(Participant.agreement_id, Participant.side, Participant.position),
    Participant.agreement_id,
)
_SUCCESSORS = _Statement(
    SuccessorRow,
    select(
        Relation.to_agreement_id,
        Relation.agreement_id,
        Relation.kind,
        Agreement.title,
        Agreement.title_zh,
        Agreement.signed_edtf,
        TreatyAction.done_edtf,
        TreatyAction.effective_edtf,
    )
    .join(Agreement, Agreement.id == Relation.agreement_id)
    .outerjoin(
        TreatyAction,
        and_(
            TreatyAction.agreement_id == Agreement.id,
            TreatyAction.kind == TreatyActionKind.ENTRY_INTO_FORCE,
        ),
    )
    .order_by(Relation.to_agreement_id, Agreement.signed_earliest.asc().nulls_first(), Relation.agreement_id),
    Relation.to_agreement_id,
)
_TOPICS = _Statement(TopicRow, _owned(AgreementTopic, AgreementTopic.topic), AgreementTopic.agreement_id)
_SIGNATORIES = _Statement(
    SignatoryRow,
    _owned(Signatory, Signatory.name, Signatory.role, Signatory.for_body_id),
    Signatory.agreement_id,
)
_CLAUSES = _Statement(
    ClauseRow,
    select(
        Clause.agreement_id,
        Clause.position,
        Clause.kind,
        Clause.modality,
        Clause.gives,
        Clause.receives,
        Clause.mission_id,
        Clause.mass_ug,
        Clause.due_edtf,
        Clause.summary,
        Mission.name,
        Mission.name_zh,
    )
    .outerjoin(Mission, Mission.id == Clause.mission_id)
    .order_by(Clause.agreement_id, Clause.position),
    Clause.agreement_id,
)
_RELATIONS = _Statement(
    RelationRow,
    select(
        Relation.agreement_id,
        Relation.position,
        Relation.kind,
        Relation.to_agreement_id,
        Agreement.title,
        Agreement.title_zh,
        Agreement.signed_edtf,
    )
    .join(Agreement, Agreement.id == Relation.to_agreement_id)
    .order_by(Relation.agreement_id, Relation.position),
    Relation.agreement_id,
)
_FACT_CITATIONS = _Statement(
    FactCitationRow,
    select(FactCitation.record_id, FactCitation.part, FactCitation.part_position, FactCitation.position)
    .where(FactCitation.noun == "agreement")
    .order_by(FactCitation.position),
    FactCitation.record_id,
)


STATUS_PARTS = (Part.ACTS, Part.PARTICIPANTS, Part.SUCCESSORS)
EFFECT_PARTS = (*STATUS_PARTS, Part.EVIDENCE, Part.LATER)


def status_rows(session: ReadSession, ids: Collection[str] | None) -> StatusRows:
    """What the status of the named agreements (all, where None) is derived from."""
    return StatusRows(
        heads=head_rows(session, ids),
        acts=_ACTS.by_agreement(session, ids),
        participants=_PARTICIPANTS.by_agreement(session, ids),
        successors=_SUCCESSORS.by_agreement(session, ids),
    )


def effect_rows(session: ReadSession, ids: Collection[str] | None) -> EffectRows:
    """What the effect of the named agreements (all, where None) is derived from."""
    return EffectRows(
        heads=head_rows(session, ids),
        acts=_ACTS.by_agreement(session, ids),
        participants=_PARTICIPANTS.by_agreement(session, ids),
        successors=_SUCCESSORS.by_agreement(session, ids),
        evidence=evidence_rows(session, ids),
        later=later_rows(session, ids),
    )


def agreement_rows(
    session: ReadSession,
    ids: Collection[str],
    needs: Collection[Part] = tuple(Part),
    columns: frozenset[str] | None = None,
) -> AgreementRows:
    """The named agreements with the parts that are needed; the others are empty.

    ``columns`` are those needed of their heads, ``id`` among them: of a head nothing else can be read; all, where None.
    """

    def of(part: Part, statement: _Statement[R]) -> Mapping[str, Sequence[R]]:
        return statement.by_agreement(session, ids) if part in needs else {}

    return AgreementRows(
        heads=head_rows(session, ids, columns),
        acts=of(Part.ACTS, _ACTS),
        participants=of(Part.PARTICIPANTS, _PARTICIPANTS),
        successors=of(Part.SUCCESSORS, _SUCCESSORS),
        topics=of(Part.TOPICS, _TOPICS),
        signatories=of(Part.SIGNATORIES, _SIGNATORIES),
        clauses=of(Part.CLAUSES, _CLAUSES),
        relations=of(Part.RELATIONS, _RELATIONS),
        citations=citations(session, "agreement", ids) if Part.CITATIONS in needs else {},
        fact_citations=of(Part.FACT_CITATIONS, _FACT_CITATIONS),
        texts_zh=texts_zh(session, "agreement", ids) if Part.TEXTS in needs else {},
        evidence=evidence_rows(session, ids) if Part.EVIDENCE in needs else {},
        later=later_rows(session, ids) if Part.LATER in needs else {},
    )
