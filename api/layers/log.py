"""Logs: one line an event, JSON where no terminal reads them; the standard library's loggers go the same way.

What is logged of a request is what running the service needs: no query (people search by it), no address of a client, no
secret that is part of an address.
"""

import asyncio
import logging
import sys
from typing import Any, TextIO

import structlog
from pydantic_core import to_json
from structlog.typing import EventDict, Processor, WrappedLogger

HELD_LINES = 64
HELD_SECONDS = 0.25
"""Lines on requests are written together: so many, or after so long."""

SECRETS = "/calendars/links/"
"""What follows it in a path opens somebody's calendar."""

LIBRARIES = {"alembic": logging.WARNING, "uvicorn.error": logging.WARNING}
"""Talkative ones, and what they may say at least."""


def shown_path(path: str) -> str:
    """A path as logs show it: a secret in it is named and not told, whether there is such an address or not."""
    before, secret, _ = path.partition(SECRETS)
    return f"{before}{secret}{{token}}.ics" if secret else path


def _json(event: object, **_: object) -> bytes:
    return to_json(event, fallback=str)


def _renderers(stream: TextIO) -> list[Processor]:
    if stream.isatty():
        return [structlog.dev.ConsoleRenderer()]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json)]


def _text(_: WrappedLogger, __: str, line: Any) -> str:
    return line.decode() if isinstance(line, bytes) else str(line)


def _bare(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Without what only the library needs."""
    for name in ("_record", "_from_structlog", "color_message"):
        event.pop(name, None)
    return event


def configure(level: str, stream: TextIO = sys.stderr) -> None:
    """Write all logs of this process to ``stream``, from ``level`` on."""
    common: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ExtraAdder(),
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=common, processors=[_bare, *_renderers(stream), _text]
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name, least in LIBRARIES.items():
        logging.getLogger(name).setLevel(max(least, root.level))


class _Together:
    """Takes lines and writes several at once; a loop must be running."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines: list[str] = []
        self._timer: asyncio.TimerHandle | None = None

    def info(self, line: str | bytes) -> None:
        self._lines.append(line if isinstance(line, str) else line.decode())
        if len(self._lines) >= HELD_LINES:
            self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(HELD_SECONDS, self.flush)

    def flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._lines:
            lines, self._lines = self._lines, []
            self._stream.write("\n".join(lines) + "\n")
            self._stream.flush()


class AccessLog:
    """Writes a line on each request."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._together = _Together(stream)
        self._log: Any = structlog.wrap_logger(
            self._together,
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                *_renderers(stream),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        ).bind(logger="concord.access")

    def answered(self, **what: object) -> None:
        """A request was answered."""
        self._log.info("answered", **what)

    def flush(self) -> None:
        """Write what is still held."""
        self._together.flush()
