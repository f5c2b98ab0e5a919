"""Which record it is: the newest revision, its moment, and the schema it is kept in."""

from datetime import datetime
from typing import NamedTuple, Protocol

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from db.schema import schema_revision
from db.session import ReadSession, read_session
from models.revision import Revision

LOOKED_BACK = 500
"""How many of the newest revisions are searched for the moment of the edition before."""


class RecordVersion(NamedTuple):
    """The record as it stands: newest revision, its moment, the schema it is kept in."""

    number: int
    at: datetime | None
    schema: str | None
    alone: bool
    """Whether no edition before can have been recorded in the same second, so that the second names this one."""


class Watcher(Protocol):
    """Tells which edition stands."""

    async def version(self) -> RecordVersion | None:
        """The edition, at least as new as every write committed before this was called; None where none is told."""

    def close(self) -> None:
        """Let go of the database."""


def read_version(engine: Engine) -> RecordVersion | None:
    """The edition as a transaction of its own sees it; None where the database does not tell."""
    try:
        with read_session(engine) as session:
            return _version(session)
    except SQLAlchemyError:
        return None


def _version(session: ReadSession) -> RecordVersion:
    schema = schema_revision(session)
    newest = session.execute(
        select(Revision.number, Revision.at).order_by(Revision.number.desc()).limit(1)
    ).first()
    if newest is None:
        return RecordVersion(0, None, schema, alone=True)
    number, at = newest
    moments = session.scalars(
        select(Revision.at).where(Revision.number > number - LOOKED_BACK).order_by(Revision.number.desc())
    )
    before = next((each for each in moments if each != at), None)
    if before is None:
        first = select(func.min(Revision.number)).scalar_subquery()
        # All of one load, or too many to tell.
        alone = session.scalar(select(Revision.at).where(Revision.number == first)) == at
    else:
        alone = before.replace(microsecond=0) < at.replace(microsecond=0)
    return RecordVersion(number, at, schema, alone)
