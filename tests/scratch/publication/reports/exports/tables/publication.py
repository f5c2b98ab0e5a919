"""Publications as a flat table."""

from collections.abc import Iterable
from datetime import date

from reports.publication import PublicationReading, publication_list

from db.session import ReadSession
from models.vocabulary import Confidence
from reports.exports.tables.table import Table, dates, link, sources, text

PUBLICATIONS = Table(
    "publications",
    "Publications",
    "Papers and books that came of the cooperation",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("title", "Title in English"),
        text("title_zh", "The same in Chinese, by the editors"),
        *dates("published", "When it was published", "on"),
        text("read_at", "Where it can be read"),
        sources(),
        text("confidence", "How well it is sourced", words=Confidence),
        text("notes", "Notes of the editors"),
    ),
)


def every(session: ReadSession, *, on: date, home: str) -> tuple[Table, Iterable[PublicationReading]]:
    """The table with every publication of the record."""
    return PUBLICATIONS, publication_list(session, on=on).items
