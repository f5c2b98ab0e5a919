"""The ledger of the record: what every record last was, and what changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, insert, select

from db.session import ReadSession, WriteSession, transaction_cache
from models.revision import Change, Revision

CHUNK = 500
"""Rows asked for at once: below every engine's limit on bound values."""


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of a record's content as canonical JSON."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def current_revision(session: ReadSession | WriteSession) -> int:
    """The number of the newest revision; 0 for an empty record."""
    return newest_revision(session).number


class RevisionStamp(NamedTuple):
    """Which record, as it stood when, a reading is of: a restored or another file may reach the same number."""

    number: int
    at: datetime | None


_NEWEST_REVISION = select(Revision.number, Revision.at).order_by(Revision.number.desc()).limit(1)


def newest_revision(session: ReadSession | WriteSession) -> RevisionStamp:
    """The newest revision and its moment; what was worked out of one edition holds for it for ever."""
    settled = transaction_cache(session)
    if "newest revision" not in settled:
        row = session.execute(_NEWEST_REVISION).first()
        settled["newest revision"] = RevisionStamp(*row) if row else RevisionStamp(0, None)
    found: RevisionStamp = settled["newest revision"]
    return found


def first_recorded_on(session: ReadSession | WriteSession) -> date | None:
    """The day, in UTC, of the first revision: what sources report was read by then; None for an empty record."""
    first = session.scalar(select(func.min(Revision.number)))
    at = session.scalar(select(Revision.at).where(Revision.number == first))
    return at.date() if at is not None else None


def _newest() -> Any:
    return select(func.max(Revision.number)).group_by(Revision.noun, Revision.record_id)


def record_digests(session: ReadSession | WriteSession) -> dict[tuple[str, str], str]:
    """The digest of every record that stands, by noun and key."""
    rows = session.execute(
        select(Revision.noun, Revision.record_id, Revision.digest).where(
            Revision.number.in_(_newest()), Revision.change != Change.REMOVED
        )
    )
    return {(noun, key): digest for noun, key, digest in rows}


def chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    """Split keys into lists short enough for one statement."""
    every = list(keys)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))


def contents(
    session: ReadSession | WriteSession, noun: str, keys: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """The content of the named records as they stand."""
    found: dict[str, dict[str, Any]] = {}
    for some in chunks(keys):
        newest = (
            select(func.max(Revision.number))
            .where(Revision.noun == noun, Revision.record_id.in_(some))
            .group_by(Revision.record_id)
        )
        rows = session.execute(select(Revision.record_id, Revision.after).where(Revision.number.in_(newest)))
        found |= {key: after for key, after in rows if after is not None}
    return found


def keys_of(session: ReadSession | WriteSession, noun: str) -> list[str]:
    """The keys of the records of a noun that stand, in order."""
    newest = select(func.max(Revision.number)).where(Revision.noun == noun).group_by(Revision.record_id)
    found = select(Revision.record_id).where(Revision.number.in_(newest), Revision.change != Change.REMOVED)
    return sorted(session.scalars(found))


def records(session: ReadSession | WriteSession, noun: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The key and the content of every record of a noun that stands, by key, read a few hundred at a time."""
    for some in chunks(keys_of(session, noun)):
        found = contents(session, noun, some)
        yield from ((key, found[key]) for key in some)


def append(session: WriteSession, revisions: Iterable[dict[str, Any]]) -> None:
    """Append revisions; each already has its number."""
    rows = list(revisions)
    if rows:
        session.execute(insert(Revision), rows)
