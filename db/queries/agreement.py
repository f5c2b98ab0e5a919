"""Reading agreements with all their parts: one statement a table, however many agreements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, select

from db.queries.agreement_filter import AgreementFilter as AgreementFilter
from db.queries.agreement_page import UNDATED as UNDATED
from db.queries.agreement_page import Place as Place
from db.queries.agreement_page import count as count
from db.queries.agreement_page import places as places
from db.session import Reading
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
from models.source import Citation, FactCitation, Source
from models.translation import Translation
from models.vocabulary import TreatyActionKind

AnyRow = Any
"""A row of a query; its columns are those that the query names."""


def kept_as(session: Reading, agreement_id: str) -> str | None:
    """The id under which a merged agreement stands now; None where the id was not merged away."""
    return session.scalar(select(MergedId.kept_as).where(MergedId.id == agreement_id))


Rows = Sequence[AnyRow]
ByAgreement = Mapping[str, Rows]


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


def grouped(rows: Sequence[AnyRow]) -> dict[str, list[AnyRow]]:
    """Rows by their first column."""
    groups: dict[str, list[AnyRow]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return groups


def _parts(
    session: Reading, table: type[Base], ids: Collection[str] | None, *columns: Any
) -> dict[str, list[AnyRow]]:
    owner: Any = table.agreement_id  # type: ignore[attr-defined]
    place: Any = table.position  # type: ignore[attr-defined]
    statement = select(owner, place, *columns).order_by(owner, place)
    if ids is not None:
        statement = statement.where(owner.in_(ids))
    return grouped(session.execute(statement).all())


def texts_zh(session: Reading, noun: str, ids: Collection[str] | None = None) -> dict[str, dict[str, str]]:
    """The editorial Chinese texts of records of a noun, by record and field path."""
    statement = select(Translation.record_id, Translation.path, Translation.text).where(
        Translation.noun == noun
    )
    if ids is not None:
        statement = statement.where(Translation.key.in_([f"zh/{noun}/{key}" for key in ids]))
    texts: dict[str, dict[str, str]] = {}
    for key, path, text in session.execute(statement):
        texts.setdefault(key, {})[path] = text
    return texts


_HEAD = (
    Agreement.id,
    Agreement.title,
    Agreement.title_is_official,
    Agreement.title_zh,
    Agreement.kind,
    Agreement.binding,
    Agreement.partner_sides,
    Agreement.signed_edtf,
    Agreement.term_text,
    Agreement.term_starts_edtf,
    Agreement.term_years,
    Agreement.term_months,
    Agreement.tacit_renewal,
    Agreement.renewal_months,
    Agreement.notice_months,
    Agreement.expires_edtf,
    Agreement.reported_status,
    Agreement.occasion,
    Agreement.visit_id,
    Agreement.summary,
    Agreement.confidence,
    Agreement.notes,
)


class Part(StrEnum):
    """A part of agreements that is read by a statement of its own."""

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


def _status_parts(
    session: Reading, ids: Collection[str] | None, needs: Collection[Part] = tuple(Part)
) -> dict[str, Any]:
    heads = select(*_HEAD)
    incoming = (
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
        .order_by(Relation.to_agreement_id, Agreement.signed_earliest, Relation.agreement_id)
    )
    participants = (
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
        .order_by(Participant.agreement_id, Participant.side, Participant.position)
    )
    if ids is not None:
        heads = heads.where(Agreement.id.in_(ids))
        incoming = incoming.where(Relation.to_agreement_id.in_(ids))
        participants = participants.where(Participant.agreement_id.in_(ids))
    return {
        "heads": session.execute(heads).all(),
        "acts": _parts(
            session,
            TreatyAction,
            ids,
            TreatyAction.kind,
            TreatyAction.done_edtf,
            TreatyAction.effective_edtf,
            TreatyAction.place,
            TreatyAction.by_body_id,
            TreatyAction.undoes,
        )
        if Part.ACTS in needs
        else {},
        "participants": grouped(session.execute(participants).all()) if Part.PARTICIPANTS in needs else {},
        "successors": grouped(session.execute(incoming).all()) if Part.SUCCESSORS in needs else {},
    }


def status_rows(session: Reading, ids: Collection[str] | None) -> StatusRows:
    """What the status of the named agreements (all, where None) is derived from."""
    return StatusRows(**_status_parts(session, ids))


def agreement_rows(
    session: Reading, ids: Collection[str], needs: Collection[Part] = tuple(Part)
) -> AgreementRows:
    """The named agreements with the parts that are needed; the others are empty."""
    clauses = (
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
        .where(Clause.agreement_id.in_(ids))
        .order_by(Clause.agreement_id, Clause.position)
    )
    relations = (
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
        .where(Relation.agreement_id.in_(ids))
        .order_by(Relation.agreement_id, Relation.position)
    )
    fact_citations = (
        select(FactCitation.record_id, FactCitation.part, FactCitation.part_position, FactCitation.position)
        .where(FactCitation.noun == "agreement", FactCitation.record_id.in_(ids))
        .order_by(FactCitation.position)
    )

    def rows_of(part: Part, statement: Any) -> dict[str, list[AnyRow]]:
        return grouped(session.execute(statement).all()) if part in needs else {}

    def parts_of(part: Part, table: type[Base], *columns: Any) -> dict[str, list[AnyRow]]:
        return _parts(session, table, ids, *columns) if part in needs else {}

    return AgreementRows(
        **_status_parts(session, ids, needs),
        topics=parts_of(Part.TOPICS, AgreementTopic, AgreementTopic.topic),
        signatories=parts_of(
            Part.SIGNATORIES, Signatory, Signatory.name, Signatory.role, Signatory.for_body_id
        ),
        clauses=rows_of(Part.CLAUSES, clauses),
        relations=rows_of(Part.RELATIONS, relations),
        citations=citations(session, "agreement", ids) if Part.CITATIONS in needs else {},
        fact_citations=rows_of(Part.FACT_CITATIONS, fact_citations),
        texts_zh=texts_zh(session, "agreement", ids) if Part.TEXTS in needs else {},
    )


def citations(session: Reading, noun: str, ids: Collection[str] | None) -> dict[str, list[AnyRow]]:
    """The sources of the named records of a noun, in their order, by record."""
    statement = (
        select(
            Citation.record_id,
            Citation.position,
            Source.id,
            Source.url,
            Source.publisher,
            Source.published_edtf,
            Source.mirror,
            Citation.supports,
        )
        .join(Source, Source.id == Citation.source_id)
        .where(Citation.noun == noun)
        .order_by(Citation.record_id, Citation.position)
    )
    if ids is not None:
        statement = statement.where(Citation.record_id.in_(ids))
    return grouped(session.execute(statement).all())
