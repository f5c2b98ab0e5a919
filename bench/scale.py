"""What a hundred and a thousand times the record costs: loading it, cold pages by country and by words, search as typed.

The larger records are made by ``bench.synthetic`` from its seed, and never meet the real one. Pages hold the same number
of agreements at every size, nothing is kept between requests, and every request names another country or other words.
``BENCH_SIZES`` names other sizes than the usual one, such as ``BENCH_SIZES=30000,300000``.
"""

import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from api.settings import ROOT
from bench.ground import Ground, Row
from bench.load import load, request
from bench.proof import MEASURES_ANSWERS, NotMeasured, made, require_count
from bench.servers import concord
from bench.synthetic import SEED

SIZES = (30_000,)
LARGEST = 300_000
"""Its load alone takes minutes, so it is measured where it is named."""
PAGE = 20
COUNTRIES = ("FR", "RU", "BR", "IT", "DE", "PK", "GB", "US")
"""Each has a full page in the real record."""
WORDS = (
    "satellite",
    "cooperation",
    "space science",
    "memorandum understanding",
    "earth observ",
    "合作",
    "卫星",
    "议定书",
)
"""Each finds a full page in the real record."""
TYPED = (
    "fr",
    "roscos",
    "memorandum sat",
    "s",
    "agreement on space debris",
    "earth obs",
    "satelite",
    "合作",
)
"""What stands in the search box while somebody types: beginnings, several words, a slip."""
SECONDS = 6.0
PAGE_BARS = {0: "at most 120 ms", SIZES[0]: "at most 250 ms"}
HINT_BARS = {0: "at most 30 ms", LARGEST: "at most 80 ms"}
"""By number of agreements; 0 stands for the real record."""
PROGRAM = """
import re, sys
from pathlib import Path
from api.commands.main import cli
try:
    cli(sys.argv[1:])
finally:
    print("peak", re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
# Of this process alone: what getrusage says begins with the memory of the process that started it.


def _sizes() -> tuple[int, ...]:
    named = os.environ.get("BENCH_SIZES", "")
    return tuple(int(size) for size in named.split(",")) if named else SIZES


def run(ground: Ground) -> Iterator[Row]:
    """Load each size, and ask it what the real record is asked."""
    yield f"(seed {SEED}; pages of {PAGE}; {len(COUNTRIES)} countries, {len(WORDS)} searches)", "", ""
    real = yield from _asked(f"sqlite:///{ground.file}", "the real record", None)
    for size in _sizes():
        file = ground.folder / f"{size}.jsonl"
        subprocess.run(
            [sys.executable, "-m", "bench.synthetic", str(size), str(file)],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        address = f"sqlite:///{ground.folder / f'{size}.db'}"
        yield from _loaded(address, file, size)
        yield from _asked(address, f"{size:,} agreements", real, size)


def _loaded(address: str, file: Path, size: int) -> Iterator[Row]:
    env = {**os.environ, "CONCORD_DATABASE_URL": address}
    began = time.perf_counter()
    for command in (["migrate"], ["load", str(file)]):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *command],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NotMeasured(f"concord {command[0]} failed: {done.stderr[-500:]}")
    took = time.perf_counter() - began
    peak = int(done.stdout.rsplit("peak", 1)[1]) // 1024
    largest = size >= LARGEST
    yield (
        f"concord load, {size:,} agreements as JSON Lines, {file.stat().st_size / 1e6:,.0f} MB",
        f"{took / 60:.1f} min",
        "at most 10 min" if largest else "",
    )
    yield "  peak memory", f"{peak:,} MB", "under 1,000 MB" if largest else ""


def _asked(
    address: str, what: str, real: tuple[float, float] | None, size: int = 0
) -> Generator[Row, None, tuple[float, float]]:
    by_country = [_path(country=code) for code in COUNTRIES]
    by_words = [_path(q=words) for words in WORDS]
    medians = []
    with concord(address, CONCORD_CACHE_MEGABYTES="0") as port:
        # At once: after half a second the service gets ready by itself, and the page is no longer a first one.
        first = _seconds(port, f"/countries/{COUNTRIES[0]}")
    with concord(address, CONCORD_CACHE_MEGABYTES="0", **MEASURES_ANSWERS) as port:
        for path in (*by_country, *by_words):
            require_count(f"agreements at {path}", _rows(port, path), PAGE)
        for kind, paths in (("by country", by_country), ("by words", by_words)):
            medians.append(_median(port, paths))
            yield f"cold page {kind}, {what}, median", f"{medians[-1] * 1000:.1f} ms", ""
            if real is not None:
                ratio = medians[-1] / real[len(medians) - 1]
                yield "  times the real record's", f"{ratio:.1f}", "at most 3"
        yield (
            f"page of a country, {what}, the first after a start, at once",
            f"{first * 1000:.0f} ms",
            "",
        )
        took = _median(port, [f"/countries/{code}" for code in COUNTRIES])
        yield "  nothing kept of the page, median", f"{took * 1000:.0f} ms", PAGE_BARS.get(size, "")
        took = _median(port, ["/search/hints?" + urlencode({"q": typed}) for typed in TYPED])
        yield f"search as one types, {what}, median", f"{took * 1000:.1f} ms", HINT_BARS.get(size, "")
    return medians[0], medians[1]


def _median(port: int, paths: Sequence[str]) -> float:
    """The median time of an answer, in seconds, one at a time, after some that are not counted."""
    requests = [request(path) for path in paths]
    load(port, requests, connections=1, seconds=SECONDS / 3)
    ask = made(paths[0], port, lambda: load(port, requests, connections=1, seconds=SECONDS))
    return statistics.median(ask().times)


def _rows(port: int, path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
        return len(json.load(answer)["items"])


def _seconds(port: int, path: str) -> float:
    began = time.perf_counter()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
        answer.read()
    return time.perf_counter() - began


def _path(**parameters: str) -> str:
    return "/api/v1/agreements?" + urlencode({**parameters, "limit": PAGE})
