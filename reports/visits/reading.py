"""A visit in full, as pages, JSON and papers show it."""

from collections.abc import Mapping, Sequence

from db.queries.rows import ids_of
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.queries.visit import VisitRow
from db.session import ReadSession
from models.vocabulary import (
    VisitKind,
)
from reports.reading import Reading, Source, sources_of


class VisitReading(Reading):
    """A visit, or a meeting that has a title instead of a guest."""

    id: str
    title: str | None
    title_zh: str | None
    guest_country: str | None
    guest_name: str | None
    guest_name_zh: str | None
    guest_role: str | None
    guest_role_zh: str | None
    host: str | None
    on: str | None
    kind: VisitKind
    place: str | None
    agreements: tuple[str, ...]
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


def visit_readings(
    session: ReadSession, rows: Sequence[VisitRow], agreements: Mapping[str, Sequence[str]]
) -> tuple[VisitReading, ...]:
    """Visits in full; ``agreements`` are those signed on each that the report is about."""
    texts = texts_zh(session, "visit", ids_of(rows))
    cited = citations(session, "visit", ids_of(rows))
    return tuple(
        VisitReading(
            id=row.id,
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            guest_country=row.guest_country_code,
            guest_name=row.guest_name,
            guest_name_zh=texts.get(row.id, {}).get("guest_name"),
            guest_role=row.guest_role,
            guest_role_zh=texts.get(row.id, {}).get("guest_role"),
            host=row.host_country_code,
            on=row.held_edtf,
            kind=row.kind,
            place=row.place,
            agreements=tuple(agreements.get(row.id, ())),
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )
