"""The sources of records of any noun, in the order in which their facts cite them."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from db.queries.rows import IDS, AnyRow, grouped
from db.session import ReadSession
from models.source import Citation, Source

_ALL_CITATIONS = (
    select(
        Citation.record_id,
        Citation.position,
        Source.id,
        Source.url,
        Source.publisher,
        Source.published_edtf,
        Source.mirror,
        Citation.supports,
    )
    .join(Source, Source.id == Citation.source_id)
    .where(Citation.noun == bindparam("noun"))
    .order_by(Citation.record_id, Citation.position)
)
_CITATIONS = _ALL_CITATIONS.where(Citation.record_id.in_(IDS))


def citations(session: ReadSession, noun: str, ids: Collection[str] | None) -> dict[str, list[AnyRow]]:
    """The sources of the named records of a noun, in their order, by record."""
    if ids is not None and not ids:
        return {}
    if ids is None:
        return grouped(session.execute(_ALL_CITATIONS, {"noun": noun}).all())
    return grouped(session.execute(_CITATIONS, {"noun": noun, "ids": list(ids)}).all())
