"""Getting ready before the first reader comes: after a start, a change of the record, and midnight.

What templates, pictures and derived figures cost once, nobody should wait for minutes before a meeting. So the pages that
use all of it are asked for in the background; their answers are kept like any other's.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import date

from starlette.types import ASGIApp, Message

from db.watcher.version import RecordVersion, Watcher

AFTER = 0.5
"""Seconds after the start: whoever waits for the first answer goes first."""
EVERY = 2.0
"""Seconds between two looks at whether the record or the day is another."""

_log = logging.getLogger(__name__)


async def keep_warm(
    front: ASGIApp, watcher: Watcher, addresses: Callable[[], Sequence[str]], today: Callable[[], date]
) -> None:
    """Ask ``front`` for what ``addresses`` names whenever there is a new edition or a new day, until cancelled.

    While change follows change nothing is asked for: only what has stood from one look to the next is worth it.
    """
    await asyncio.sleep(AFTER)
    known: tuple[RecordVersion | None, date] | None = None
    before: tuple[RecordVersion | None, date] | None = None
    while True:
        standing = (await watcher.version(), today())
        rests = known is None or standing == before
        before = standing
        if rests and standing != known and standing[0] is not None:
            try:
                for address in await asyncio.to_thread(addresses):
                    await ask(front, address)
            except Exception:  # whatever it is, the reader who asks for it is told
                _log.warning("could not get ready ahead of the first reader", exc_info=True)
            known = standing
        await asyncio.sleep(EVERY)


async def ask(front: ASGIApp, address: str) -> int:
    """Ask for a page as a browser does; the status of the answer."""
    path, _, query = address.partition("?")
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (b"host", b"localhost"),
            (b"accept", b"text/html"),
            (b"accept-encoding", b"gzip, deflate, br, zstd"),
        ],
        "client": None,
        "server": ("localhost", 80),
        "state": {},
    }
    await front(scope, receive, send)
    return statuses[0]
