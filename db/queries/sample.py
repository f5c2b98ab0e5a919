"""Finding batches and movements of samples."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, literal, or_, select

from db.queries.rows import grouped, rows_of
from db.session import ReadSession
from models.body import Body
from models.mission import Mission
from models.sample import Batch, BatchHolder, Movement, MovementBatch, MovementBody, MovementSample
from models.translation import Translation
from models.vocabulary import Confidence, MassStatus, MovementKind, Purpose


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


class MovementRow(NamedTuple):
    """A movement with the name of its mission; the record format requires its day."""

    id: str
    happened_edtf: str
    mission_id: str | None
    kind: MovementKind
    from_country_code: str | None
    from_organization: str | None
    from_label: str | None
    to_country_code: str | None
    to_organization: str | None
    to_label: str | None
    mass_ug: int | None
    mass_status: MassStatus
    mass_text: str
    purpose: Purpose
    occasion: str | None
    visit_id: str | None
    clause_of_agreement_id: str | None
    custody: str | None
    counts_toward_totals: bool
    aggregate: bool
    part_of_id: str | None
    answers_id: str | None
    receipt_documented: bool | None
    confidence: Confidence
    notes: str | None
    mission_name: str | None
    mission_name_zh: str | None


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


def movements_with(session: ReadSession, country: str) -> Sequence[MovementRow]:
    """Movements in which a country gave or received, the latest first."""
    return rows_of(
        session,
        MovementRow,
        _MOVEMENT.where(or_(Movement.from_country_code == country, Movement.to_country_code == country)),
    )


def movements_at(session: ReadSession, visit: str) -> Sequence[MovementRow]:
    """Movements that happened on the occasion of a visit, the latest first."""
    return rows_of(session, MovementRow, _MOVEMENT.where(Movement.visit_id == visit))


def movements(session: ReadSession, wanted: MovementFilter) -> Sequence[MovementRow]:
    """The movements asked for, whatever their day."""
    return rows_of(session, MovementRow, _MOVEMENT.where(*_conditions(wanted)))


def movements_named(session: ReadSession, ids: Collection[str]) -> Sequence[MovementRow]:
    """The named movements."""
    return rows_of(session, MovementRow, _MOVEMENT.where(Movement.id.in_(ids)))


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


class BatchRow(NamedTuple):
    """A batch with the name of its mission; the record format requires its day."""

    id: str
    mission_id: str
    collected_edtf: str
    place: str | None
    holder_country_code: str
    mass_ug: int | None
    mass_status: MassStatus
    mass_text: str
    confidence: Confidence
    notes: str | None
    mission_name: str
    mission_name_zh: str | None


def batches(session: ReadSession, ids: Collection[str] | None = None) -> Sequence[BatchRow]:
    """Batches with their missions, by the day of their collection."""
    statement = (
        select(Batch.__table__, Mission.name.label("mission_name"), Mission.name_zh.label("mission_name_zh"))
        .join(Mission, Mission.id == Batch.mission_id)
        .order_by(Batch.collected_edtf.asc().nulls_first(), Batch.id)
    )
    if ids is not None:
        statement = statement.where(Batch.id.in_(ids))
    return rows_of(session, BatchRow, statement)


class HolderRow(NamedTuple):
    """A body that keeps a batch."""

    batch_id: str
    id: str
    name: str
    name_zh: str | None


def holders_of(session: ReadSession, batch_ids: Collection[str]) -> dict[str, list[HolderRow]]:
    """The bodies that keep each of the named batches."""
    return grouped(
        rows_of(
            session,
            HolderRow,
            select(BatchHolder.batch_id, Body.id, Body.name, _NAME_ZH)
            .join(Body, Body.id == BatchHolder.body_id)
            .where(BatchHolder.batch_id.in_(batch_ids))
            .order_by(BatchHolder.batch_id, BatchHolder.position),
        )
    )


class DrawnBatchRow(NamedTuple):
    """A batch that a movement draws on, and its mission."""

    movement_id: str
    batch_id: str
    mission_id: str


def batches_of(
    session: ReadSession, movement_ids: Collection[str] | None = None
) -> dict[str, list[DrawnBatchRow]]:
    """The batches that each of the named movements (all, where None) draws on, with their missions."""
    statement = (
        select(MovementBatch.movement_id, MovementBatch.batch_id, Batch.mission_id)
        .join(Batch, Batch.id == MovementBatch.batch_id)
        .order_by(MovementBatch.movement_id, MovementBatch.position)
    )
    if movement_ids is not None:
        statement = statement.where(MovementBatch.movement_id.in_(movement_ids))
    return grouped(rows_of(session, DrawnBatchRow, statement))


class SampleRow(NamedTuple):
    """A sample id named in a movement, as printed."""

    movement_id: str
    sample: str


def samples_of(session: ReadSession, movement_ids: Collection[str]) -> dict[str, list[SampleRow]]:
    """The sample ids named in each of the named movements, as printed."""
    return grouped(
        rows_of(
            session,
            SampleRow,
            select(MovementSample.movement_id, MovementSample.sample)
            .where(MovementSample.movement_id.in_(movement_ids))
            .order_by(MovementSample.movement_id, MovementSample.position),
        )
    )


class MovementBodyRow(NamedTuple):
    """A body that gave, or received, in a movement."""

    movement_id: str
    receives: bool
    id: str
    name: str
    name_zh: str | None


def bodies_of(session: ReadSession, movement_ids: Collection[str]) -> dict[str, list[MovementBodyRow]]:
    """The bodies that gave or received in each of the named movements."""
    return grouped(
        rows_of(
            session,
            MovementBodyRow,
            select(MovementBody.movement_id, MovementBody.receives, Body.id, Body.name, _NAME_ZH)
            .join(Body, Body.id == MovementBody.body_id)
            .where(MovementBody.movement_id.in_(movement_ids))
            .order_by(MovementBody.movement_id, MovementBody.receives, MovementBody.position),
        )
    )
