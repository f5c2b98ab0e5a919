"""The record's own history: what changed in one record and when, and the latest changes of the whole."""

from datetime import date, datetime

from db.queries import history as queries
from db.queries import reciprocity
from db.session import ReadSession
from models.nouns import NOUN, NOUNS
from models.revision import Change
from models.translation import TRANSLATION
from reports.reading import Reading
from reports.revision_cache import cached

MOST = 50
"""Changes told of one record at most."""
LATEST = 5
"""Moments told of the whole record."""
NAMED = 6
"""Agreements named of one moment at most; of a load that touched more, none."""

_FIRST = ("agreement", "body", "organization", "membership_list", "country")
_LAST = ("set_aside", "translation")


def _labels() -> dict[str, str]:
    labels = {noun.name: noun.label for noun in (*NOUNS, TRANSLATION) if noun.label}
    between = [name for name in labels if name not in (*_FIRST, *_LAST)]
    return {name: labels[name] for name in (*_FIRST, *between, *_LAST)}


LABELS = _labels()
"""What the nouns of the ledger are called, several of them, in the order in which readers are told of them.

Messages of the catalogue; readers are not told of the others.
"""


def record_fields(noun: str) -> dict[str, str]:
    """What the fields of a noun's record are called, where its format says so; messages of the catalogue."""
    fields = NOUN[noun].record.model_fields
    return {each.alias or name: each.title for name, each in fields.items() if each.title}


class HistoryStep(Reading):
    """A change of one record: ``fields`` of its record that changed; ``translation``: its Chinese texts, by the editors."""

    revision: int
    at: datetime
    change: Change
    translation: bool
    fields: tuple[str, ...]
    reason: str


class NounChange(Reading):
    """How many records of a noun were added, changed or removed at a moment."""

    noun: str
    change: Change
    records: int


class NamedChange(Reading):
    """An agreement that changed, with its title where it still stands."""

    id: str
    change: Change
    title: str | None
    title_zh: str | None


class Moment(Reading):
    """What one transaction changed; ``agreements`` names those it touched where they are few."""

    at: datetime
    revision: int
    reason: str
    changes: tuple[NounChange, ...]
    agreements: tuple[NamedChange, ...]


def record_history(session: ReadSession, noun: str, key: str) -> tuple[HistoryStep, ...]:
    """The latest changes of one record and of its Chinese texts, the newest first."""
    return tuple(
        HistoryStep(
            revision=row.number,
            at=row.at,
            change=row.change,
            translation=row.noun == "translation",
            fields=tuple(
                sorted(
                    name for name in {*row.before, *row.after} if row.before.get(name) != row.after.get(name)
                )
            )
            if row.before and row.after
            else (),
            reason=row.reason,
        )
        for row in queries.of_record(session, noun, key, MOST)
    )


def _named(session: ReadSession, at: datetime) -> tuple[NamedChange, ...]:
    rows = queries.keys_at(session, at, "agreement", NAMED + 1)
    if len(rows) > NAMED:
        return ()
    titles = {row.id: row for row in reciprocity.titles(session, [row.record_id for row in rows])}
    return tuple(
        NamedChange(
            id=row.record_id,
            change=row.change,
            title=titles[row.record_id].title if row.record_id in titles else None,
            title_zh=titles[row.record_id].title_zh if row.record_id in titles else None,
        )
        for row in rows
    )


def _latest(session: ReadSession) -> tuple[Moment, ...]:
    found = []
    for at in queries.moments(session, LATEST):
        rows = queries.counts_at(session, at)
        found.append(
            Moment(
                at=at,
                revision=max(row.number for row in rows),
                reason=rows[0].reason,
                changes=tuple(
                    NounChange(noun=row.noun, change=row.change, records=row.records) for row in rows
                ),
                agreements=_named(session, at),
            )
        )
    return tuple(found)


def latest_changes(session: ReadSession, *, on: date) -> tuple[Moment, ...]:
    """The latest moments at which the record changed, up to the end of ``on``, the newest first."""
    return tuple(each for each in cached(session, _latest) if each.at.date() <= on)
