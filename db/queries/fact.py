"""Finding facts beside the agreements."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.session import ReadSession
from models.fact import Fact, FactCountry


def facts_about(session: ReadSession, country: str) -> Sequence[Any]:
    """Facts that concern a country, the latest first."""
    about = select(FactCountry.fact_id).where(FactCountry.country_code == country)
    return session.execute(
        select(Fact.__table__)
        .where(Fact.id.in_(about))
        .order_by(Fact.happened_edtf.desc().nulls_last(), Fact.id)
    ).all()


def facts_of_mission(session: ReadSession, mission: str) -> Sequence[Any]:
    """Facts that concern a mission, the latest first."""
    return session.execute(
        select(Fact.__table__)
        .where(Fact.mission_id == mission)
        .order_by(Fact.happened_edtf.desc().nulls_last(), Fact.id)
    ).all()
