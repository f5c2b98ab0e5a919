"""Reading the ledger for people: what happened to one record, and the latest changes of the whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.revision import Change, Revision


class HistoryRow(NamedTuple):
    """A revision of a record or of its translation."""

    number: int
    at: datetime
    noun: str
    change: Change
    reason: str
    before: dict[str, object] | None
    after: dict[str, object] | None


def of_record(session: ReadSession, noun: str, key: str, limit: int) -> Sequence[HistoryRow]:
    """The latest revisions of a record and of its translation, the newest first."""
    return rows_of(
        session,
        HistoryRow,
        select(
            Revision.number,
            Revision.at,
            Revision.noun,
            Revision.change,
            Revision.reason,
            Revision.before,
            Revision.after,
        )
        .where(
            or_(
                and_(Revision.noun == noun, Revision.record_id == key),
                and_(Revision.noun == "translation", Revision.record_id == f"zh/{noun}/{key}"),
            )
        )
        .order_by(Revision.number.desc())
        .limit(limit),
    )


def moments(session: ReadSession, limit: int) -> list[datetime]:
    """The latest moments at which the record changed, the newest first; each is one transaction."""
    found: list[datetime] = []
    # One step down the index a moment: a load writes hundreds of thousands of revisions at one and the same.
    newest = session.scalar(select(func.max(Revision.at)))
    while newest is not None and len(found) < limit:
        found.append(newest)
        newest = session.scalar(select(func.max(Revision.at)).where(Revision.at < newest))
    return found


class MomentRow(NamedTuple):
    """How many records of a noun changed in one way at a moment, and under which last number."""

    noun: str
    change: Change
    records: int
    reason: str
    number: int


def counts_at(session: ReadSession, at: datetime) -> Sequence[MomentRow]:
    """What was recorded at a moment: noun, change, how many records, and the reason given."""
    return rows_of(
        session,
        MomentRow,
        select(
            Revision.noun,
            Revision.change,
            func.count().label("records"),
            func.min(Revision.reason).label("reason"),
            func.max(Revision.number).label("number"),
        )
        .where(Revision.at == at)
        .group_by(Revision.noun, Revision.change)
        .order_by(Revision.noun, Revision.change),
    )


class ChangedKeyRow(NamedTuple):
    """A record that changed at a moment, and how."""

    record_id: str
    change: Change


def keys_at(session: ReadSession, at: datetime, noun: str, limit: int) -> Sequence[ChangedKeyRow]:
    """The records of a noun that changed at a moment, and how; the first recorded first."""
    return rows_of(
        session,
        ChangedKeyRow,
        select(Revision.record_id, Revision.change)
        .where(Revision.at == at, Revision.noun == noun)
        .order_by(Revision.number)
        .limit(limit),
    )
