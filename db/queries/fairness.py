"""Reading what fairness figures rest on: movements of samples, who received, who could have, and what batches hold."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from db.queries.rows import grouped
from db.session import ReadSession
from models.agreement import Agreement, Clause, Participant
from models.body import Body
from models.clauses.kind import SAMPLE_KINDS
from models.country import Country
from models.mission import Mission
from models.sample import Batch, Movement, MovementBatch, MovementBody
from models.vocabulary import Side


def movements(session: ReadSession) -> Sequence[Any]:
    """Every movement, with what figures and their limits are made of; the earliest ids first."""
    return session.execute(
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
        ).order_by(Movement.id)
    ).all()


def batches(session: ReadSession) -> Sequence[Any]:
    """Every batch, with what it held."""
    return session.execute(
        select(
            Batch.id,
            Batch.mission_id,
            Batch.collected_edtf,
            Batch.holder_country_code,
            Batch.mass_ug,
            Batch.mass_status,
        ).order_by(Batch.id)
    ).all()


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


def ends(session: ReadSession) -> dict[str, list[Any]]:
    """The bodies that gave or received in each movement, with their state."""
    return grouped(
        session.execute(
            select(
                MovementBody.movement_id,
                MovementBody.receives,
                Body.id,
                Body.kind,
                Body.country_code,
            )
            .join(Body, Body.id == MovementBody.body_id)
            .order_by(MovementBody.movement_id, MovementBody.receives, MovementBody.position)
        ).all()
    )


def partners(session: ReadSession, on: date) -> Sequence[Any]:
    """Every body that stands on the partner side of an agreement that may exist on a day, with its state."""
    return session.execute(
        select(Body.id, Body.kind, Body.country_code)
        .join(Participant, Participant.body_id == Body.id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .join(Country, Country.code == Body.country_code)
        .where(
            Participant.side == Side.PARTNER,
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
        )
        .distinct()
        .order_by(Body.id)
    ).all()


def promised(session: ReadSession, on: date) -> Sequence[Any]:
    """Every body on the partner side of an agreement that has a clause on samples and may exist on a day."""
    return session.execute(
        select(Participant.agreement_id, Body.id, Body.kind, Body.country_code)
        .join(Body, Body.id == Participant.body_id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .where(
            Participant.side == Side.PARTNER,
            Body.country_code.is_not(None),
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
            Participant.agreement_id.in_(select(Clause.agreement_id).where(Clause.kind.in_(SAMPLE_KINDS))),
        )
        .order_by(Participant.agreement_id, Body.id)
    ).all()


def states(session: ReadSession) -> Sequence[Any]:
    """Every entry of the naming table, with what groups and maps it."""
    return session.execute(
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
        ).order_by(Country.code)
    ).all()


def missions_flown(session: ReadSession) -> Sequence[Any]:
    """The missions whose samples moved, by name."""
    drawn = (
        select(Batch.mission_id)
        .join(MovementBatch, MovementBatch.batch_id == Batch.id)
        .union(select(Movement.mission_id).where(Movement.mission_id.is_not(None)))
    )
    return session.execute(
        select(Mission.id, Mission.name, Mission.name_zh).where(Mission.id.in_(drawn)).order_by(Mission.name)
    ).all()
