"""Finding organizations, their members over time, and the organizations of a state."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, literal, select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.organization import Membership, MembershipList, Organization
from models.translation import Translation
from models.vocabulary import Confidence, MembershipKind, OrganizationKind


def _editorial(noun: str) -> ColumnElement[str | None]:
    return (
        select(Translation.text)
        .where(Translation.key == literal(f"zh/{noun}/") + Organization.id, Translation.path == "name")
        .scalar_subquery()
    )


_COLUMNS = (
    *(column for column in Organization.__table__.columns if column.name != "name_zh"),
    func.coalesce(Organization.name_zh, _editorial("organization"), _editorial("membership_list")).label(
        "name_zh"
    ),
)


class OrganizationRow(NamedTuple):
    """An organization; its Chinese name is the editors' where there is no other."""

    id: str
    acronym: str | None
    name: str
    kind: OrganizationKind | None
    founded_edtf: str | None
    seat: str | None
    member_list_id: str | None
    representative_body: str | None
    home_role: str | None
    home_since_edtf: str | None
    agency_represents_home: bool | None
    counts_toward_claim: bool
    counting_reason: str | None
    confidence: Confidence
    notes: str | None
    name_zh: str | None


def organizations(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[OrganizationRow]:
    """Rows of organizations, by English name; a Chinese name is the editors' where there is no other."""
    statement = select(*_COLUMNS).order_by(Organization.name)
    if ids is not None:
        statement = statement.where(Organization.id.in_(ids))
    return rows_of(session, OrganizationRow, statement)


class MembershipRow(NamedTuple):
    """A stay of a state in an organization."""

    organization_id: str
    position: int
    country_code: str
    kind: MembershipKind
    since_edtf: str | None
    until_edtf: str | None
    notes: str | None


def memberships(
    session: ReadSession,
    *,
    organizations: Collection[str] | None = None,
    countries: Collection[str] | None = None,
) -> Sequence[MembershipRow]:
    """Every stay of the named states (all, where None) in the named organizations (all, where None)."""
    statement = select(
        Membership.organization_id,
        Membership.position,
        Membership.country_code,
        Membership.kind,
        Membership.since_edtf,
        Membership.until_edtf,
        Membership.notes,
    ).order_by(Membership.organization_id, Membership.position)
    if organizations is not None:
        statement = statement.where(Membership.organization_id.in_(organizations))
    if countries is not None:
        statement = statement.where(Membership.country_code.in_(countries))
    return rows_of(session, MembershipRow, statement)


class MembershipListRow(NamedTuple):
    """How well the list of an organization's members is sourced."""

    confidence: Confidence
    notes: str | None


def membership_list(session: ReadSession, organization_id: str) -> MembershipListRow | None:
    """How well the list of an organization's members is sourced; None where there is no list."""
    found = rows_of(
        session,
        MembershipListRow,
        select(MembershipList.confidence, MembershipList.notes).where(
            MembershipList.organization_id == organization_id
        ),
    )
    return found[0] if found else None


def unknown(session: ReadSession, ids: Collection[str]) -> list[str]:
    """Those of ``ids`` that the record does not have, in the order given."""
    known = set(session.scalars(select(Organization.id).where(Organization.id.in_(ids)))) if ids else set()
    return [key for key in ids if key not in known]
