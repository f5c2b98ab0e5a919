"""A client that asks one address as fast as it is answered, over several connections kept open; in a process of its own.

``python -m bench.load HOST PORT CONNECTIONS SECONDS < request``: the bytes of one request on the standard input; on the
standard output, as JSON, how many answers came, with which status, how long they were, and how long each took. Sockets
are read without parsing more than the length, so that the client takes less time than any server it asks.
"""

import json
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from api.settings import ROOT

ROOM = 1 << 20
END = b"\r\n\r\n"


@dataclass(frozen=True)
class Measured:
    """What a run measured; times in seconds, sorted."""

    per_second: float
    statuses: dict[str, int]
    shortest: int
    longest: int
    """Bytes of the bodies."""
    times: list[float]

    def quantile(self, share: float) -> float:
        """The time within which that share of the answers came."""
        return self.times[min(int(len(self.times) * share), len(self.times) - 1)]


class _Asking:
    """One connection: a request out, an answer in, and again; each of the requests in turn."""

    def __init__(self, address: tuple[str, int], requests: list[bytes], first: int) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.requests, self.next = requests, first

    def ask(self) -> None:
        self.head, self.missing, self.status, self.length = b"", -1, "", 0
        self.began = time.perf_counter()
        self.socket.send(self.requests[self.next % len(self.requests)])
        self.next += 1

    def take(self, room: memoryview) -> bool:
        """Read what came; True where the answer is whole."""
        got = self.socket.recv_into(room)
        if got == 0:
            raise ConnectionError("the server closed the connection")
        if self.missing < 0:
            self.head += bytes(room[:got])
            end = self.head.find(END)
            if end < 0:
                return False
            head = self.head[:end].lower()
            self.status = head[9:12].decode()
            at = head.find(b"content-length:")
            if at < 0 and self.status != "304":
                if b"transfer-encoding: chunked" not in head:
                    raise ConnectionError("an answer without its length")
                self.length = len(self.head) - end - 4
                return self.head.endswith(b"0\r\n\r\n")
            self.length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 and self.status != "304" else 0
            self.missing = self.length - (len(self.head) - end - 4)
        else:
            self.missing -= got
        return self.missing <= 0


def _run(host: str, port: int, connections: int, seconds: float, requests: list[bytes]) -> dict[str, Any]:
    room = memoryview(bytearray(ROOM))
    with selectors.DefaultSelector() as selector:
        for number in range(connections):
            asking = _Asking((host, port), requests, number)
            selector.register(asking.socket, selectors.EVENT_READ, asking)
            asking.ask()
        times: list[float] = []
        statuses: dict[str, int] = {}
        lengths: set[int] = set()
        began = time.perf_counter()
        end = began + seconds
        while time.perf_counter() < end or not times:  # one answer, however long it takes
            for key, _ in selector.select(1):
                asking = key.data
                if asking.take(room):
                    times.append(time.perf_counter() - asking.began)
                    statuses[asking.status] = statuses.get(asking.status, 0) + 1
                    lengths.add(asking.length)
                    asking.ask()
        took = time.perf_counter() - began
    return {
        "per_second": len(times) / took,
        "statuses": statuses,
        "shortest": min(lengths),
        "longest": max(lengths),
        "times": sorted(times),
    }


def request(path: str, **headers: str) -> bytes:
    """The bytes of a GET."""
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: 127.0.0.1",
        *(f"{name}: {text}" for name, text in headers.items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def load(port: int, requests: list[bytes], *, connections: int = 16, seconds: float = 2.0) -> Measured:
    """Ask a server at a port of this machine the requests in turn, from another process; every answer must be 200 or 304; which, ``bench.proof`` asks."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", "127.0.0.1", str(port), str(connections), str(seconds)],
        cwd=ROOT,
        input=json.dumps([each.decode() for each in requests]).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the load stopped: {done.stderr.decode()[-500:]}")
    measured = Measured(**json.loads(done.stdout))
    if not measured.statuses.keys() <= {"200", "304"}:
        raise SystemExit(f"not every answer was a good one: {measured.statuses}")
    return measured


if __name__ == "__main__":
    _host, _port, _connections, _seconds = sys.argv[1:]
    json.dump(
        _run(
            _host,
            int(_port),
            int(_connections),
            float(_seconds),
            [each.encode() for each in json.load(sys.stdin)],
        ),
        sys.stdout,
    )
