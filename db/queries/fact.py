"""Finding facts beside the agreements."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.fact import Fact, FactCountry
from models.vocabulary import Confidence, FactKind


class FactRow(NamedTuple):
    """A fact; the record format requires its day."""

    id: str
    happened_edtf: str
    kind: FactKind
    mission_id: str | None
    fact: str
    confidence: Confidence
    notes: str | None


def facts_about(session: ReadSession, country: str) -> Sequence[FactRow]:
    """Facts that concern a country, the latest first."""
    about = select(FactCountry.fact_id).where(FactCountry.country_code == country)
    return rows_of(
        session,
        FactRow,
        select(Fact.__table__)
        .where(Fact.id.in_(about))
        .order_by(Fact.happened_edtf.desc().nulls_last(), Fact.id),
    )


def facts_of_mission(session: ReadSession, mission: str) -> Sequence[FactRow]:
    """Facts that concern a mission, the latest first."""
    return rows_of(
        session,
        FactRow,
        select(Fact.__table__)
        .where(Fact.mission_id == mission)
        .order_by(Fact.happened_edtf.desc().nulls_last(), Fact.id),
    )
