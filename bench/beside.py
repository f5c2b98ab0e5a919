"""Our own checkout by another one in the same run, in turns: A B A B, each with its own code, interpreter and database."""

import json
import os
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from urllib.parse import urlencode

from api.settings import ROOT
from bench.load import Measured, load, request
from bench.proof import MEASURES_ANSWERS, NotMeasured, counts, kept, made
from bench.servers import served
from bench.start import start

Row = tuple[str, str, str]
"""What was measured, the figure, and the bar it must meet; as in ``bench.ground``, which opens the record."""

T = TypeVar("T")
Ask = Callable[[], Measured]

TURNS = 5
SECONDS = 1.5
COUNTRIES = ("FR", "RU", "BR", "IT", "DE", "PK", "GB", "US")
TAKES_GZIP = {"Accept-Encoding": "gzip", "Accept": "application/json"}
LIST = "/api/v1/agreements?country=FR"
FOUR_FIELDS = tuple(
    "/api/v1/agreements?" + urlencode({"country": code, "fields": "id,title,kind,signed"})
    for code in COUNTRIES
)
PAGES = tuple(f"/countries/{code}" for code in COUNTRIES)
BRIEFING = "/countries/FR/briefing.pdf?lang=en&on=2026-03-01"
KEEPS_NOTHING = {"CONCORD_CACHE_MEGABYTES": "0"}


class Checkout:
    """A folder with the code of Concord, and a database that it filled from its own data."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.folder = folder
        self.database = f"sqlite:///{database}"
        own = folder / ".venv" / "bin" / "python"
        self.python = own if own.is_file() else Path(sys.executable)
        self._env = {**os.environ, "PYTHONPATH": str(folder), "CONCORD_DATABASE_URL": self.database}

    def fill(self) -> None:
        """Load the record into the database; raises NotMeasured where the code is another's or fails."""
        where = self._run("-c", "import api; print(api.__file__)").strip()
        if not Path(where).resolve().is_relative_to(self.folder):
            raise NotMeasured(f"{self.python} in {self.folder} runs the code in {where}")
        self._run("-m", "api", "migrate")
        self._run("-m", "api", "load", str(self.folder / "data"))

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(self.python), *arguments],
            cwd=self.folder,
            env=self._env,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NotMeasured(f"{self.folder}: {' '.join(arguments)} failed: {done.stderr[-500:]}")
        return done.stdout

    def serve(self, stack: ExitStack, **env: str) -> int:
        """The port of a server of this code that counts its answers, until ``stack`` is closed."""
        return stack.enter_context(
            served(
                [str(self.python), "-m", "api", "serve", "--port", "{port}"],
                "/api/v1/health",
                folder=self.folder,
                env={**self._env, "CONCORD_LOG_LEVEL": "warning", **MEASURES_ANSWERS, **env},
            )
        )

    def start(self) -> float:
        """Seconds from the command to the first answer."""
        return start(self.database, self.folder, self.python)


def run(other: Path) -> Iterator[Row]:
    """Measure the rows of ``bench.options.BESIDE``, each ratio the median of turns; the bars are issue 10's."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        ours = Checkout(ROOT, Path(folder) / "ours.db")
        theirs = Checkout(other, Path(folder) / "theirs.db")
        for each in (ours, theirs):
            each.fill()
        yield f"({TURNS} turns of {SECONDS} s each, answers counted on both sides)", "", ""
        yield from _kept(ours.serve(stack), theirs.serve(stack))
        yield from _not_kept(ours.serve(stack, **KEEPS_NOTHING), theirs.serve(stack, **KEEPS_NOTHING))
        yield _by("start", *_turns(ours.start, theirs.start), "s", 1, "at most 1.0")


def _kept(ours: int, theirs: int) -> Iterator[Row]:
    _same(ours, theirs, LIST)
    asks = [
        kept(f"kept answers at {side}", port, _asking(port, [LIST], 16, TAKES_GZIP), _length(port, LIST))
        for side, port in (("this checkout", ours), ("the other", theirs))
    ]
    yield _rate("kept answers", *_turns(*asks), "at least 1.0")


def _not_kept(ours: int, theirs: int) -> Iterator[Row]:
    for path in FOUR_FIELDS:
        _same(ours, theirs, path)
    sides = (ours, theirs)
    asks = [made("four fields", port, _asking(port, FOUR_FIELDS, 16, TAKES_GZIP)) for port in sides]
    yield _rate("list of four fields, not kept", *_turns(*asks), "")
    for what, paths in (
        ("country page, not kept", PAGES),
        ("briefing in English, not kept, warm", [BRIEFING]),
    ):
        asks = [made(what, port, _asking(port, paths, 1, {"Accept-Encoding": "identity"})) for port in sides]
        yield _by(what, *_turns(*(_median_of(ask) for ask in asks)), "ms", 1000, "at most 1.0")


def _asking(port: int, paths: list[str] | tuple[str, ...], connections: int, headers: dict[str, str]) -> Ask:
    requests = [request(path, **headers) for path in paths]
    return lambda: load(port, requests, connections=connections, seconds=SECONDS)


def _median_of(ask: Ask) -> Callable[[], float]:
    return lambda: statistics.median(ask().times)


def _turns(ours: Callable[[], T], theirs: Callable[[], T]) -> tuple[list[T], list[T]]:
    """What both measured, in turns; the first turn warms both and is not counted."""
    ours(), theirs()
    turns = [(ours(), theirs()) for _ in range(TURNS)]
    return [mine for mine, _ in turns], [other for _, other in turns]


def _rate(what: str, ours: list[Measured], theirs: list[Measured], bar: str) -> Row:
    return _by(
        what, [each.per_second for each in ours], [each.per_second for each in theirs], "a second", 1, bar
    )


def _by(what: str, ours: list[float], theirs: list[float], unit: str, times: int, bar: str) -> Row:
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    mine, other = (f"{statistics.median(side) * times:,.4g}" for side in (ours, theirs))
    return f"{what}: {mine} by {other} {unit}", f"{ratio:.2f}", bar


def _length(port: int, path: str) -> int:
    """Bytes of the body for a client that takes gzip."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=TAKES_GZIP)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return len(answer.read())


def _same(ours: int, theirs: int, path: str) -> None:
    """Raise NotMeasured unless both list the same agreements, at least one."""
    ids = []
    for port in (ours, theirs):
        counts(port)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            ids.append([item["id"] for item in json.load(answer)["items"]])
    if not ids[0] or ids[0] != ids[1]:
        raise NotMeasured(f"the two checkouts answer {path} by {len(ids[0])} and {len(ids[1])} agreements")
