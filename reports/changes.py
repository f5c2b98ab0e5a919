"""What changed in the record since a revision or a moment, for programs that keep a copy."""

from collections.abc import Collection
from datetime import datetime

from db.ledger import current_revision
from db.queries import revision as queries
from db.session import ReadSession
from models.nouns import NOUN
from models.revision import Change
from reports.reading import Reading


class ChangeReading(Reading):
    """One change of one record, under the number of its revision.

    ``fields`` are the fields of the record format whose values changed, where it was changed. ``url`` is the page of
    the record and ``api_url`` its JSON, null where it has none or was removed; a translation leads to what it
    translates.
    """

    revision: int
    at: datetime
    noun: str
    id: str
    change: Change
    fields: tuple[str, ...]
    reason: str
    url: str | None
    api_url: str | None


class ChangeList(Reading):
    """Changes after the revision ``since``, the oldest first; ``revision`` is the newest there is.

    ``next`` is the address of the following changes, null where there are none: then ask again with the ``revision``
    given here.
    """

    revision: int
    since: int
    items: tuple[ChangeReading, ...]
    total: int
    next: str | None


def _changed(before: dict[str, object] | None, after: dict[str, object] | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    names = dict.fromkeys((*before, *after))
    return tuple(sorted(name for name in names if before.get(name) != after.get(name)))


def address(noun: str, key: str) -> tuple[str | None, str | None]:
    """The page and the JSON of a record; None where there is none."""
    if noun == "translation":
        _, noun, key = key.split("/", 2)
    declared = NOUN[noun]
    url = declared.address(key)
    return url, f"/api/v1{url}" if declared.has_json else None


def _reading(row: queries.RevisionRow) -> ChangeReading:
    removed = row.change is Change.REMOVED and row.noun != "translation"
    url, api_url = (None, None) if removed else address(row.noun, row.record_id)
    return ChangeReading(
        revision=row.number,
        at=row.at,
        noun=row.noun,
        id=row.record_id,
        change=row.change,
        fields=_changed(row.before, row.after),
        reason=row.reason,
        url=url,
        api_url=api_url,
    )


def change_list(session: ReadSession, since: int, nouns: Collection[str] = (), *, limit: int) -> ChangeList:
    """At most ``limit`` changes after the revision ``since``."""
    rows = queries.revisions(session, since, nouns, limit=limit)
    return ChangeList(
        revision=current_revision(session),
        since=since,
        items=tuple(_reading(row) for row in rows),
        total=queries.count(session, since, nouns),
        next=None,
    )


def revision_before(session: ReadSession, at: datetime) -> int:
    """The newest revision recorded before a moment."""
    return queries.last_before(session, at)
