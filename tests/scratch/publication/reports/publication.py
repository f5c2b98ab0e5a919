"""Publications as they are read: one, and the list of all."""

from collections.abc import Collection
from datetime import date

from db.ledger import current_revision
from db.queries import publication
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.vocabulary import Confidence
from reports.reading import Bibliography, Head, NumberedSource, Reading, Source, sources_of


class PublicationReading(Reading):
    """A paper or book that came of the cooperation."""

    id: str
    url: str
    title: str
    title_zh: str | None
    on: str | None
    read_at: str
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class PublicationList(Head):
    """Publications, the newest first."""

    items: tuple[PublicationReading, ...]
    total: int
    sources: tuple[NumberedSource, ...]


def publication_list(
    session: ReadSession, *, on: date, ids: Collection[str] | None = None
) -> PublicationList:
    """The named publications, all where None."""
    rows = publication.publications(session, ids)
    texts = texts_zh(session, "publication", [row.id for row in rows])
    cited = citations(session, "publication", [row.id for row in rows])
    items = tuple(
        PublicationReading(
            id=row.id,
            url=f"/publications/{row.id}",
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            on=row.on_edtf,
            read_at=row.url,
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )
    bibliography = Bibliography()
    for each in items:
        bibliography.cite(each.sources)
    return PublicationList(
        on=on,
        revision=current_revision(session),
        items=items,
        total=len(items),
        sources=bibliography.sources,
    )
