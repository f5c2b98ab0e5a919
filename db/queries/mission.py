"""Finding missions."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from db.session import Reading
from models.mission import Mission


def unknown(session: Reading, ids: Collection[str]) -> list[str]:
    """Those of ``ids`` that no mission has, in the order given."""
    known = set(session.scalars(select(Mission.id).where(Mission.id.in_(ids)))) if ids else set()
    return [key for key in ids if key not in known]


def missions(session: Reading, ids: Collection[str]) -> Sequence[Any]:
    """The named missions, the first launched first."""
    return session.execute(
        select(Mission.id, Mission.name, Mission.name_zh, Mission.launched_edtf)
        .where(Mission.id.in_(ids))
        .order_by(Mission.launched_edtf, Mission.id)
    ).all()


def all_missions(session: Reading) -> Sequence[Any]:
    """The id and the names of every mission."""
    return session.execute(select(Mission.id, Mission.name, Mission.name_zh).order_by(Mission.name)).all()
