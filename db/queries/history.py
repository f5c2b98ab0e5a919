"""Reading the ledger for people: what happened to one record, and the latest changes of the whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select

from db.session import ReadSession
from models.revision import Revision


def of_record(session: ReadSession, noun: str, key: str, limit: int) -> Sequence[Any]:
    """The latest revisions of a record and of its translation, the newest first."""
    return session.execute(
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
        .limit(limit)
    ).all()


def moments(session: ReadSession, limit: int) -> list[datetime]:
    """The latest moments at which the record changed, the newest first; each is one transaction."""
    found: list[datetime] = []
    # One step down the index a moment: a load writes hundreds of thousands of revisions at one and the same.
    newest = session.scalar(select(func.max(Revision.at)))
    while newest is not None and len(found) < limit:
        found.append(newest)
        newest = session.scalar(select(func.max(Revision.at)).where(Revision.at < newest))
    return found


def counts_at(session: ReadSession, at: datetime) -> Sequence[Any]:
    """What was recorded at a moment: noun, change, how many records, and the reason given."""
    return session.execute(
        select(
            Revision.noun,
            Revision.change,
            func.count().label("records"),
            func.min(Revision.reason).label("reason"),
            func.max(Revision.number).label("number"),
        )
        .where(Revision.at == at)
        .group_by(Revision.noun, Revision.change)
        .order_by(Revision.noun, Revision.change)
    ).all()


def keys_at(session: ReadSession, at: datetime, noun: str, limit: int) -> Sequence[Any]:
    """The records of a noun that changed at a moment, and how; the first recorded first."""
    return session.execute(
        select(Revision.record_id, Revision.change)
        .where(Revision.at == at, Revision.noun == noun)
        .order_by(Revision.number)
        .limit(limit)
    ).all()
