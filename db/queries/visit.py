"""Finding visits, with the agreements signed there."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select

from db.session import ReadSession
from models.agreement import Agreement, SetAside
from models.visit import Visit
from models.vocabulary import VisitKind


def visits_with(session: ReadSession, country: str) -> Sequence[Any]:
    """Visits on which a country was guest or host, the latest first."""
    return session.execute(
        select(Visit.__table__)
        .where(or_(Visit.guest_country_code == country, Visit.host_country_code == country))
        .order_by(Visit.held_edtf.desc().nulls_last(), Visit.id)
    ).all()


def signed_during(session: ReadSession, visit_ids: Collection[str]) -> dict[str, list[str]]:
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


def visits(
    session: ReadSession, countries: Collection[str] = (), kinds: Collection[VisitKind] = ()
) -> Sequence[Any]:
    """Visits of or to any of the named states (all, where none is named), of the named kinds, the latest first."""
    statement = select(Visit.__table__).order_by(Visit.held_edtf.desc().nulls_last(), Visit.id)
    if countries:
        statement = statement.where(
            or_(Visit.guest_country_code.in_(countries), Visit.host_country_code.in_(countries))
        )
    if kinds:
        statement = statement.where(Visit.kind.in_(kinds))
    return session.execute(statement).all()


def visits_named(session: ReadSession, ids: Collection[str]) -> Sequence[Any]:
    """The named visits, the latest first."""
    return session.execute(
        select(Visit.__table__)
        .where(Visit.id.in_(ids))
        .order_by(Visit.held_edtf.desc().nulls_last(), Visit.id)
    ).all()


def of_agreements(session: ReadSession, agreement_ids: Collection[str]) -> set[str]:
    """The ids of the visits on which any of the named agreements was signed."""
    found = session.scalars(select(Agreement.visit_id).where(Agreement.id.in_(agreement_ids)).distinct())
    return {visit_id for visit_id in found if visit_id is not None}


def set_aside_at(session: ReadSession, visit_id: str) -> Sequence[Any]:
    """What was reported of a visit and set aside as no instrument."""
    return session.execute(
        select(SetAside.__table__).where(SetAside.visit_id == visit_id).order_by(SetAside.id)
    ).all()
