"""Finding restrictions on cooperation."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.session import Reading
from models.restriction import Restriction, RestrictionCountry


def restrictions_on(session: Reading, country: str) -> Sequence[Any]:
    """Restrictions that touch cooperation with a country or were imposed by it, the latest first."""
    touched = select(RestrictionCountry.restriction_id).where(RestrictionCountry.country_code == country)
    return session.execute(
        select(Restriction.__table__)
        .where((Restriction.imposed_by_country_code == country) | Restriction.id.in_(touched))
        .order_by(Restriction.since_edtf.desc(), Restriction.id)
    ).all()
