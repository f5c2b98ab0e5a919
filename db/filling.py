"""Filling a database from a folder of files, and judging such a folder without one."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from db.commands.load import Summary, load
from db.ledger import current_revision
from db.loading.checks import checks
from db.loading.dataset import DataSet, read_data_set
from db.session import reading, writing


def is_empty(engine: Engine) -> bool:
    """Whether nothing was ever recorded."""
    with reading(engine) as session:
        return current_revision(session) == 0


def read(folder: Path, *, home: str) -> DataSet:
    """The data set in ``folder``; raises Refused with every fault."""
    return read_data_set(folder, partial(checks, home=home))


def check(folder: Path, *, home: str) -> dict[str, int]:
    """The number of records of each noun in ``folder``; raises Refused with every fault."""
    return {noun: len(records) for noun, records in read(folder, home=home).records.items()}


def fill(
    engine: Engine,
    folder: Path,
    *,
    home: str,
    at: datetime,
    by: str,
    reason: str,
    progress: Callable[[str, int, int], None] | None = None,
) -> Summary:
    """Bring the record to what ``folder`` says, in one transaction; raises Refused with every fault."""
    data = read(folder, home=home)
    with writing(engine) as session:
        return load(session, data, at=at, by=by, reason=reason, progress=progress)
