"""Finding reported cooperation that was set aside as no instrument."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.session import ReadSession
from models.agreement import SetAside, SetAsideParticipant
from models.body import Body
from models.vocabulary import Side


def set_aside(session: ReadSession, country: str | None = None) -> Sequence[Any]:
    """What was set aside, all of it or with one country, the latest first."""
    statement = select(SetAside.__table__).order_by(SetAside.reported_edtf.desc().nulls_last(), SetAside.id)
    if country is not None:
        with_country = (
            select(SetAsideParticipant.set_aside_id)
            .join(Body, Body.id == SetAsideParticipant.body_id)
            .where(SetAsideParticipant.side == Side.PARTNER, Body.country_code == country)
        )
        statement = statement.where(SetAside.id.in_(with_country))
    return session.execute(statement).all()
