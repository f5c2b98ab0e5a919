"""Finding missions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select

from db.queries.rows import grouped, rows_of
from db.search import index as search
from db.session import ReadSession
from models.agreement import Agreement, Clause
from models.mission import Mission, MissionAlias, MissionCountry
from models.vocabulary import MissionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionFilter:
    """What is asked for; empty means all."""

    on: date
    countries: tuple[str, ...] = ()
    kinds: tuple[MissionKind, ...] = ()
    q: str = ""


class MissionRow(NamedTuple):
    """A mission in full."""

    id: str
    name: str
    name_zh: str | None
    kind: MissionKind
    launched_edtf: str | None
    notes: str | None


def missions_asked(session: ReadSession, wanted: MissionFilter) -> Sequence[MissionRow]:
    """Rows of the missions asked for, in no order that a reader is promised."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.countries:
        of = select(MissionCountry.mission_id).where(MissionCountry.country_code.in_(wanted.countries))
        conditions.append(Mission.id.in_(of))
    if wanted.kinds:
        conditions.append(Mission.kind.in_(wanted.kinds))
    if wanted.q:
        found = search.matching(session, "mission", wanted.q)
        if found is None:
            return []
        conditions.append(Mission.id.in_(found))
    return rows_of(session, MissionRow, select(Mission.__table__).where(*conditions))


def unknown(session: ReadSession, ids: Collection[str]) -> list[str]:
    """Those of ``ids`` that no mission has, in the order given."""
    known = set(session.scalars(select(Mission.id).where(Mission.id.in_(ids)))) if ids else set()
    return [key for key in ids if key not in known]


class MissionLaunchRow(NamedTuple):
    """A mission by name, with the day of its launch."""

    id: str
    name: str
    name_zh: str | None
    launched_edtf: str | None


def missions(session: ReadSession, ids: Collection[str]) -> Sequence[MissionLaunchRow]:
    """The named missions, the first launched first."""
    return rows_of(
        session,
        MissionLaunchRow,
        select(Mission.id, Mission.name, Mission.name_zh, Mission.launched_edtf)
        .where(Mission.id.in_(ids))
        .order_by(Mission.launched_edtf.asc().nulls_first(), Mission.id),
    )


class MissionNameRow(NamedTuple):
    """A mission by name."""

    id: str
    name: str
    name_zh: str | None


def all_missions(session: ReadSession) -> Sequence[MissionNameRow]:
    """The id and the names of every mission."""
    return rows_of(
        session, MissionNameRow, select(Mission.id, Mission.name, Mission.name_zh).order_by(Mission.name)
    )


def mission_rows(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[MissionRow]:
    """The named missions (all, where None) in full, by English name."""
    statement = select(Mission.__table__).order_by(Mission.name, Mission.id)
    if ids is not None:
        statement = statement.where(Mission.id.in_(ids))
    return rows_of(session, MissionRow, statement)


class MissionStateRow(NamedTuple):
    """A state whose mission it is."""

    mission_id: str
    country_code: str


def states_of(session: ReadSession, ids: Collection[str] | None = None) -> dict[str, list[MissionStateRow]]:
    """The states whose mission each of the named ones (all, where None) is."""
    statement = select(MissionCountry.mission_id, MissionCountry.country_code).order_by(
        MissionCountry.mission_id, MissionCountry.position
    )
    if ids is not None:
        statement = statement.where(MissionCountry.mission_id.in_(ids))
    return grouped(rows_of(session, MissionStateRow, statement))


class MissionAliasRow(NamedTuple):
    """Another spelling of a mission's name."""

    mission_id: str
    name: str


def aliases_of(session: ReadSession, ids: Collection[str] | None = None) -> dict[str, list[MissionAliasRow]]:
    """The other spellings of the names of the named missions (all, where None)."""
    statement = select(MissionAlias.mission_id, MissionAlias.name).order_by(
        MissionAlias.mission_id, MissionAlias.position
    )
    if ids is not None:
        statement = statement.where(MissionAlias.mission_id.in_(ids))
    return grouped(rows_of(session, MissionAliasRow, statement))


def clauses_on(session: ReadSession, on: date) -> dict[str, int]:
    """How many clauses of agreements that may have been signed by ``on`` are about each mission."""
    rows = session.execute(
        select(Clause.mission_id, func.count())
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(
            Clause.mission_id.is_not(None),
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
        )
        .group_by(Clause.mission_id)
    )
    return {mission_id: number for mission_id, number in rows if mission_id is not None}
