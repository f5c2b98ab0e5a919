"""Reading what a balance with partners names: agreements by their titles."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from db.session import ReadSession
from models.agreement import Agreement


def titles(session: ReadSession, ids: Collection[str]) -> Sequence[Any]:
    """The titles of the named agreements."""
    return session.execute(
        select(Agreement.id, Agreement.title, Agreement.title_zh, Agreement.signed_edtf).where(
            Agreement.id.in_(ids)
        )
    ).all()
