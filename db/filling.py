"""Filling a database from files in the record format, and judging such files without one."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from db.commands.load import Summary, load
from db.ledger import current_revision
from db.loading.checks_between_records import checks
from db.loading.dataset import DataSet, read_data_set
from db.loading.lines import open_lines
from db.loading.package import record_folder
from db.session import read_session, write_session

LINES = ".jsonl"
"""How the name of a file of JSON Lines ends."""

Progress = Callable[[str, int, int], None]


def is_empty(engine: Engine) -> bool:
    """Whether nothing was ever recorded."""
    with read_session(engine) as session:
        return current_revision(session) == 0


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles seldom: records and rows hold none, and come and go by the million."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def open_data_set(path: Path, *, home: str, progress: Progress | None = None) -> Iterator[DataSet]:
    """The data set in ``path``: a folder, a data package, or a file of JSON Lines. Raises Refused with every fault."""
    judge = partial(checks, home=home, progress=progress)
    if path.suffix == LINES and path.is_file():
        with open_lines(path, judge, progress=progress) as data:
            yield data
    else:
        with record_folder(path) as folder:
            data = read_data_set(folder, judge)
        yield data


def check(path: Path, *, home: str, progress: Progress | None = None) -> dict[str, int]:
    """The number of records of each noun in ``path``; raises Refused with every fault."""
    with _seldom_collected(), open_data_set(path, home=home, progress=progress) as data:
        return {noun: len(records) for noun, records in data.records.items()}


def fill(
    engine: Engine,
    path: Path,
    *,
    home: str,
    at: datetime,
    by: str,
    reason: str,
    progress: Progress | None = None,
) -> Summary:
    """Bring the record to what ``path`` says, in one transaction; raises Refused with every fault.

    ``progress`` is told what is done, how much of it, and how much there is.
    """
    with (
        _seldom_collected(),
        open_data_set(path, home=home, progress=progress) as data,
        write_session(engine) as session,
    ):
        return load(session, data, at=at, by=by, reason=reason, progress=progress)
