"""Reading agreements with all their parts: one statement a table, however many agreements."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, select

from db.queries.rows import IDS, ByAgreement, Rows, grouped
from db.queries.source import citations
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
from models.vocabulary import TreatyActionKind


def merged_into(session: ReadSession, agreement_id: str) -> str | None:
    """The id under which a merged agreement stands now; None where the id was not merged away."""
    return session.scalar(select(MergedId.kept_as).where(MergedId.id == agreement_id))


@dataclass(frozen=True, slots=True)
class StatusRows:
    """What the status of agreements is derived from, by agreement."""

    heads: Rows
    acts: ByAgreement
    participants: ByAgreement
    successors: ByAgreement


@dataclass(frozen=True, slots=True)
class AgreementRows(StatusRows):
    """Agreements with all their parts, by agreement."""

    topics: ByAgreement
    signatories: ByAgreement
    clauses: ByAgreement
    relations: ByAgreement
    citations: ByAgreement
    fact_citations: ByAgreement
    texts_zh: Mapping[str, Mapping[str, str]]


_HEAD = tuple(
    column
    for column in Agreement.__table__.columns
    if column.key not in ("signed_earliest", "signed_latest")  # for conditions only
)


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


def _owned(table: type[Base], *columns: Any) -> Select[Any]:
    owner: Any = table.agreement_id  # type: ignore[attr-defined]  # every part has it
    place: Any = table.position  # type: ignore[attr-defined]  # every part has it
    return select(owner, place, *columns).order_by(owner, place)


_STATEMENTS: dict[Part, tuple[Any, Any]] = {
    Part.HEADS: (select(*_HEAD), Agreement.id),
    Part.ACTS: (
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
    ),
    Part.PARTICIPANTS: (
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
    ),
    Part.SUCCESSORS: (
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
        .order_by(
            Relation.to_agreement_id, Agreement.signed_earliest.asc().nulls_first(), Relation.agreement_id
        ),
        Relation.to_agreement_id,
    ),
    Part.TOPICS: (_owned(AgreementTopic, AgreementTopic.topic), AgreementTopic.agreement_id),
    Part.SIGNATORIES: (
        _owned(Signatory, Signatory.name, Signatory.role, Signatory.for_body_id),
        Signatory.agreement_id,
    ),
    Part.CLAUSES: (
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
    ),
    Part.RELATIONS: (
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
    ),
    Part.FACT_CITATIONS: (
        select(FactCitation.record_id, FactCitation.part, FactCitation.part_position, FactCitation.position)
        .where(FactCitation.noun == "agreement")
        .order_by(FactCitation.position),
        FactCitation.record_id,
    ),
}


@lru_cache(maxsize=256)
def _heads(columns: frozenset[str]) -> Select[Any]:
    """The statement that reads some columns of the heads of agreements."""
    chosen: list[Any] = [each for each in _HEAD if each.key in columns]
    return select(*chosen).where(Agreement.id.in_(IDS))


_SOME = {part: statement.where(owner.in_(IDS)) for part, (statement, owner) in _STATEMENTS.items()}


def _rows(session: ReadSession, part: Part, ids: Collection[str] | None) -> Rows:
    if ids is None:
        return session.execute(_STATEMENTS[part][0]).all()
    return session.execute(_SOME[part], {"ids": list(ids)}).all()


def _parts(
    session: ReadSession, ids: Collection[str] | None, needs: Collection[Part]
) -> dict[Part, ByAgreement]:
    return {part: grouped(_rows(session, part, ids)) for part in _STATEMENTS if part in needs}


STATUS_PARTS = (Part.ACTS, Part.PARTICIPANTS, Part.SUCCESSORS)


def status_rows(session: ReadSession, ids: Collection[str] | None) -> StatusRows:
    """What the status of the named agreements (all, where None) is derived from."""
    parts = _parts(session, ids, STATUS_PARTS)
    return StatusRows(
        heads=_rows(session, Part.HEADS, ids),
        acts=parts[Part.ACTS],
        participants=parts[Part.PARTICIPANTS],
        successors=parts[Part.SUCCESSORS],
    )


def agreement_rows(
    session: ReadSession,
    ids: Collection[str],
    needs: Collection[Part] = tuple(Part),
    columns: frozenset[str] | None = None,
) -> AgreementRows:
    """The named agreements with the parts that are needed; the others are empty.

    ``columns`` are those needed of their heads, ``id`` among them; all, where None.
    """
    parts = _parts(session, ids, [part for part in needs if part is not Part.HEADS]) if needs else {}
    if columns is None:
        heads = _rows(session, Part.HEADS, ids)
    else:
        heads = session.execute(_heads(columns), {"ids": list(ids)}).all()

    def of(part: Part) -> ByAgreement:
        return parts.get(part, {})

    return AgreementRows(
        heads=heads,
        acts=of(Part.ACTS),
        participants=of(Part.PARTICIPANTS),
        successors=of(Part.SUCCESSORS),
        topics=of(Part.TOPICS),
        signatories=of(Part.SIGNATORIES),
        clauses=of(Part.CLAUSES),
        relations=of(Part.RELATIONS),
        citations=citations(session, "agreement", ids) if Part.CITATIONS in needs else {},
        fact_citations=of(Part.FACT_CITATIONS),
        texts_zh=texts_zh(session, "agreement", ids) if Part.TEXTS in needs else {},
    )
