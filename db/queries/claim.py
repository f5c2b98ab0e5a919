"""Reading the published figures."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.session import ReadSession
from models.claim import Claim


def claims(session: ReadSession) -> Sequence[Any]:
    """Every published figure, by its date; undated ones last."""
    rows = session.execute(
        select(Claim.__table__).order_by(Claim.as_of_edtf.asc().nulls_first(), Claim.id)
    ).all()
    return sorted(rows, key=lambda row: (row.as_of_edtf is None, row.as_of_edtf or ""))
