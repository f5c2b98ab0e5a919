"""Migrations, on both engines."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, LOADED_AT, NewDatabase
from sqlalchemy import Engine, func, inspect, select, text

from db import migrating
from db.engine import open_engine
from db.filling import fill
from db.session import reading
from models.agreement import Agreement
from models.tables import METADATA

VERSIONS = sorted((migrating.MIGRATIONS / "versions").glob("[0-9]*.py"))
NUMBERS = [path.name[:4] for path in VERSIONS]


def shape(engine: Engine) -> dict[str, Any]:
    """The schema as the database itself tells it."""
    inspector = inspect(engine)
    found: dict[str, Any] = {}
    for table in sorted(inspector.get_table_names()):
        if table == "alembic_version" or table.startswith("search_words"):
            continue
        found[table] = {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"])
                for column in inspector.get_columns(table)
            },
            "key": (
                inspector.get_pk_constraint(table)["name"],
                inspector.get_pk_constraint(table)["constrained_columns"],
            ),
            "foreign": sorted(
                (
                    key["name"],
                    key["constrained_columns"],
                    key["referred_table"],
                    str(sorted(key["options"].items())),
                )
                for key in inspector.get_foreign_keys(table)
            ),
            "unique": sorted(
                (str(each["name"]), each["column_names"]) for each in inspector.get_unique_constraints(table)
            ),
            "checks": sorted(
                (str(each["name"]), re.sub(r"\s+", " ", each["sqltext"]))
                for each in inspector.get_check_constraints(table)
            ),
            "indexes": sorted(
                (str(each["name"]), each["column_names"], each["unique"])
                for each in inspector.get_indexes(table)
            ),
        }
    return found


def test_migrations_are_numbered_without_gaps_and_the_head_is_the_last() -> None:
    head = (migrating.MIGRATIONS / ".current-head").read_text(encoding="utf-8").strip()

    assert [f"{number:04}" for number in range(1, len(NUMBERS) + 1)] == NUMBERS
    assert head == NUMBERS[-1] == migrating.newest()


def test_migrations_make_what_the_models_ask_for(empty: Engine) -> None:
    assert migrating.differences(empty) is None


@pytest.mark.parametrize("number", NUMBERS)
def test_each_migration_goes_up_and_down_and_leaves_no_trace(empty_url: str, number: str) -> None:
    engine = open_engine(empty_url)
    before = f"{int(number) - 1:04}" if int(number) > 1 else "base"
    if before != "base":
        migrating.migrate(engine, before)
    was = shape(engine)
    migrating.migrate(engine, number)
    migrating.go_back(engine, before)

    assert shape(engine) == was
    engine.dispose()


def test_people_are_still_there_at_the_head(empty: Engine) -> None:
    """Load where the record first fits, and go on to the head: every row is there."""
    fill(empty, DATA, home="CN", at=LOADED_AT, by="tests", reason="First load")
    migrating.migrate(empty)

    with reading(empty) as session:
        assert session.scalar(select(func.count()).select_from(Agreement)) == 371


def test_a_migrated_database_equals_one_made_from_the_models(
    empty: Engine, new_database: NewDatabase
) -> None:
    made = open_engine(new_database(empty.dialect.name))
    with made.connect().execution_options(writes=True) as connection:
        METADATA.create_all(connection)
        connection.commit()

    assert shape(empty) == shape(made)
    made.dispose()


def test_a_database_behind_the_code_is_refused_and_the_command_named(empty_url: str) -> None:
    engine = open_engine(empty_url)
    with pytest.raises(migrating.SchemaBehindError, match="run `concord migrate`"):
        migrating.require_schema(engine)
    engine.dispose()


def test_a_database_ahead_of_the_code_is_refused(empty: Engine) -> None:
    with empty.connect().execution_options(writes=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()

    with pytest.raises(migrating.SchemaBehindError, match="newer than this release"):
        migrating.require_schema(empty)


def test_the_template_speaks_of_names_and_batches() -> None:
    template = (Path(migrating.MIGRATIONS) / "script.py.mako").read_text(encoding="utf-8")

    assert "Name every constraint" in template
