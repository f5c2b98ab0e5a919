"""Finding treaty actions across agreements, those last recorded first."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from db.queries.door import member_keys
from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import Agreement, TreatyAction
from models.revision import Revision
from models.via import VIAS
from models.vocabulary import TreatyActionKind


class ActionRow(NamedTuple):
    """A dated action with the agreement it is of, and when the record last changed."""

    agreement_id: str
    position: int
    kind: TreatyActionKind
    done_edtf: str | None
    effective_edtf: str | None
    place: str | None
    nth: int
    title: str
    title_zh: str | None
    summary: str
    at: datetime


def actions(
    session: ReadSession,
    *,
    country: str | None = None,
    organizations: Collection[str] = (),
    limit: int,
) -> Sequence[ActionRow]:
    """At most ``limit`` dated actions of agreements that reach a country (all, where None), with when they were recorded.

    ``nth`` counts the actions of one kind in their agreement, from 1: with the kind it names an action, whatever is
    found out about others.
    """
    newest = (
        select(Revision.record_id, func.max(Revision.number).label("number"))
        .where(Revision.noun == "agreement")
        .group_by(Revision.record_id)
        .subquery()
    )
    other = aliased(TreatyAction)
    nth = (
        select(func.count())
        .where(
            other.agreement_id == TreatyAction.agreement_id,
            other.kind == TreatyAction.kind,
            other.position <= TreatyAction.position,
        )
        .scalar_subquery()
    )
    day = func.coalesce(TreatyAction.effective_edtf, TreatyAction.done_edtf)
    statement = (
        select(
            TreatyAction.agreement_id,
            TreatyAction.position,
            TreatyAction.kind,
            TreatyAction.done_edtf,
            TreatyAction.effective_edtf,
            TreatyAction.place,
            nth.label("nth"),
            Agreement.title,
            Agreement.title_zh,
            Agreement.summary,
            Revision.at,
        )
        .join(Agreement, Agreement.id == TreatyAction.agreement_id)
        .join(newest, newest.c.record_id == Agreement.id)
        .join(Revision, Revision.number == newest.c.number)
        .where(day.is_not(None))
        .order_by(Revision.at.desc(), day.desc(), TreatyAction.agreement_id, TreatyAction.position)
        .limit(limit)
    )
    if country is not None:
        statement = statement.where(member_keys(VIAS, (country,), organizations))
    return rows_of(session, ActionRow, statement)
