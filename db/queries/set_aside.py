"""Finding reported cooperation that was set aside as no instrument."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import SetAside, SetAsideParticipant
from models.body import Body
from models.vocabulary import Confidence, InstrumentKind, Side


class SetAsideRow(NamedTuple):
    """Reported cooperation that is no instrument."""

    id: str
    title: str
    kind: InstrumentKind
    why: str
    reported_edtf: str | None
    visit_id: str | None
    summary: str
    confidence: Confidence
    notes: str | None


def set_aside(session: ReadSession, country: str | None = None) -> Sequence[SetAsideRow]:
    """What was set aside, all of it or with one country, the latest first."""
    statement = select(SetAside.__table__).order_by(SetAside.reported_edtf.desc().nulls_last(), SetAside.id)
    if country is not None:
        with_country = (
            select(SetAsideParticipant.set_aside_id)
            .join(Body, Body.id == SetAsideParticipant.body_id)
            .where(SetAsideParticipant.side == Side.PARTNER, Body.country_code == country)
        )
        statement = statement.where(SetAside.id.in_(with_country))
    return rows_of(session, SetAsideRow, statement)
