"""Finding organizations, their members over time, and the organizations of a state."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select

from db.session import ReadSession
from models.organization import Membership, MembershipList, Organization
from models.translation import Translation


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


def organizations(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[Any]:
    """Rows of organizations, by English name; a Chinese name is the editors' where there is no other."""
    statement = select(*_COLUMNS).order_by(Organization.name)
    if ids is not None:
        statement = statement.where(Organization.id.in_(ids))
    return session.execute(statement).all()


def memberships(
    session: ReadSession,
    *,
    organizations: Collection[str] | None = None,
    countries: Collection[str] | None = None,
) -> Sequence[Any]:
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
    return session.execute(statement).all()


def membership_list(session: ReadSession, organization_id: str) -> Any:
    """How well the list of an organization's members is sourced; None where there is no list."""
    return session.execute(
        select(MembershipList.confidence, MembershipList.notes).where(
            MembershipList.organization_id == organization_id
        )
    ).first()


def unknown(session: ReadSession, ids: Collection[str]) -> list[str]:
    """Those of ``ids`` that the record does not have, in the order given."""
    known = set(session.scalars(select(Organization.id).where(Organization.id.in_(ids)))) if ids else set()
    return [key for key in ids if key not in known]
