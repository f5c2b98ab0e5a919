"""What benchmarks stand on: the real record in an SQLite file of its own, and the real app on it."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import FastAPI

from api.app import create_app
from api.settings import ROOT, Settings
from db.engine import open_engine
from db.filling import fill
from db.schema import migrate

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Ground:
    """A folder with the record in it, and the app on that record with its clock at TODAY."""

    folder: Path
    file: Path
    app: FastAPI


Row = tuple[str, str, str]
"""What was measured, the figure, and the bar it must meet (empty: printed for the record)."""


@contextmanager
def ground() -> Iterator[Ground]:
    """Load the record once for all benchmarks."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "concord.db"
        engine = open_engine(f"sqlite:///{file}")
        migrate(engine)
        fill(
            engine,
            ROOT / "data",
            home="CN",
            at=datetime(2026, 11, 22, tzinfo=UTC),
            by="bench",
            reason="Bench",
        )
        engine.dispose()
        app = create_app(Settings(database_url=f"sqlite:///{file}"), clock=lambda: TODAY)
        yield Ground(Path(folder), file, app)
        app.state.engine.dispose()


def median(work: Callable[[], object], rounds: int) -> float:
    """The median time of ``work`` over ``rounds`` runs, in seconds, after two that are not counted."""
    work()
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def median_ratio(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int, *, of_theirs: int | None = None
) -> tuple[float, float, float]:
    """Medians of both in seconds, measured in turns, and the median ratio of the turns.

    Each turn takes ``rounds`` of both, or ``of_theirs`` of what is so slow that one tells enough.
    """
    turns = [(median(ours, rounds), median(theirs, of_theirs or rounds)) for _ in range(5)]
    return (
        statistics.median(mine for mine, _ in turns),
        statistics.median(other for _, other in turns),
        statistics.median(mine / max(other, 1e-9) for mine, other in turns),
    )
