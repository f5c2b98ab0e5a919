"""Finding movements of samples."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select

from db.queries.agreement import grouped
from db.session import Reading
from models.body import Body
from models.mission import Mission
from models.sample import Movement, MovementBody


def movements_with(session: Reading, country: str) -> Sequence[Any]:
    """Movements in which a country gave or received, the latest first."""
    return session.execute(
        select(
            Movement.__table__, Mission.name.label("mission_name"), Mission.name_zh.label("mission_name_zh")
        )
        .outerjoin(Mission, Mission.id == Movement.mission_id)
        .where(or_(Movement.from_country_code == country, Movement.to_country_code == country))
        .order_by(Movement.happened_edtf.desc(), Movement.id)
    ).all()


def bodies_of(session: Reading, movement_ids: Collection[str]) -> dict[str, list[Any]]:
    """The bodies that gave or received in each of the named movements."""
    return grouped(
        session.execute(
            select(MovementBody.movement_id, MovementBody.receives, Body.id, Body.name, Body.name_zh)
            .join(Body, Body.id == MovementBody.body_id)
            .where(MovementBody.movement_id.in_(movement_ids))
            .order_by(MovementBody.movement_id, MovementBody.receives, MovementBody.position)
        ).all()
    )
