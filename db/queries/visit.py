"""Finding visits, with the agreements signed there."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import or_, select

from db.queries.rows import rows_of
from db.queries.set_aside import SetAsideRow
from db.session import ReadSession
from models.agreement import Agreement, SetAside
from models.visit import Visit
from models.vocabulary import VisitKind


class VisitRow(NamedTuple):
    """A visit."""

    id: str
    title: str | None
    guest_country_code: str | None
    guest_name: str | None
    guest_role: str | None
    host_country_code: str | None
    held_edtf: str | None
    kind: VisitKind
    place: str | None
    notes: str | None


def visits_with(session: ReadSession, country: str) -> Sequence[VisitRow]:
    """Visits on which a country was guest or host, the latest first."""
    return rows_of(
        session,
        VisitRow,
        select(Visit.__table__)
        .where(or_(Visit.guest_country_code == country, Visit.host_country_code == country))
        .order_by(Visit.held_edtf.desc().nulls_last(), Visit.id),
    )


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
) -> Sequence[VisitRow]:
    """Visits of or to any of the named states (all, where none is named), of the named kinds, the latest first."""
    statement = select(Visit.__table__).order_by(Visit.held_edtf.desc().nulls_last(), Visit.id)
    if countries:
        statement = statement.where(
            or_(Visit.guest_country_code.in_(countries), Visit.host_country_code.in_(countries))
        )
    if kinds:
        statement = statement.where(Visit.kind.in_(kinds))
    return rows_of(session, VisitRow, statement)


def visits_named(session: ReadSession, ids: Collection[str]) -> Sequence[VisitRow]:
    """The named visits, the latest first."""
    return rows_of(
        session,
        VisitRow,
        select(Visit.__table__)
        .where(Visit.id.in_(ids))
        .order_by(Visit.held_edtf.desc().nulls_last(), Visit.id),
    )


def of_agreements(session: ReadSession, agreement_ids: Collection[str]) -> set[str]:
    """The ids of the visits on which any of the named agreements was signed."""
    found = session.scalars(select(Agreement.visit_id).where(Agreement.id.in_(agreement_ids)).distinct())
    return {visit_id for visit_id in found if visit_id is not None}


def set_aside_at(session: ReadSession, visit_id: str) -> Sequence[SetAsideRow]:
    """What was reported of a visit and set aside as no instrument."""
    return rows_of(
        session,
        SetAsideRow,
        select(SetAside.__table__).where(SetAside.visit_id == visit_id).order_by(SetAside.id),
    )
