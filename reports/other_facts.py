"""What stands beside agreements: facts of other kinds, and reported cooperation that was set aside."""

from collections.abc import Sequence

from db.queries.fact import FactRow
from db.queries.rows import ids_of
from db.queries.set_aside import SetAsideRow
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.vocabulary import (
    Confidence,
    FactKind,
    InstrumentKind,
)
from reports.reading import Reading, Source, sources_of


class FactReading(Reading):
    """A fact beside the agreements."""

    id: str
    kind: FactKind
    on: str
    fact: str
    fact_zh: str | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class SetAsideReading(Reading):
    """Reported cooperation that is no instrument and is not counted, and why."""

    id: str
    title: str
    title_zh: str | None
    kind: InstrumentKind
    reported: str | None
    why: str
    why_zh: str | None
    summary: str
    summary_zh: str | None
    confidence: Confidence
    sources: tuple[Source, ...]


def fact_readings(session: ReadSession, rows: Sequence[FactRow]) -> tuple[FactReading, ...]:
    """Facts in full."""
    texts = texts_zh(session, "fact", ids_of(rows))
    cited = citations(session, "fact", ids_of(rows))
    return tuple(
        FactReading(
            id=row.id,
            kind=row.kind,
            on=row.happened_edtf,
            fact=row.fact,
            fact_zh=texts.get(row.id, {}).get("fact"),
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )


def set_aside_readings(session: ReadSession, rows: Sequence[SetAsideRow]) -> tuple[SetAsideReading, ...]:
    """What was set aside, in full."""
    texts = texts_zh(session, "set_aside", ids_of(rows))
    cited = citations(session, "set_aside", ids_of(rows))
    return tuple(
        SetAsideReading(
            id=row.id,
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            kind=row.kind,
            reported=row.reported_edtf,
            why=row.why,
            why_zh=texts.get(row.id, {}).get("why"),
            summary=row.summary,
            summary_zh=texts.get(row.id, {}).get("summary"),
            confidence=row.confidence,
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )
