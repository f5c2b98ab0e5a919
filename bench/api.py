"""The JSON API under load: against ready bytes, against Datasette and ROAPI on the same rows, warm and cold, 304 and 200.

Every figure is a ratio within one run, the two sides in turns. All sides get the same request headers, those of a client
that takes gzip; a peer that does not compress sends more. Both engines answer the same questions; PostgreSQL has no bar.
"""

import json
import sqlite3
import statistics
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from bench.ground import Ground, Row
from bench.load import Measured, load, request
from bench.proof import MEASURES_ANSWERS, NotMeasured, counts, kept, require_answers, require_made
from bench.servers import bare, concord, datasette, postgresql, roapi

TURNS = 5
SECONDS = 1.5
COUNTRY = "FR"
DIRECT = (("via", "direct"), ("via", "multilateral"))
"""What a query on two tables can find: what comes through organizations takes their members over time."""

FIELDS = ("id", "title", "kind", "signed")
TAKES_GZIP = {"Accept-Encoding": "gzip", "Accept": "application/json"}
ROWS = """
select distinct {columns} from agreement
join participant on participant.agreement_id = agreement.id and participant.side = 'partner'
join body on body.id = participant.body_id
where body.country_code = :country and (agreement.signed_earliest is null or agreement.signed_earliest <= :on)
"""


def _path(*parameters: tuple[str, str], country: str = COUNTRY) -> str:
    return "/api/v1/agreements?" + urlencode([("country", country), *parameters])


def _get(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return json.load(answer)


def _body(port: int, path: str, folder: Path) -> Path:
    """The bytes with which Concord answers a client that takes gzip, in a file."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=TAKES_GZIP)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        file = folder / "body"
        file.write_bytes(answer.read())
    return file


def _in_turns(
    ours: Callable[[], Measured], theirs: Callable[[], Measured]
) -> tuple[Measured, Measured, float]:
    """The last of both, and the median ratio of their answers per second; the first turn warms both and is not counted."""
    ours(), theirs()
    turns = [(ours(), theirs()) for _ in range(TURNS)]
    return *turns[-1], statistics.median(mine.per_second / other.per_second for mine, other in turns)


def _asking(port: int, *paths: str, **headers: str) -> Callable[[], Measured]:
    requests = [request(path, **(TAKES_GZIP | headers)) for path in paths]
    return lambda: load(port, requests, seconds=SECONDS)


def _same_rows(ours: Sequence[str], theirs: Sequence[str], peer: str) -> None:
    if sorted(ours) != sorted(theirs) or not ours:
        raise NotMeasured(f"{peer} answers other rows: {sorted(set(ours) ^ set(theirs))[:5]}")


def _sql(country: str, columns: Sequence[str], on: str) -> str:
    text = ROWS.format(columns=", ".join(f"agreement.{column}" for column in columns))
    return urlencode({"sql": " ".join(text.split()), "country": country, "on": on, "_shape": "array"})


def _partners(file: Path) -> list[str]:
    """The countries that take part in an agreement, those with most first."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute(
            "select body.country_code from participant join body on body.id = participant.body_id "
            "where participant.side = 'partner' and body.country_code is not null "
            "group by 1 order by count(*) desc, 1"
        )
        return [code for (code,) in rows]


def _flat(file: Path, into: Path) -> Path:
    """The rows of agreements, once for each partner country, as JSON Lines: ROAPI filters tables and joins none."""
    with sqlite3.connect(file) as connection, into.open("w", encoding="utf-8") as lines:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(
            "select distinct body.country_code as country, agreement.* from agreement "
            "join participant on participant.agreement_id = agreement.id and participant.side = 'partner' "
            "join body on body.id = participant.body_id where body.country_code is not null"
        ):
            lines.write(json.dumps(dict(row), ensure_ascii=False) + "\n")
    return into


def run(ground: Ground) -> Iterator[Row]:
    """Measure on both engines; the bars are for SQLite."""
    peers = ", ".join(f"{name} {version(name)}" for name in ("datasette", "roapi", "uvicorn"))
    yield f"({peers}; 16 connections, {TURNS} turns of {SECONDS} s)", "", ""
    yield from _engine(f"sqlite:///{ground.file}", ground.file, "", bars=True)
    with postgresql(ground.file.parent) as address:
        yield from _engine(address, ground.file, " (PostgreSQL)", bars=False)


def _engine(database: str, file: Path, engine: str, *, bars: bool) -> Iterator[Row]:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        place = Path(folder)
        port = stack.enter_context(concord(database))
        _require_kept(database, place)
        on = str(_get(port, _path())["on"])
        yield from _warm(port, stack.enter_context(bare(_body(port, _path(), place))), engine, bars=bars)
        with datasette(file) as other:
            yield from _against_datasette(port, other, file, on, engine, bars=bars)
            for processes in (1, 2):
                settings = {
                    "CONCORD_CACHE_MEGABYTES": "0",
                    "CONCORD_WORKERS": str(processes),
                    **MEASURES_ANSWERS,
                }
                with concord(database, **settings) as cold:
                    yield from _cold(cold, other, file, on, engine, processes, bars=bars and processes == 1)
        if bars:
            with roapi(_flat(file, place / "agreement.ndjson")) as other:
                yield from _against_roapi(port, other)


def _require_kept(database: str, folder: Path) -> None:
    """Raise NotMeasured unless a server set as the measured one, but for counting, answers from what it kept.

    Counting takes a share of so quick an answer, so the measured server does not count.
    """
    with concord(database, **MEASURES_ANSWERS) as port:
        for path in (_path(), _path(*DIRECT)):
            length = _body(port, path, folder).stat().st_size
            kept(path, port, _asking(port, path), length)()


def _warm(port: int, bare_port: int, engine: str, *, bars: bool) -> Iterator[Row]:
    mine, other, ratio = _in_turns(_asking(port, _path()), _asking(bare_port, "/"))
    require_answers("the list", mine, length=other.longest)
    require_answers("the bare callable", other, length=mine.longest)
    yield (
        f"/agreements?country={COUNTRY} warm, {mine.longest:,} bytes{engine}",
        f"{mine.per_second:,.0f}/s",
        "",
    )
    yield "  the same bytes from a bare callable", f"{other.per_second:,.0f}/s", ""
    yield "  share of the bare callable", f"{ratio:.2f}", "at least 0.5" if bars else ""
    spread = mine.quantile(0.99) / mine.quantile(0.5)
    yield "  p99 by median, 16 connections", f"{spread:.1f}", "at most 5" if bars else ""
    tag = _tag(port)
    changed, unchanged = _asking(port, _path()), _asking(port, _path(), **{"If-None-Match": tag})
    answered, whole, ratio = _in_turns(unchanged, changed)
    require_answers("not modified", answered, statuses=("304",))
    require_answers("modified", whole, length=mine.longest)
    yield "  304 answers by 200 answers", f"{ratio:.2f}", "at least 1.2" if bars else ""


def _tag(port: int) -> str:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{_path()}", headers=TAKES_GZIP)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return str(answer.headers["ETag"])


def _against_datasette(
    port: int, other: int, file: Path, on: str, engine: str, *, bars: bool
) -> Iterator[Row]:
    ours, theirs = _path(*DIRECT), f"/{file.stem}.json?{_sql(COUNTRY, ['*'], on)}"
    _same_rows(
        [item["id"] for item in _get(port, ours)["items"]],
        [row["id"] for row in _get(other, theirs)],
        "Datasette",
    )
    mine, peer, ratio = _in_turns(_asking(port, ours), _asking(other, theirs))
    require_answers("the list", mine, length=mine.longest)
    require_answers("Datasette", peer, length=peer.longest)
    yield (
        f"  Datasette, the same agreements without their parts, {peer.longest:,} bytes",
        f"{peer.per_second:,.0f}/s",
        "",
    )
    yield f"  times Datasette, warm{engine}", f"{ratio:.1f}", "at least 30" if bars else ""


def _cold(
    cold: int, other: int, file: Path, on: str, engine: str, processes: int, *, bars: bool
) -> Iterator[Row]:
    """A new query each time, nothing kept: every partner country in turn; Datasette has one process."""
    codes = _partners(file)
    columns = ["signed_edtf" if name == "signed" else name for name in FIELDS]
    ours = [_path(*DIRECT, ("fields", ",".join(FIELDS)), country=code) for code in codes]
    theirs = [f"/{file.stem}.json?{_sql(code, columns, on)}" for code in codes]
    for mine, peer in zip(ours, theirs, strict=True):
        _same_rows(
            [item["id"] for item in _get(cold, mine)["items"]],
            [row["id"] for row in _get(other, peer)],
            "Datasette",
        )
    before = counts(cold)
    asked, answered, ratio = _in_turns(_asking(cold, *ours), _asking(other, *theirs))
    require_answers("the lists", asked)
    require_answers("Datasette", answered)
    # Each of two processes counts for itself: the one that answers has kept none.
    after = counts(cold)
    if processes == 1:
        require_made("the lists", before, after, len(asked.times))
    elif before.kept or after.kept:
        raise NotMeasured("the lists: answers were kept from before")
    served = "one process" if processes == 1 else f"{processes} processes"
    yield (
        f"  cold, {len(codes)} countries, {', '.join(FIELDS)}, {served}{engine}",
        f"{asked.per_second:,.0f}/s",
        "",
    )
    yield "  Datasette, the same rows and columns", f"{answered.per_second:,.0f}/s", ""
    yield f"  times Datasette, cold, {served}{engine}", f"{ratio:.2f}", "at least 2" if bars else ""


def _against_roapi(port: int, other: int) -> Iterator[Row]:
    query = urlencode({"filter[country]": f"'{COUNTRY}'", "limit": 5000})
    ours, theirs = _path(*DIRECT), f"/api/tables/agreement?{query}"
    _same_rows(
        [item["id"] for item in _get(port, ours)["items"]],
        [row["id"] for row in _get(other, theirs)],
        "ROAPI",
    )
    mine, peer, ratio = _in_turns(_asking(port, ours), _asking(other, theirs))
    require_answers("the list", mine, length=mine.longest)
    require_answers("ROAPI", peer, length=peer.longest)
    yield (
        f"  ROAPI, the same agreements without their parts, {peer.longest:,} bytes",
        f"{peer.per_second:,.0f}/s",
        "",
    )
    yield "  times ROAPI, warm", f"{ratio:.1f}", "at least 8"
