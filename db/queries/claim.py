"""Reading the published figures."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.claim import Claim
from models.vocabulary import ClaimKind, ClaimRelation, Confidence


class ClaimRow(NamedTuple):
    """A published figure."""

    id: str
    kind: ClaimKind
    as_of_edtf: str | None
    covers_since_edtf: str | None
    agreements_value: int | None
    agreements_relation: ClaimRelation | None
    agreements_text: str | None
    countries_value: int | None
    countries_relation: ClaimRelation | None
    countries_text: str | None
    organizations_value: int | None
    organizations_relation: ClaimRelation | None
    organizations_text: str | None
    other: str | None
    scope: str
    speaker: str | None
    claim: str
    confidence: Confidence
    notes: str | None


def claims(session: ReadSession) -> Sequence[ClaimRow]:
    """Every published figure, by its date; undated ones last."""
    rows = rows_of(
        session, ClaimRow, select(Claim.__table__).order_by(Claim.as_of_edtf.asc().nulls_first(), Claim.id)
    )
    return sorted(rows, key=lambda row: (row.as_of_edtf is None, row.as_of_edtf or ""))
