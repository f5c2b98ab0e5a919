"""The second start: from the command to the first answer, with the record already in its file."""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from api.settings import ROOT
from bench.ground import Ground, Row
from bench.proof import NotMeasured

STARTS = 5


def start(database: str, checkout: Path = ROOT, python: Path | str = sys.executable) -> float:
    """Seconds from the command of a checkout to the first answer, which must say that a record is there."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    began = time.perf_counter()
    with subprocess.Popen(
        [str(python), "-m", "api", "serve", "--port", str(port)],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout), "CONCORD_DATABASE_URL": database},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            while True:
                try:
                    with urllib.request.urlopen(
                        f"http://127.0.0.1:{port}/api/v1/health", timeout=5
                    ) as answer:
                        health = json.load(answer)
                    break
                except OSError:
                    if server.poll() is not None:
                        raise NotMeasured("the server did not start") from None
                    time.sleep(0.02)
            took = time.perf_counter() - began
        finally:
            server.terminate()
            server.wait(10)
    if not health.get("revision"):
        raise NotMeasured(f"the service started without a record: {health}")
    return took


def run(ground: Ground) -> Iterator[Row]:
    """Measure the start of a new process several times."""
    times = [start(f"sqlite:///{ground.file}") for _ in range(STARTS)]
    yield (
        f"second start to first answer, median of {STARTS}",
        f"{statistics.median(times):.2f} s",
        "at most 3 s",
    )
