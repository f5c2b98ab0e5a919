"""Reading what is known of agreements beside their acts: evidence on where they stand, and what acts under them."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import FromClause, Select, select

from db.queries.rows import IDS, grouped, rows_of
from db.session import ReadSession
from models.agreement import Agreement, Relation
from models.effect_facts import ACTS_UNDER
from models.vocabulary import InstrumentKind, RelationKind


class EvidenceRow(NamedTuple):
    """The evidence on an agreement, as its record has it; None where it has none."""

    id: str
    evidence: Mapping[str, object] | None


class LaterRow(NamedTuple):
    """An agreement that stands in a relation to an earlier one, with the evidence on it."""

    to_agreement_id: str
    id: str
    relation: RelationKind
    kind: InstrumentKind
    title: str
    title_zh: str | None
    signed_edtf: str | None
    evidence: Mapping[str, object] | None


_EVIDENCE = select(Agreement.id, Agreement.evidence)
_SOME_EVIDENCE = _EVIDENCE.where(Agreement.id.in_(IDS))


def _later(related: FromClause) -> Select[*tuple[Any, ...]]:
    """Instruments that stand in a relation to an earlier one, with what is seen under them, from pairs so related."""
    return (
        select(
            related.c.to_agreement_id,
            related.c.agreement_id.label("id"),
            related.c.kind.label("relation"),
            Agreement.kind,
            Agreement.title,
            Agreement.title_zh,
            Agreement.signed_edtf,
            Agreement.evidence,
        )
        .join(Agreement, Agreement.id == related.c.agreement_id)
        .order_by(related.c.to_agreement_id, related.c.agreement_id, related.c.kind)
    )


def _later_than_some() -> Select[*tuple[Any, ...]]:
    """Those related to the named agreements, and however far below them whatever acts under what acts under them."""
    pair = select(Relation.to_agreement_id, Relation.agreement_id, Relation.kind)
    under = pair.where(Relation.to_agreement_id.in_(IDS)).cte("under", recursive=True)
    below = pair.join(under, Relation.to_agreement_id == under.c.agreement_id).where(
        under.c.kind.in_(ACTS_UNDER), Relation.kind.in_(ACTS_UNDER)
    )
    return _later(under.union(below))


_LATER, _SOME_LATER = _later(Relation.__table__), _later_than_some()


def evidence_rows(session: ReadSession, ids: Collection[str] | None) -> dict[str, list[EvidenceRow]]:
    """The evidence on the named agreements (all, where None), by agreement."""
    if ids is None:
        return grouped(rows_of(session, EvidenceRow, _EVIDENCE))
    return grouped(rows_of(session, EvidenceRow, _SOME_EVIDENCE, {"ids": list(ids)}))


def later_rows(session: ReadSession, ids: Collection[str] | None) -> dict[str, list[LaterRow]]:
    """The agreements that stand in a relation to the named ones (all, where None), by the one they relate to.

    Beside them come, by the instrument they act under, those that act under these, however far below.
    """
    if ids is None:
        return grouped(rows_of(session, LaterRow, _LATER))
    return grouped(rows_of(session, LaterRow, _SOME_LATER, {"ids": list(ids)}))
