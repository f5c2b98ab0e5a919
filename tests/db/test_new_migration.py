"""The recipe for a migration: what it writes is tidy, and runs on both engines with rows in the tables."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from databases import Databases
from sqlalchemy import Date, Double, Engine, MetaData, Text, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from test_migrations import KEPT, put, shape

from db import schema as migrating
from db.engine import UnusableDatabase, open_engine
from db.new_migration import new_migration
from db.session import read_session, write_session
from models import tables
from models.base import (
    NAMING_CONVENTION,
    EdtfColumn,
    UtcDateTime,
    json_column,
    mass,
    position,
    refers_to,
    vocabulary,
)

NEXT = f"{int(migrating.newest()) + 1:04}"


class Colour(StrEnum):
    """Words of a vocabulary that is none of the record's."""

    RED = "red"
    GREEN = "green"


def with_table(metadata: MetaData) -> type[Any]:
    """A table of every type of column that the house has, added to the metadata."""

    class Base(DeclarativeBase):
        type_annotation_map = {str: Text(), date: Date()}  # noqa: RUF012 - declared so by SQLAlchemy

    Base.metadata = metadata

    class Thing(Base):
        __tablename__ = "thing"

        id: Mapped[str] = mapped_column(primary_key=True)
        position: Mapped[int] = position()
        agreement_id: Mapped[str] = refers_to("agreement.id")
        colour: Mapped[Colour] = vocabulary(Colour, name="colour")
        second_colour: Mapped[Colour | None] = vocabulary(Colour, name="second_colour", nullable=True)
        content: Mapped[dict[str, Any]] = json_column()
        more: Mapped[dict[str, Any] | None] = json_column(nullable=True)
        done_edtf: EdtfColumn
        done_earliest: Mapped[date | None]
        done_latest: Mapped[date | None]
        binding: Mapped[bool | None]
        number: Mapped[int]
        mass_ug: Mapped[int | None] = mass()
        latitude: Mapped[float | None] = mapped_column(Double())
        written_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
        code: Mapped[str] = mapped_column(unique=True)
        url: Mapped[str] = mapped_column(index=True)

    return Thing


def types_of(metadata: MetaData, *names: str) -> set[type]:
    return {
        type(column.type) for name in names or metadata.tables for column in metadata.tables[name].columns
    }


@dataclass
class Scratch:
    """A copy of the migrations and of the metadata, to be added to."""

    versions: Path
    metadata: MetaData

    def newest(self) -> Path:
        """The file of the last migration."""
        return max(self.versions.glob("[0-9]*.py"))


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    migrations = Path(shutil.copytree(migrating.MIGRATIONS, tmp_path / "db" / "migrations"))
    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    for table in tables.METADATA.tables.values():
        table.to_metadata(metadata)
    monkeypatch.setattr(migrating, "MIGRATIONS", migrations)
    monkeypatch.setattr(tables, "METADATA", metadata)
    return Scratch(migrations / "versions", metadata)


@pytest.fixture
def peopled(empty_url: str, scratch: Scratch) -> Iterator[Engine]:
    """A database with rows, at the newest schema before anything is added."""
    stored = json.loads(KEPT[0].read_text(encoding="utf-8"))
    engine = open_engine(empty_url)
    migrating.migrate(engine, stored["schema"])
    put(engine, stored["rows"])
    migrating.migrate(engine)
    yield engine
    engine.dispose()


def made_from(metadata: MetaData, address: str) -> dict[str, Any]:
    """The schema of an empty database in which the metadata made its tables itself."""
    engine = open_engine(address)
    with write_session(engine) as session:
        metadata.create_all(session)
    made = shape(engine)
    engine.dispose()
    return made


def ruff(*arguments: str, text: str) -> subprocess.CompletedProcess[str]:
    """What the linter says of a migration as if it stood among ours."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            *arguments,
            "--stdin-filename",
            f"db/migrations/versions/{NEXT}_x.py",
            "-",
        ],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_table_of_these_tests_has_every_type_of_column_that_the_house_has(scratch: Scratch) -> None:
    house = types_of(scratch.metadata)
    with_table(scratch.metadata)

    assert house == types_of(scratch.metadata, "thing")


def test_a_written_migration_is_tidy_numbered_and_the_newest(scratch: Scratch) -> None:
    with_table(scratch.metadata)
    assert "thing" in str(migrating.models_differ_from_migrations())

    file = new_migration("add the thing")

    text = file.read_text(encoding="utf-8")
    assert file == scratch.newest()
    assert file.name == f"{NEXT}_add_the_thing.py"
    assert text.startswith('"""Add the thing.\n')
    assert "###" not in text
    assert "models" not in text.partition('"""\n')[2]
    assert (scratch.versions.parent / ".current-head").read_text(encoding="utf-8") == f"{NEXT}\n"
    assert migrating.newest() == NEXT
    for arguments in (("check",), ("format", "--check")):
        verdict = ruff(*arguments, text=text)
        assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    assert migrating.models_differ_from_migrations() is None


def test_a_table_of_every_type_runs_on_both_engines_and_leaves_nothing(
    scratch: Scratch, peopled: Engine, databases: Databases
) -> None:
    before = shape(peopled)
    with_table(scratch.metadata)
    new_migration("add the thing")

    migrating.migrate(peopled)
    assert migrating.differences(peopled) is None
    assert shape(peopled) == made_from(scratch.metadata, databases.empty(peopled.dialect.name))

    migrating.go_back(peopled, f"{int(NEXT) - 1:04}")
    assert shape(peopled) == before


def test_a_field_of_a_table_with_rows_runs_on_both_engines(
    scratch: Scratch, peopled: Engine, databases: Databases
) -> None:
    table = scratch.metadata.tables["agreement"]
    with read_session(peopled) as session:
        rows = session.scalar(select(func.count()).select_from(table))
    for name, made in (
        ("languages", json_column(nullable=True)),
        ("read_at", mapped_column(UtcDateTime, nullable=True)),
        ("colour", vocabulary(Colour, name="colour", nullable=True)),
        ("mission_id", refers_to("mission.id", nullable=True)),
    ):
        column = made.column
        column.name = column.key = name
        table.append_column(column)
    new_migration("add fields")

    migrating.migrate(peopled)

    assert migrating.differences(peopled) is None
    assert (
        shape(peopled)["agreement"]
        == made_from(scratch.metadata, databases.empty(peopled.dialect.name))["agreement"]
    )
    with read_session(peopled) as session:
        assert session.scalar(select(func.count()).select_from(table)) == rows


def test_a_migration_that_leaves_rows_without_what_they_refer_to_is_not_made(
    scratch: Scratch, peopled: Engine
) -> None:
    new_migration("take bodies away")
    file = scratch.newest()
    steps = file.read_text(encoding="utf-8").replace(
        "    pass", "    from alembic import op\n\n    op.execute('DELETE FROM body')", 1
    )
    file.write_text(steps, encoding="utf-8")

    with pytest.raises((UnusableDatabase, IntegrityError), match="refer"):
        migrating.migrate(peopled)

    with pytest.raises(migrating.SchemaBehindError):
        migrating.require_schema(peopled)
    with read_session(peopled) as session:
        assert session.scalar(select(func.count()).select_from(scratch.metadata.tables["body"]))


def test_keys_are_judged_again_after_a_migration(peopled: Engine) -> None:
    with pytest.raises(IntegrityError), write_session(peopled) as session:
        session.execute(text("DELETE FROM body"))


def test_make_migration_writes_what_a_changed_class_asks_for(tmp_path: Path) -> None:
    for name in ("db", "models", "Makefile", "pyproject.toml"):
        source, copy = ROOT / name, tmp_path / name
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    mapped = tmp_path / "models" / "mission.py"
    code = mapped.read_text(encoding="utf-8")
    column = "    id: Mapped[str] = mapped_column(primary_key=True)\n"
    assert column in code
    mapped.write_text(code.replace(column, f"{column}    colour: Mapped[str | None]\n"), encoding="utf-8")

    unnamed = make_migration(tmp_path)
    assert unnamed.returncode
    assert 'make migration NAME="add the field"' in unnamed.stderr
    made = make_migration(tmp_path, NAME="add the colour of a mission")

    assert made.returncode == 0, made.stderr
    file = Path(made.stdout.splitlines()[-1])
    assert file == tmp_path / "db" / "migrations" / "versions" / f"{NEXT}_add_the_colour_of_a_mission.py"
    assert 'batch_op.add_column(sa.Column("colour", sa.Text(), nullable=True))' in file.read_text(
        encoding="utf-8"
    )


def make_migration(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the recipe in a copy of the house, with the interpreter of these tests and nothing installed."""
    installed = [f"--assume-old={each}" for each in ("install", ".venv/.dev-stamp")]
    return subprocess.run(
        [
            "make", "--no-print-directory", *installed, "migration", f"BIN={Path(sys.executable).parent}",
            *(f"{name}={value}" for name, value in variables.items()),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
