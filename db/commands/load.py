"""Load a data set: bring the record to what the files say, in one transaction, and write down what changed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from db import search
from db.ledger import append, chunks, contents, current_revision, digest, standing
from db.loading.dataset import DataSet
from db.loading.documents import FINDABLE, Documents
from db.loading.event import translation_rows
from db.loading.nouns import NOUNS, Noun
from db.loading.rows import Context
from db.session import Writing
from models.base import Base
from models.revision import Change
from models.source import Citation, FactCitation, Source
from models.translation import Translation, TranslationRecord

TRANSLATION = Noun("translation", "", TranslationRecord, ((Translation, "key"),), translation_rows, key="key")
DERIVING = frozenset(("body", "organization", "membership_list"))
"""Nouns that other records' rows are derived from."""
DERIVED = frozenset(("body", "membership_list", "agreement"))
"""Nouns whose rows are derived from them, and so are written anew when one of them changes."""
ROWS_AT_ONCE = 2_000


@dataclass
class Summary:
    """What a load did, record by record and noun by noun."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    revision: int = 0

    @property
    def did_nothing(self) -> bool:
        """Whether the record was already what the files say."""
        return not (self.added or self.changed or self.removed)


class _Tables:
    """Rows collected by table, so that each table is written in few statements."""

    def __init__(self, session: Writing) -> None:
        self.session = session
        self.rows: dict[type[Base], list[dict[str, Any]]] = {}
        self.sources: dict[str, dict[str, Any]] = {}

    def add(self, noun: Noun, record: Any, context: Context) -> None:
        for table, values in noun.rows(record, context):
            if table is Source:
                self.sources[values["id"]] = values
                continue
            rows = self.rows.setdefault(table, [])
            rows.append(values)
            if len(rows) >= ROWS_AT_ONCE:
                self._write(table)

    def _write(self, table: type[Base]) -> None:
        rows = self.rows.pop(table, [])
        columns = {name for row in rows for name in row}
        if rows:
            self.session.execute(insert(table), [{name: row.get(name) for name in columns} for row in rows])

    def finish(self) -> None:
        for table in list(self.rows):
            self._write(table)
        known = set(self.session.scalars(select(Source.id)))
        new = [values for key, values in self.sources.items() if key not in known]
        if new:
            self.session.execute(insert(Source), new)


def _clear(session: Connection, noun: Noun, keys: Iterable[str]) -> None:
    for some in chunks(keys):
        for table, column in noun.tables:
            session.execute(delete(table).where(getattr(table, column).in_(some)))
        for cites in (Citation, FactCitation):
            session.execute(delete(cites).where(cites.noun == noun.name, cites.record_id.in_(some)))


def _revision(
    number: int, at: datetime, by: str, reason: str, noun: str, key: str, change: Change, **content: Any
) -> dict[str, Any]:
    after = content.get("after")
    return {
        "number": number,
        "at": at,
        "noun": noun,
        "record_id": key,
        "change": change,
        "digest": digest(after) if after is not None else "",
        "before": content.get("before"),
        "after": after,
        "by": by,
        "reason": reason,
    }


def load(
    session: Writing,
    data: DataSet,
    *,
    at: datetime,
    by: str,
    reason: str,
    progress: Callable[[str, int, int], None] | None = None,
) -> Summary:
    """Make the record what ``data`` says; a record that says the same already is left alone.

    ``progress`` is told the noun, how many of its records are done, and how many there are. The caller's
    transaction decides whether anything of it lasts.
    """
    summary = Summary()
    stands = standing(session)
    number = current_revision(session)
    context = data.context()
    nouns = (*NOUNS, TRANSLATION)
    changes: dict[str, dict[str, Change]] = {}
    for noun in nouns:
        records = data.records[noun.name]
        of_noun = changes.setdefault(noun.name, {})
        for key, placed in records.items():
            old = stands.get((noun.name, key))
            if old is None:
                of_noun[key] = Change.ADDED
            elif old != digest(placed.record.content()):
                of_noun[key] = Change.CHANGED
        of_noun |= {key: Change.REMOVED for name, key in stands if name == noun.name and key not in records}
        summary.unchanged[noun.name] = sum(key not in of_noun for key in records)
    derive = any(changes[name] for name in DERIVING)
    tables = _Tables(session)
    for noun in nouns:
        records, of_noun = data.records[noun.name], changes[noun.name]
        rewritten = set(of_noun) | (set(records) if derive and noun.name in DERIVED else set())
        _clear(session, noun, rewritten & {key for name, key in stands if name == noun.name})
        before = contents(
            session, noun.name, (key for key, change in of_noun.items() if change is not Change.ADDED)
        )
        revisions = []
        for done, (key, change) in enumerate(of_noun.items(), 1):
            number += 1
            after = records[key].record.content() if key in records else None
            revisions.append(
                _revision(number, at, by, reason, noun.name, key, change, before=before.get(key), after=after)
            )
            getattr(summary, change.value)[noun.name] += 1
            if len(revisions) >= ROWS_AT_ONCE:
                append(session, revisions)
                revisions = []
            if progress:
                progress(noun.name, done, len(of_noun))
        append(session, revisions)
        for key, placed in records.items():
            if key in rewritten:
                tables.add(noun, placed.record, context)
    tables.finish()
    if any(changes.values()):
        session.execute(delete(Source).where(Source.id.not_in(select(Citation.source_id))))
        documents = Documents(data)
        for name in FINDABLE:
            search.index(session, name, documents.of(name))
    summary.revision = number
    return summary
