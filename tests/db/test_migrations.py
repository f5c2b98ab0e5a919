"""Migrations, on both engines."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY
from sqlalchemy import Date, DateTime, Engine, MetaData, func, insert, inspect, select, text

from db import schema as migrating
from db.engine import open_engine
from db.session import read_session, write_session
from models.tables import METADATA
from reports.agreements.agreement import agreement_report

VERSIONS = sorted((migrating.MIGRATIONS / "versions").glob("[0-9]*.py"))
KEPT = sorted((Path(__file__).parent / "kept").glob("*.json"))
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
def test_each_migration_goes_up_and_down_and_leaves_no_trace(bare_url: str, number: str) -> None:
    engine = open_engine(bare_url)
    before = f"{int(number) - 1:04}" if int(number) > 1 else "base"
    if before != "base":
        migrating.migrate(engine, before)
    was = shape(engine)
    migrating.migrate(engine, number)
    migrating.go_back(engine, before)

    assert shape(engine) == was
    engine.dispose()


def put(engine: Engine, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write kept rows into the tables as the database has them now."""
    tables = MetaData()
    tables.reflect(engine, only=list(rows))
    with write_session(engine) as session:
        for name, some in rows.items():
            columns = tables.tables[name].columns
            for row in some:
                values = {
                    key: columns[key].type.python_type.fromisoformat(value)
                    if isinstance(columns[key].type, Date | DateTime) and value is not None
                    else value
                    for key, value in row.items()
                }
                session.execute(insert(tables.tables[name]).values(values))


def _still(now: Any, before: Any) -> Any:
    """What was said before, as it is said now; fields added since then are left out, however deep."""
    if isinstance(before, dict) and isinstance(now, dict):
        return {field: _still(now.get(field), value) for field, value in before.items()}
    if isinstance(before, list) and isinstance(now, list) and len(now) == len(before):
        return [_still(one, other) for one, other in zip(now, before, strict=True)]
    return now


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_what_people_wrote_is_still_there_at_the_head(bare_url: str, kept: Path) -> None:
    """The stair with people on it: rows kept from an old schema climb to the head and read as they did."""
    stored = json.loads(kept.read_text(encoding="utf-8"))
    engine = open_engine(bare_url)
    migrating.migrate(engine, stored["schema"])
    put(engine, stored["rows"])
    migrating.migrate(engine)

    tables = MetaData()
    tables.reflect(engine, only=list(stored["rows"]))
    with read_session(engine) as session:
        for name, rows in stored["rows"].items():
            count = session.scalar(select(func.count()).select_from(tables.tables[name]))
            assert count == len(rows), name
        for key, before in stored["reports"].items():
            report = agreement_report(session, key, on=TODAY)
            assert report is not None
            now = report.agreement.model_dump(mode="json")
            assert _still(now, before) == before
    engine.dispose()


def test_a_migrated_database_equals_one_made_from_the_models(empty: Engine, bare_url: str) -> None:
    made = open_engine(bare_url)
    with made.connect().execution_options(writes=True) as connection:
        METADATA.create_all(connection)
        connection.commit()

    assert shape(empty) == shape(made)
    made.dispose()


def test_a_database_behind_the_code_is_refused_and_the_command_named(bare_url: str) -> None:
    engine = open_engine(bare_url)
    with pytest.raises(migrating.SchemaBehindError, match="run `concord migrate`"):
        migrating.require_schema(engine)
    engine.dispose()


def test_a_database_ahead_of_the_code_is_refused(empty: Engine) -> None:
    with empty.connect().execution_options(writes=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()

    with pytest.raises(migrating.SchemaBehindError, match="newer than this release"):
        migrating.require_schema(empty)


def test_rows_are_kept_from_the_first_schema_on() -> None:
    assert "0001" in [path.stem for path in KEPT]


def test_the_template_speaks_of_names_and_batches() -> None:
    template = (Path(migrating.MIGRATIONS) / "script.py.mako").read_text(encoding="utf-8")

    assert "Name every constraint" in template
