"""Finding restrictions on cooperation."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from db.queries.rows import grouped, rows_of
from db.session import ReadSession
from models.restriction import Restriction, RestrictionCountry, RestrictionOrganization
from models.vocabulary import Confidence, RestrictionKind


def _of_countries(codes: Collection[str]) -> ColumnElement[bool]:
    touched = select(RestrictionCountry.restriction_id).where(RestrictionCountry.country_code.in_(codes))
    return or_(Restriction.imposed_by_country_code.in_(codes), Restriction.id.in_(touched))


def _of_organization(key: str) -> ColumnElement[bool]:
    touched = select(RestrictionOrganization.restriction_id).where(
        RestrictionOrganization.organization_id == key
    )
    return or_(Restriction.imposed_by_organization_id == key, Restriction.id.in_(touched))


class RestrictionRow(NamedTuple):
    """A restriction; the record format requires the day of its beginning."""

    id: str
    since_edtf: str
    until_edtf: str | None
    kind: RestrictionKind
    imposed_by_country_code: str | None
    imposed_by_organization_id: str | None
    title: str
    summary: str
    confidence: Confidence
    notes: str | None


def _found(session: ReadSession, *conditions: ColumnElement[bool]) -> Sequence[RestrictionRow]:
    return rows_of(
        session,
        RestrictionRow,
        select(Restriction.__table__)
        .where(*conditions)
        .order_by(Restriction.since_edtf.desc().nulls_last(), Restriction.id),
    )


def restrictions(
    session: ReadSession, countries: Collection[str] = (), kinds: Collection[RestrictionKind] = ()
) -> Sequence[RestrictionRow]:
    """Restrictions of the named kinds on any of the named states, or imposed by it (all, where none is named), the latest first."""
    conditions = [_of_countries(countries)] if countries else []
    if kinds:
        conditions.append(Restriction.kind.in_(kinds))
    return _found(session, *conditions)


def restrictions_of_organization(session: ReadSession, organization_id: str) -> Sequence[RestrictionRow]:
    """Restrictions that touch cooperation with an organization or were imposed by it, the latest first."""
    return _found(session, _of_organization(organization_id))


class TouchedStateRow(NamedTuple):
    """A state whose cooperation a restriction touches."""

    restriction_id: str
    country_code: str


class TouchedOrganizationRow(NamedTuple):
    """An organization, cooperation with which a restriction touches."""

    restriction_id: str
    organization_id: str


def affected_parties(
    session: ReadSession, ids: Collection[str]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The states and the organizations whose cooperation each of the named restrictions touches."""
    c, o = RestrictionCountry, RestrictionOrganization
    states = rows_of(
        session,
        TouchedStateRow,
        select(c.restriction_id, c.country_code).where(c.restriction_id.in_(ids)).order_by(c.position),
    )
    organizations = rows_of(
        session,
        TouchedOrganizationRow,
        select(o.restriction_id, o.organization_id).where(o.restriction_id.in_(ids)).order_by(o.position),
    )
    return (
        {key: [code for _, code in rows] for key, rows in grouped(states).items()},
        {key: [each for _, each in rows] for key, rows in grouped(organizations).items()},
    )
