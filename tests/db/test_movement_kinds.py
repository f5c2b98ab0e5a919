"""The second migration, on both engines: a CHECK changes under rows that others refer to."""

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from db import schema as migrating
from db.session import read_session, write_session
from models.sample import Movement, MovementBody

NEWER = ("answers_id", "receipt_documented")
"""Columns that the first schema has no room for."""


def _movements(engine: Engine) -> tuple[list[tuple[object, ...]], int | None]:
    with read_session(engine) as session:
        old = [column for column in Movement.__table__.columns if column.name not in NEWER]
        rows = session.execute(select(*old).order_by(Movement.id))
        return [tuple(row) for row in rows], session.scalar(select(func.count()).select_from(MovementBody))


def test_movements_outlive_a_change_of_their_kinds(filled: Engine) -> None:
    """SQLite makes the table anew for it, under foreign keys; down and up again leaves every row."""
    was = _movements(filled)
    migrating.go_back(filled, "0001")
    migrating.migrate(filled)

    assert len(was[0]) == 52
    assert _movements(filled) == was


@pytest.mark.parametrize(("kind", "taken"), [("return", True), ("collection", True), ("theft", False)])
def test_the_database_takes_the_new_kinds_and_no_others(filled: Engine, kind: str, taken: bool) -> None:
    def change() -> None:
        with write_session(filled) as session:
            session.execute(
                text("UPDATE movement SET kind = :kind WHERE id = 'ce5-batch-01'"), {"kind": kind}
            )

    if taken:
        change()
    else:
        with pytest.raises(IntegrityError, match="ck_movement_kind"):
            change()
