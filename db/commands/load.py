"""Load a data set: bring the record to what the files say, in one transaction, and write down what changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from db.ledger import append, chunks, contents, current_revision, record_digests
from db.loading.dataset import DataSet
from db.loading.documents import Documents
from db.loading.rows import Context, rows_of
from db.loading.writing import insert_rows
from db.search import index as search
from db.session import WriteSession
from models.base import Base
from models.noun import Noun
from models.nouns import FULL_TEXT, NOUNS
from models.revision import Change
from models.source import Citation, FactCitation, SourcePage
from models.translation import TRANSLATION

DERIVING = frozenset(("body", "organization", "membership_list"))
"""Nouns that other records' rows are derived from."""
DERIVED = frozenset(("body", "membership_list", "agreement"))
"""Nouns whose rows are derived from them, and so are written anew when one of them changes."""
ROWS_AT_ONCE = 2_000
RECORDS_AT_ONCE = 1_000


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

    def __init__(self, session: WriteSession) -> None:
        self.session = session
        self.rows: dict[type[Base], list[dict[str, Any]]] = {}
        self.sources = set(session.scalars(select(SourcePage.id)))

    def add(self, noun: Noun, record: Any, context: Context) -> None:
        for table, values in rows_of(noun, record, context):
            if table is SourcePage:
                if values["id"] in self.sources:
                    continue
                self.sources.add(values["id"])
            rows = self.rows.setdefault(table, [])
            rows.append(values)
            if len(rows) >= ROWS_AT_ONCE:
                self._write(table)

    def _write(self, table: type[Base]) -> None:
        rows = self.rows.pop(table, [])
        if rows:
            insert_rows(self.session, table, rows)

    def finish(self) -> None:
        for table in list(self.rows):
            self._write(table)


def _clear(session: Connection, noun: Noun, keys: Iterable[str]) -> None:
    for some in chunks(keys):
        for table, column in noun.tables:
            session.execute(delete(table).where(getattr(table, column).in_(some)))
        for cites in (Citation, FactCitation):
            session.execute(delete(cites).where(cites.noun == noun.name, cites.record_id.in_(some)))


def _changes(
    data: DataSet, stands: Mapping[tuple[str, str], str], summary: Summary, names: Iterable[str]
) -> dict[str, dict[str, Change]]:
    """What happens to which record, noun by noun; those that stay as they are are counted only."""
    changes: dict[str, dict[str, Change]] = {}
    for name in names:
        of_noun = changes.setdefault(name, {})
        records = data.records[name]
        for key in records:
            old = stands.get((name, key))
            if old is None:
                of_noun[key] = Change.ADDED
            elif old != data.digest(name, key):
                of_noun[key] = Change.CHANGED
        summary.unchanged[name] = len(records) - len(of_noun)
        of_noun |= {key: Change.REMOVED for noun, key in stands if noun == name and key not in records}
    return changes


@dataclass
class _Load:
    """One load on its way through the nouns."""

    session: WriteSession
    data: DataSet
    tables: _Tables
    context: Context
    stands: Mapping[tuple[str, str], str]
    stamp: dict[str, Any]
    summary: Summary
    number: int

    def write(self, noun: Noun, of_noun: Mapping[str, Change], keys: Sequence[str]) -> None:
        """Append the revisions of some records of a noun and write their rows anew."""
        _clear(self.session, noun, [key for key in keys if (noun.name, key) in self.stands])
        known = [key for key in keys if of_noun.get(key, Change.ADDED) is not Change.ADDED]
        before = contents(self.session, noun.name, known)
        revisions = []
        records = self.data.records[noun.name]
        for key in keys:
            record = records[key].record if key in records else None
            change = of_noun.get(key)
            if change is not None:
                self.number += 1
                revisions.append(
                    {
                        "number": self.number,
                        "noun": noun.name,
                        "record_id": key,
                        "change": change,
                        "digest": self.data.digest(noun.name, key) if record else "",
                        "before": before.get(key),
                        "after": record.content() if record else None,
                        **self.stamp,
                    }
                )
                getattr(self.summary, change.value)[noun.name] += 1
            if record is not None:
                self.tables.add(noun, record, self.context)
        append(self.session, revisions)


def load(
    session: WriteSession,
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
    stands = record_digests(session)
    nouns = (*NOUNS, TRANSLATION)
    changes = _changes(data, stands, summary, (noun.name for noun in nouns))
    derive = any(changes[name] for name in DERIVING)
    stamp = {"at": at, "by": by, "reason": reason}
    tables = _Tables(session)
    on_its_way = _Load(
        session, data, tables, data.context(), stands, stamp, summary, current_revision(session)
    )
    for noun in nouns:
        of_noun = changes[noun.name]
        again = data.records[noun.name] if derive and noun.name in DERIVED else ()
        rewritten = [*of_noun, *(key for key in again if key not in of_noun)]
        for start in range(0, len(rewritten), RECORDS_AT_ONCE):
            on_its_way.write(noun, of_noun, rewritten[start : start + RECORDS_AT_ONCE])
            if progress:
                progress(noun.name, min(start + RECORDS_AT_ONCE, len(rewritten)), len(rewritten))
    tables.finish()
    if any(changes.values()):
        session.execute(delete(SourcePage).where(SourcePage.id.not_in(select(Citation.source_id))))
        documents = Documents(data)
        for name in FULL_TEXT:
            if progress:
                progress(f"finding {name}", 0, 1)
            search.index(session, name, documents.of(name))
    summary.revision = on_its_way.number
    return summary
