"""Reading what a balance with partners names: agreements by their titles."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import Agreement


class TitleRow(NamedTuple):
    """An agreement by its title."""

    id: str
    title: str
    title_zh: str | None
    signed_edtf: str | None


def titles(session: ReadSession, ids: Collection[str]) -> Sequence[TitleRow]:
    """The titles of the named agreements."""
    return rows_of(
        session,
        TitleRow,
        select(Agreement.id, Agreement.title, Agreement.title_zh, Agreement.signed_edtf).where(
            Agreement.id.in_(ids)
        ),
    )
