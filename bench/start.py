"""The second start: from the command to the first answer, with the record already in its file."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

from api.settings import ROOT
from bench.ground import Ground, Row

STARTS = 5


def _start(file: str) -> float:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "CONCORD_DATABASE_URL": file},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/health", timeout=5) as answer:
                    answer.read()
                break
            except OSError:
                if server.poll() is not None:
                    raise SystemExit("the server did not start") from None
                time.sleep(0.02)
        took = time.perf_counter() - began
        server.terminate()
        server.wait(10)
    return took


def run(ground: Ground) -> Iterator[Row]:
    """Measure the start of a new process several times."""
    times = [_start(f"sqlite:///{ground.file}") for _ in range(STARTS)]
    yield (
        f"second start to first answer, median of {STARTS}",
        f"{statistics.median(times):.2f} s",
        "at most 3 s",
    )
