"""No reader gets an answer older than a write committed before the request: two servers, a writer, many readers."""

import http.client
import json
import mmap
import os
import random
import re
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import LOADED_AT, ROOT
from waiting import PATIENCE, wait_for

from db.engine import open_engine
from db.ledger import append, digest
from db.session import write_session
from models.revision import Change

WRITES, READS, UNCHANGED, KEPT = 120, 1000, 50, 300
"""So much and more must have been written and read, however long it takes; of the answers so many not sent again, and kept."""

READERS = 6

WRITER = """
import mmap, random, struct, sys, time
from datetime import UTC, datetime
from db.engine import open_engine
from db.ledger import append, current_revision
from db.session import write_session
from test_never_older import revision

engine = open_engine(sys.argv[1])
with open(sys.argv[2], "r+b") as file, mmap.mmap(file.fileno(), 9) as committed:
    written = 0
    while not committed[8] or written < int(sys.argv[3]):
        with write_session(engine) as session:
            number = current_revision(session) + 1
            append(session, [{**revision(number), "at": datetime.now(UTC)}])
        committed[:8] = struct.pack("<Q", number)
        written += 1
        time.sleep(random.expovariate(100))
"""


def revision(number: int) -> dict[str, Any]:
    return {
        "number": number,
        "at": LOADED_AT,
        "noun": "claim",
        "record_id": "made",
        "change": Change.CHANGED,
        "digest": digest({}),
        "before": {},
        "after": {},
        "by": "test",
        "reason": "test",
    }


@pytest.fixture
def barely_filled_url(empty_url: str) -> str:
    """A record of one revision, so that the command takes it for filled."""
    engine = open_engine(empty_url)
    with write_session(engine) as session:
        append(session, [revision(1)])
    engine.dispose()
    return empty_url


@pytest.fixture
def served(barely_filled_url: str, tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    """The database, and the port of the real command serving it with two processes; its log."""
    log = tmp_path / "log"
    environment = {
        **os.environ,
        "CONCORD_DATABASE_URL": barely_filled_url,
        "CONCORD_WORKERS": "2",
        "CONCORD_PORT": "0",
    }
    with (
        log.open("w", encoding="utf-8") as written,
        subprocess.Popen(
            [sys.executable, "-m", "api", "serve"], cwd=ROOT, env=environment, stderr=written
        ) as server,
    ):
        try:
            found = wait_for(
                lambda: re.search(r"Serving at http://127.0.0.1:(\d+)", log.read_text(encoding="utf-8")),
                lambda: server.poll() is None,
            )
            yield barely_filled_url, int(found[1]), log
        finally:
            server.terminate()
            server.wait(PATIENCE)


def test_two_servers_never_answer_with_less_than_was_committed_before_the_question(
    served: tuple[str, int, Path], tmp_path: Path
) -> None:
    address, port, log = served
    place = tmp_path / "committed"
    place.write_bytes(bytes(9))  # the last revision committed, and whether it is enough
    older: list[str] = []
    reads = [0] * READERS
    unchanged = [0] * READERS
    stop = threading.Event()

    def read(reader: int) -> None:
        dice = random.Random(reader)  # noqa: S311 - no secret
        held: dict[str, int] = {}
        tags: dict[str, str] = {}
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        with place.open("rb") as file, mmap.mmap(file.fileno(), 9, access=mmap.ACCESS_READ) as committed:
            while not stop.is_set():
                if dice.random() < 0.02:  # another of the two processes may answer the next connection
                    connection.close()
                headers = {"Accept-Encoding": "identity"}
                if "claims" in tags and dice.random() < 0.5:
                    headers["If-None-Match"] = tags["claims"]
                least = struct.unpack("<Q", committed[:8])[0]
                connection.request("GET", "/api/v1/claims", headers=headers)
                answer = connection.getresponse()
                body = answer.read()
                if answer.status == 304:
                    revision = held[tags["claims"]]
                    unchanged[reader] += 1
                else:
                    assert answer.status == 200, body
                    revision = json.loads(body)["revision"]
                    tags["claims"] = answer.headers["ETag"]
                    held[tags["claims"]] = revision
                reads[reader] += 1
                if revision < least:
                    older.append(f"{revision} after {least}")
        connection.close()

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/api/v1/claims")
    first = json.loads(connection.getresponse().read())["revision"]
    connection.close()
    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for each in readers:
        each.start()

    def lines() -> list[dict[str, Any]]:
        """What the servers logged, but for a line they are writing."""
        written = log.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
        return [json.loads(line) for line in written if line.startswith("{")]

    def answers() -> list[dict[str, Any]]:
        return [line for line in lines() if line.get("path") == "/api/v1/claims"]

    def enough() -> bool:
        """Whether both processes answered, and so often that an answer too old would have shown."""
        if sum(reads) <= READS or sum(unchanged) <= UNCHANGED:
            return False
        processes = {line["request"].partition("-")[0] for line in answers()}
        return len(processes) == 2 and sum(line["kept"] for line in answers()) > KEPT

    with subprocess.Popen(
        [sys.executable, "-c", WRITER, address, str(place), str(WRITES)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as writer:
        try:
            wait_for(
                enough, lambda: writer.poll() is None and all(each.is_alive() for each in readers), every=0.5
            )
            with place.open("r+b") as file:
                file.seek(8)
                file.write(b"\1")
            assert writer.wait(PATIENCE) == 0
        finally:
            stop.set()
            writer.kill()
    for each in readers:
        each.join()

    last = struct.unpack("<Q", place.read_bytes()[:8])[0]
    assert not older, older[:5]
    assert last - first > 100, "too few writes to show anything"
    wait_for(lambda: len(answers()) > sum(reads), lambda: True)  # the first one was asked for here
    assert not [line for line in lines() if line["level"] == "error"]
