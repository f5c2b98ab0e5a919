"""Finding revisions: what the ledger recorded after a number or a moment."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.revision import Change, Revision


def last_before(session: ReadSession, at: datetime) -> int:
    """The number of the newest revision recorded before a moment; 0 where there is none."""
    return session.scalar(select(func.max(Revision.number)).where(Revision.at < at)) or 0


def _conditions(since: int, nouns: Collection[str]) -> list[ColumnElement[bool]]:
    conditions = [Revision.number > since]
    if nouns:
        conditions.append(Revision.noun.in_(nouns))
    return conditions


def count(session: ReadSession, since: int, nouns: Collection[str] = ()) -> int:
    """How many revisions of the named nouns (all, where none is named) have a greater number."""
    return session.scalar(select(func.count()).select_from(Revision).where(*_conditions(since, nouns))) or 0


class RevisionRow(NamedTuple):
    """A revision in full."""

    number: int
    at: datetime
    noun: str
    record_id: str
    change: Change
    reason: str
    before: dict[str, object] | None
    after: dict[str, object] | None


def revisions(
    session: ReadSession, since: int, nouns: Collection[str] = (), *, limit: int
) -> Sequence[RevisionRow]:
    """At most ``limit`` revisions with a greater number, the oldest first."""
    return rows_of(
        session,
        RevisionRow,
        select(
            Revision.number,
            Revision.at,
            Revision.noun,
            Revision.record_id,
            Revision.change,
            Revision.reason,
            Revision.before,
            Revision.after,
        )
        .where(*_conditions(since, nouns))
        .order_by(Revision.number)
        .limit(limit),
    )
