"""Finding publications."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from models.publication import Publication
from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.vocabulary import Confidence


class PublicationRow(NamedTuple):
    """A publication."""

    id: str
    title: str
    on_edtf: str | None
    url: str
    confidence: Confidence
    notes: str | None


def publications(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[PublicationRow]:
    """Rows of the named publications (all, where None), the newest first."""
    statement = select(Publication.__table__).order_by(Publication.on_edtf.desc(), Publication.id)
    if ids is not None:
        statement = statement.where(Publication.id.in_(ids))
    return rows_of(session, PublicationRow, statement)
