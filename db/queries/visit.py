"""Finding visits, with the agreements signed there."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select

from db.session import Reading
from models.agreement import Agreement
from models.visit import Visit


def visits_with(session: Reading, country: str) -> Sequence[Any]:
    """Visits on which a country was guest or host, the latest first."""
    return session.execute(
        select(Visit.__table__)
        .where(or_(Visit.guest_country_code == country, Visit.host_country_code == country))
        .order_by(Visit.held_edtf.desc(), Visit.id)
    ).all()


def signed_during(session: Reading, visit_ids: Collection[str]) -> dict[str, list[str]]:
    """The ids of the agreements signed on each of the named visits."""
    found: dict[str, list[str]] = {}
    rows = session.execute(
        select(Agreement.visit_id, Agreement.id)
        .where(Agreement.visit_id.in_(visit_ids))
        .order_by(Agreement.id)
    )
    for visit_id, agreement_id in rows:
        if visit_id is not None:
            found.setdefault(visit_id, []).append(agreement_id)
    return found
