"""Watching a PostgreSQL database by one tiny query for all who ask."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from psycopg import Error as PostgresError
from psycopg import pq
from sqlalchemy import Engine

from db.engine import address_of, open_engine, server_address
from db.watcher.version import RecordVersion, read_version

PATIENCE = 5.0
"""Seconds that a server may take to name its edition; after that it counts as away."""


Waiter = asyncio.Future[RecordVersion | None]


class ServerWatcher:
    """Watches a PostgreSQL database with one tiny query, which serves all who asked before it was sent.

    The query is prepared and its answer awaited by the event loop, so nobody else waits for it.
    """

    QUERY = (
        b"SELECT v.version_num, r.number, r.at::text FROM alembic_version v LEFT JOIN "
        b"(SELECT number, at FROM revision ORDER BY number DESC LIMIT 1) r ON true"
    )
    NAME = b"edition"

    def __init__(self, engine: Engine) -> None:
        self._address = server_address(engine)
        self._own = open_engine(address_of(engine))
        self._forget()

    def _forget(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._connection: pq.abc.PGconn | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._said: tuple[bytes | None, ...] | None = None
        self._known: RecordVersion | None = None
        self._asking: asyncio.Future[Any] | None = None
        """What the thread is at: connecting, or reading what the new edition is."""
        self._busy = False
        self._waiting: list[Waiter] = []
        """Those who asked since the query under way was sent."""
        self._served: list[Waiter] = []
        """Those who asked before it was sent."""

    async def version(self) -> RecordVersion | None:
        """The edition, from a query that is sent after this was called."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self.close()
            self._loop = loop
        waiter: Waiter = loop.create_future()
        self._waiting.append(waiter)
        if not self._busy:
            self._ask(loop)
        return await waiter

    def close(self) -> None:
        """Let go of the connection; who still waits is told nothing."""
        if self._alarm is not None:
            self._alarm.cancel()
        if self._connection is not None:
            if self._loop is not None and not self._loop.is_closed():
                self._loop.remove_reader(self._connection.socket)
            self._connection.finish()
        if self._loop is not None and not self._loop.is_closed():
            _tell((*self._served, *self._waiting), None)
        self._own.dispose()
        self._forget()

    def _ask(self, loop: asyncio.AbstractEventLoop) -> None:
        self._busy = True
        if self._connection is None:
            self._in_thread(loop, self._connected, _connected, self._address, self.NAME, self.QUERY)
            return
        self._served, self._waiting = self._waiting, []
        try:
            self._connection.send_query_prepared(self.NAME, None)
            self._connection.flush()
        except PostgresError:
            self.close()
            return
        self._alarm = loop.call_later(PATIENCE, self.close)

    def _in_thread(
        self,
        loop: asyncio.AbstractEventLoop,
        then: Callable[[Any], None],
        make: Callable[..., Any],
        *about: Any,
    ) -> None:
        asking = self._asking = loop.run_in_executor(None, make, *about)

        def done(future: asyncio.Future[Any]) -> None:
            # Closed meanwhile: what came is nobody's.
            if self._asking is asking and not future.cancelled():
                then(future.result())

        asking.add_done_callback(done)

    def _connected(self, connection: pq.abc.PGconn | None) -> None:
        loop = self._loop
        if connection is None or loop is None:
            self.close()
            return
        self._connection = connection
        loop.add_reader(connection.socket, self._readable)
        self._ask(loop)

    def _readable(self) -> None:
        connection, loop = self._connection, self._loop
        if connection is None or loop is None:
            return
        try:
            connection.consume_input()
            if connection.is_busy():
                return
            said = _said(connection)
        except PostgresError:
            self.close()
            return
        if self._alarm is not None:
            self._alarm.cancel()
        if said is None:
            self.close()
        elif said == self._said and self._known is not None:
            self._answer(loop)
        else:
            self._said = said
            # Read after the query: it may be newer than what was said, which the next query will tell.
            self._in_thread(loop, self._read, read_version, self._own)

    def _read(self, read: RecordVersion | None) -> None:
        self._known = self._known if read == self._known else read
        if self._loop is not None:
            self._answer(self._loop)

    def _answer(self, loop: asyncio.AbstractEventLoop) -> None:
        served, self._served = self._served, []
        _tell(served, self._known)
        self._busy = False
        if self._waiting:
            self._ask(loop)


def _tell(waiters: Iterable[Waiter], vintage: RecordVersion | None) -> None:
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(vintage)


def _connected(address: bytes, name: bytes, query: bytes) -> pq.abc.PGconn | None:
    """A connection that has the query prepared; None where the server does not give one."""
    connection = pq.PGconn.connect(address)
    if connection.status == pq.ConnStatus.OK:
        prepared = connection.prepare(name, query)
        if prepared.status == pq.ExecStatus.COMMAND_OK:
            connection.nonblocking = 1
            return connection
    connection.finish()
    return None


def _said(connection: pq.abc.PGconn) -> tuple[bytes | None, ...] | None:
    """The row that was asked for; None where there is none, or an error in its place. Raises PostgresError."""
    row: tuple[bytes | None, ...] | None = None
    while (result := connection.get_result()) is not None:
        if result.status == pq.ExecStatus.TUPLES_OK and result.ntuples:
            row = tuple(result.get_value(0, column) for column in range(result.nfields))
    return row
