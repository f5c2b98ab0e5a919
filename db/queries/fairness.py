"""Reading what fairness figures rest on: movements of samples, who received, who could have, and what batches hold."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select

from db.queries.mission import MissionNameRow
from db.queries.rows import grouped, rows_of
from db.session import ReadSession
from models.agreement import Agreement, Clause, Participant
from models.body import Body
from models.clauses.kind import SAMPLE_KINDS
from models.country import Country
from models.mission import Mission
from models.sample import Batch, Movement, MovementBatch, MovementBody
from models.vocabulary import BodyKind, CountryKind, MassStatus, MovementKind, Purpose, Region, Side


class CountedMovementRow(NamedTuple):
    """A movement, with what figures and their limits are made of; the record format requires its day."""

    id: str
    kind: MovementKind
    happened_edtf: str
    mission_id: str | None
    from_country_code: str | None
    from_organization: str | None
    from_label: str | None
    to_country_code: str | None
    to_organization: str | None
    to_label: str | None
    mass_ug: int | None
    mass_status: MassStatus
    purpose: Purpose
    clause_of_agreement_id: str | None
    counts_toward_totals: bool
    aggregate: bool
    part_of_id: str | None
    receipt_documented: bool | None


def movements(session: ReadSession) -> Sequence[CountedMovementRow]:
    """Every movement, with what figures and their limits are made of; the earliest ids first."""
    return rows_of(
        session,
        CountedMovementRow,
        select(
            Movement.id,
            Movement.kind,
            Movement.happened_edtf,
            Movement.mission_id,
            Movement.from_country_code,
            Movement.from_organization,
            Movement.from_label,
            Movement.to_country_code,
            Movement.to_organization,
            Movement.to_label,
            Movement.mass_ug,
            Movement.mass_status,
            Movement.purpose,
            Movement.clause_of_agreement_id,
            Movement.counts_toward_totals,
            Movement.aggregate,
            Movement.part_of_id,
            Movement.receipt_documented,
        ).order_by(Movement.id),
    )


class CountedBatchRow(NamedTuple):
    """A batch, with what it held; the record format requires its day."""

    id: str
    mission_id: str
    collected_edtf: str
    holder_country_code: str
    mass_ug: int | None
    mass_status: MassStatus


def batches(session: ReadSession) -> Sequence[CountedBatchRow]:
    """Every batch, with what it held."""
    return rows_of(
        session,
        CountedBatchRow,
        select(
            Batch.id,
            Batch.mission_id,
            Batch.collected_edtf,
            Batch.holder_country_code,
            Batch.mass_ug,
            Batch.mass_status,
        ).order_by(Batch.id),
    )


def drawn_on(session: ReadSession) -> dict[str, list[str]]:
    """The batches that each movement draws on."""
    rows = session.execute(
        select(MovementBatch.movement_id, MovementBatch.batch_id).order_by(
            MovementBatch.movement_id, MovementBatch.position
        )
    )
    found: dict[str, list[str]] = {}
    for movement, batch in rows:
        found.setdefault(movement, []).append(batch)
    return found


class EndRow(NamedTuple):
    """A body that gave, or received, in a movement."""

    movement_id: str
    receives: bool
    id: str
    kind: BodyKind
    country_code: str | None


def ends(session: ReadSession) -> dict[str, list[EndRow]]:
    """The bodies that gave or received in each movement, with their state."""
    return grouped(
        rows_of(
            session,
            EndRow,
            select(
                MovementBody.movement_id,
                MovementBody.receives,
                Body.id,
                Body.kind,
                Body.country_code,
            )
            .join(Body, Body.id == MovementBody.body_id)
            .order_by(MovementBody.movement_id, MovementBody.receives, MovementBody.position),
        )
    )


class PartnerRow(NamedTuple):
    """A body on the partner side of an agreement, with its state."""

    id: str
    kind: BodyKind
    country_code: str


def partners(session: ReadSession, on: date) -> Sequence[PartnerRow]:
    """Every body that stands on the partner side of an agreement that may exist on a day, with its state."""
    return rows_of(
        session,
        PartnerRow,
        select(Body.id, Body.kind, Body.country_code)
        .join(Participant, Participant.body_id == Body.id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .join(Country, Country.code == Body.country_code)
        .where(
            Participant.side == Side.PARTNER,
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
        )
        .distinct()
        .order_by(Body.id),
    )


class PromiseRow(NamedTuple):
    """A body on the partner side of an agreement with a clause on samples, with its state."""

    agreement_id: str
    id: str
    kind: BodyKind
    country_code: str


def promised(session: ReadSession, on: date) -> Sequence[PromiseRow]:
    """Every body on the partner side of an agreement that has a clause on samples and may exist on a day."""
    return rows_of(
        session,
        PromiseRow,
        select(Participant.agreement_id, Body.id, Body.kind, Body.country_code)
        .join(Body, Body.id == Participant.body_id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .where(
            Participant.side == Side.PARTNER,
            Body.country_code.is_not(None),
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
            Participant.agreement_id.in_(select(Clause.agreement_id).where(Clause.kind.in_(SAMPLE_KINDS))),
        )
        .order_by(Participant.agreement_id, Body.id),
    )


class StateRow(NamedTuple):
    """An entry of the naming table, with what groups and maps it."""

    code: str
    name: str
    name_zh: str
    kind: CountryKind
    region: Region
    ldc: bool
    former: bool
    lat: float
    lon: float


def states(session: ReadSession) -> Sequence[StateRow]:
    """Every entry of the naming table, with what groups and maps it."""
    return rows_of(
        session,
        StateRow,
        select(
            Country.code,
            Country.name,
            Country.name_zh,
            Country.kind,
            Country.region,
            Country.ldc,
            Country.former,
            Country.lat,
            Country.lon,
        ).order_by(Country.code),
    )


def missions_flown(session: ReadSession) -> Sequence[MissionNameRow]:
    """The missions whose samples moved, by name."""
    drawn = (
        select(Batch.mission_id)
        .join(MovementBatch, MovementBatch.batch_id == Batch.id)
        .union(select(Movement.mission_id).where(Movement.mission_id.is_not(None)))
    )
    return rows_of(
        session,
        MissionNameRow,
        select(Mission.id, Mission.name, Mission.name_zh).where(Mission.id.in_(drawn)).order_by(Mission.name),
    )
