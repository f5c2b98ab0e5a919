"""Finding what falls due: agreements with a term, and clauses with a day by which they are to be fulfilled."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import or_, select

from db.queries.door import member_keys
from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import Agreement, Clause
from models.via import VIAS
from models.vocabulary import ClauseKind


def with_dates(
    session: ReadSession, *, country: str | None = None, organizations: Collection[str] = ()
) -> list[str]:
    """The ids of agreements with a stated end, a length, or a clause that is due, that reach a country (any, where None)."""
    due = select(Clause.agreement_id).where(Clause.due_edtf.is_not(None))
    statement = (
        select(Agreement.id)
        .where(
            or_(
                Agreement.expires_edtf.is_not(None),
                Agreement.term_years.is_not(None),
                Agreement.term_months.is_not(None),
                Agreement.id.in_(due),
            )
        )
        .order_by(Agreement.id)
    )
    if country is not None:
        statement = statement.where(member_keys(VIAS, (country,), organizations))
    return list(session.scalars(statement))


class DueClauseRow(NamedTuple):
    """A clause with the day by which it is to be fulfilled."""

    agreement_id: str
    position: int
    kind: ClauseKind
    due_edtf: str
    summary: str


def due_clauses(session: ReadSession, ids: Collection[str]) -> Sequence[DueClauseRow]:
    """The clauses of the named agreements that have a day by which they are due."""
    return rows_of(
        session,
        DueClauseRow,
        select(Clause.agreement_id, Clause.position, Clause.kind, Clause.due_edtf, Clause.summary)
        .where(Clause.agreement_id.in_(ids), Clause.due_edtf.is_not(None))
        .order_by(Clause.agreement_id, Clause.position),
    )
