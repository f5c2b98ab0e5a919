"""Reading agreements without their parts: all of their columns, or those that are needed."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from db.queries.rows import IDS, rows_of
from db.session import ReadSession
from models.agreement import Agreement
from models.vocabulary import Confidence, InstrumentKind, Status


class HeadRow(NamedTuple):
    """An agreement itself. What further columns it has are plain facts, read by their names."""

    id: str
    title: str
    title_is_official: bool
    title_zh: str | None
    kind: InstrumentKind
    binding: bool | None
    partner_sides: int
    signed_edtf: str | None
    term_text: str | None
    term_starts_edtf: str | None
    term_years: int | None
    term_months: int | None
    tacit_renewal: bool | None
    renewal_months: int | None
    notice_months: int | None
    expires_edtf: str | None
    reported_status: Status
    occasion: str | None
    visit_id: str | None
    summary: str
    confidence: Confidence
    notes: str | None


_HEAD = Agreement.__table__.columns
# Plain facts come after the fields of the row; what serves conditions only, or is a part of its own, is not read.
_APART = ("signed_earliest", "signed_latest", "evidence")
_NAMES = (
    *HeadRow._fields,
    *(each.key for each in _HEAD if each.key not in (*HeadRow._fields, *_APART)),
)


@lru_cache(maxsize=256)
def _heads(
    columns: frozenset[str] | None,
) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]], tuple[str, ...]]:
    """The statements that read some columns of the heads of agreements, of all and of named ones; and their names."""
    names = tuple(each for each in _NAMES if columns is None or each in columns)
    statement: Select[*tuple[Any, ...]] = select(*(_HEAD[each] for each in names))
    return statement, statement.where(Agreement.id.in_(IDS)), names


def head_rows(
    session: ReadSession, ids: Collection[str] | None, columns: frozenset[str] | None = None
) -> Sequence[HeadRow]:
    """The heads of the named agreements (all, where None).

    With ``columns`` nothing else can be read of them: a field that is not among them is no attribute of its row.
    """
    every, some, names = _heads(columns)
    if ids is None:
        return rows_of(session, HeadRow, every, columns=names)
    return rows_of(session, HeadRow, some, {"ids": list(ids)}, columns=names)
