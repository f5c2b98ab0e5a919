"""Finding batches and movements of samples."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, literal, or_, select

from db.queries.rows import grouped
from db.session import ReadSession
from models.body import Body
from models.mission import Mission
from models.sample import Batch, BatchHolder, Movement, MovementBatch, MovementBody, MovementSample
from models.translation import Translation
from models.vocabulary import MovementKind, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFilter:
    """What is asked for; empty means all. A period is judged by the caller, since days are uncertain."""

    on: date
    countries: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    batches: tuple[str, ...] = ()
    kinds: tuple[MovementKind, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    counts_toward_totals: bool | None = None
    since: date | None = None
    until: date | None = None


def _conditions(wanted: MovementFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.countries:
        conditions.append(
            or_(
                Movement.from_country_code.in_(wanted.countries),
                Movement.to_country_code.in_(wanted.countries),
            )
        )
    if wanted.missions:
        of_missions = (
            select(MovementBatch.movement_id)
            .join(Batch, Batch.id == MovementBatch.batch_id)
            .where(Batch.mission_id.in_(wanted.missions))
        )
        conditions.append(or_(Movement.mission_id.in_(wanted.missions), Movement.id.in_(of_missions)))
    if wanted.batches:
        drawing = select(MovementBatch.movement_id).where(MovementBatch.batch_id.in_(wanted.batches))
        conditions.append(Movement.id.in_(drawing))
    if wanted.kinds:
        conditions.append(Movement.kind.in_(wanted.kinds))
    if wanted.purposes:
        conditions.append(Movement.purpose.in_(wanted.purposes))
    if wanted.counts_toward_totals is not None:
        conditions.append(Movement.counts_toward_totals.is_(wanted.counts_toward_totals))
    return conditions


_NAME_ZH = func.coalesce(
    Body.name_zh,
    select(Translation.text)
    .where(Translation.key == literal("zh/body/") + Body.id, Translation.path == "name")
    .scalar_subquery(),
).label("name_zh")
"""The Chinese name of a body, the editors' where it has none of its own."""

_MOVEMENT = (
    select(Movement.__table__, Mission.name.label("mission_name"), Mission.name_zh.label("mission_name_zh"))
    .outerjoin(Mission, Mission.id == Movement.mission_id)
    .order_by(Movement.happened_edtf.desc().nulls_last(), Movement.id)
)


def movements_with(session: ReadSession, country: str) -> Sequence[Any]:
    """Movements in which a country gave or received, the latest first."""
    return session.execute(
        _MOVEMENT.where(or_(Movement.from_country_code == country, Movement.to_country_code == country))
    ).all()


def movements_at(session: ReadSession, visit: str) -> Sequence[Any]:
    """Movements that happened on the occasion of a visit, the latest first."""
    return session.execute(_MOVEMENT.where(Movement.visit_id == visit)).all()


def movements(session: ReadSession, wanted: MovementFilter) -> Sequence[Any]:
    """The movements asked for, whatever their day."""
    return session.execute(_MOVEMENT.where(*_conditions(wanted))).all()


def movements_named(session: ReadSession, ids: Collection[str]) -> Sequence[Any]:
    """The named movements."""
    return session.execute(_MOVEMENT.where(Movement.id.in_(ids))).all()


def parts_of(session: ReadSession, ids: Collection[str]) -> dict[str, list[str]]:
    """The ids of the movements that are part of each of the named ones."""
    rows = session.execute(
        select(Movement.part_of_id, Movement.id).where(Movement.part_of_id.in_(ids)).order_by(Movement.id)
    )
    found: dict[str, list[str]] = {}
    for whole, part in rows:
        if whole is not None:
            found.setdefault(whole, []).append(part)
    return found


def batches(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[Any]:
    """Batches with their missions, by the day of their collection."""
    statement = (
        select(Batch.__table__, Mission.name.label("mission_name"), Mission.name_zh.label("mission_name_zh"))
        .join(Mission, Mission.id == Batch.mission_id)
        .order_by(Batch.collected_edtf.asc().nulls_first(), Batch.id)
    )
    if ids is not None:
        statement = statement.where(Batch.id.in_(ids))
    return session.execute(statement).all()


def holders_of(session: ReadSession, batch_ids: Collection[str]) -> dict[str, list[Any]]:
    """The bodies that keep each of the named batches."""
    return grouped(
        session.execute(
            select(BatchHolder.batch_id, Body.id, Body.name, _NAME_ZH)
            .join(Body, Body.id == BatchHolder.body_id)
            .where(BatchHolder.batch_id.in_(batch_ids))
            .order_by(BatchHolder.batch_id, BatchHolder.position)
        ).all()
    )


def batches_of(session: ReadSession, movement_ids: Collection[str] | None = None) -> dict[str, list[Any]]:
    """The batches that each of the named movements (all, where None) draws on, with their missions."""
    statement = (
        select(MovementBatch.movement_id, MovementBatch.batch_id, Batch.mission_id)
        .join(Batch, Batch.id == MovementBatch.batch_id)
        .order_by(MovementBatch.movement_id, MovementBatch.position)
    )
    if movement_ids is not None:
        statement = statement.where(MovementBatch.movement_id.in_(movement_ids))
    return grouped(session.execute(statement).all())


def samples_of(session: ReadSession, movement_ids: Collection[str]) -> dict[str, list[Any]]:
    """The sample ids named in each of the named movements, as printed."""
    return grouped(
        session.execute(
            select(MovementSample.movement_id, MovementSample.sample)
            .where(MovementSample.movement_id.in_(movement_ids))
            .order_by(MovementSample.movement_id, MovementSample.position)
        ).all()
    )


def bodies_of(session: ReadSession, movement_ids: Collection[str]) -> dict[str, list[Any]]:
    """The bodies that gave or received in each of the named movements."""
    return grouped(
        session.execute(
            select(MovementBody.movement_id, MovementBody.receives, Body.id, Body.name, _NAME_ZH)
            .join(Body, Body.id == MovementBody.body_id)
            .where(MovementBody.movement_id.in_(movement_ids))
            .order_by(MovementBody.movement_id, MovementBody.receives, MovementBody.position)
        ).all()
    )
