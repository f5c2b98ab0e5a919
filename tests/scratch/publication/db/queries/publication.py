"""Finding publications."""

from collections.abc import Collection, Sequence
from typing import Any

from models.publication import Publication
from sqlalchemy import select

from db.session import ReadSession


def publications(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[Any]:
    """Rows of the named publications (all, where None), the newest first."""
    statement = select(Publication.__table__).order_by(Publication.on_edtf.desc(), Publication.id)
    return session.execute(statement if ids is None else statement.where(Publication.id.in_(ids))).all()
