"""The sources of records of any noun, in the order in which their facts cite them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import bindparam, select

from db.queries.rows import IDS, grouped, rows_of
from db.session import ReadSession
from models.source import Citation, SourcePage


class CitationRow(NamedTuple):
    """A source as a record cites it."""

    record_id: str
    position: int
    id: str
    url: str
    publisher: str
    published_edtf: str | None
    mirror: bool
    supports: str | None


_ALL_CITATIONS = (
    select(
        Citation.record_id,
        Citation.position,
        SourcePage.id,
        SourcePage.url,
        SourcePage.publisher,
        SourcePage.published_edtf,
        SourcePage.mirror,
        Citation.supports,
    )
    .join(SourcePage, SourcePage.id == Citation.source_id)
    .where(Citation.noun == bindparam("noun"))
    .order_by(Citation.record_id, Citation.position)
)
_CITATIONS = _ALL_CITATIONS.where(Citation.record_id.in_(IDS))


def citations(session: ReadSession, noun: str, ids: Collection[str] | None) -> dict[str, list[CitationRow]]:
    """The sources of the named records of a noun, in their order, by record."""
    if ids is not None and not ids:
        return {}
    if ids is None:
        return grouped(rows_of(session, CitationRow, _ALL_CITATIONS, {"noun": noun}))
    return grouped(rows_of(session, CitationRow, _CITATIONS, {"noun": noun, "ids": list(ids)}))
