"""Finding bodies, with their aliases and the bodies around them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import or_, select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import Participant
from models.body import Body, BodyAlias
from models.vocabulary import BodyKind


class BodyRow(NamedTuple):
    """A body."""

    id: str
    name: str
    acronym: str | None
    name_zh: str | None
    kind: BodyKind
    country_code: str | None
    organization_id: str | None
    part_of_id: str | None
    succeeded_by_id: str | None


def bodies(session: ReadSession, ids: Collection[str]) -> Sequence[BodyRow]:
    """Rows of the named bodies, by English name."""
    return rows_of(session, BodyRow, select(Body.__table__).where(Body.id.in_(ids)).order_by(Body.name))


def aliases(session: ReadSession, body_id: str) -> list[str]:
    """The other names of a body."""
    return list(
        session.scalars(
            select(BodyAlias.name).where(BodyAlias.body_id == body_id).order_by(BodyAlias.position)
        )
    )


def related_bodies(session: ReadSession, body_id: str) -> Sequence[BodyRow]:
    """The bodies that are part of a body or that it succeeded."""
    return rows_of(
        session,
        BodyRow,
        select(Body.__table__)
        .where(or_(Body.part_of_id == body_id, Body.succeeded_by_id == body_id))
        .order_by(Body.name),
    )


def agreements_of(session: ReadSession, body_id: str) -> list[str]:
    """The ids of the agreements in which a body takes part, on either side."""
    return list(
        session.scalars(select(Participant.agreement_id).where(Participant.body_id == body_id).distinct())
    )


def unknown(session: ReadSession, ids: Collection[str]) -> list[str]:
    """Those of ``ids`` that the record does not have, in the order given."""
    known = set(session.scalars(select(Body.id).where(Body.id.in_(ids)))) if ids else set()
    return [key for key in ids if key not in known]
