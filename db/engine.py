"""How a database is opened: the only file that knows how the two engines differ at connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

POOL_SIZE = 40  # as many as the server's worker threads, so that no request waits for a connection


DATABASE_ERRORS = (OperationalError, InterfaceError, NoConnectionFree)
"""What a query raises where the database does not answer."""


class UnusableDatabase(Exception):
    """The database cannot be opened; the message says why in one line."""


def database_url(text: str) -> URL:
    """The address of a database: ``sqlite:///path`` or ``postgresql://…``; raises UnusableDatabase."""
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise UnusableDatabase(f"not a database address: {text!r}") from error
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url
    raise UnusableDatabase(f"{backend} is not supported: use sqlite or postgresql")


def open_engine(address: str) -> Engine:
    """An engine for ``address``; makes the folder of an SQLite file. Raises UnusableDatabase."""
    url = database_url(address)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_size=POOL_SIZE, pool_use_lifo=True, pool_pre_ping=True)
    if not url.database or url.database == ":memory:":
        raise UnusableDatabase("SQLite needs a file, such as sqlite:///var/concord.db")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableDatabase(f"cannot make {Path(url.database).parent}: {error.strerror}") from error
    engine = create_engine(url, pool_size=POOL_SIZE, pool_use_lifo=True, connect_args={"timeout": 10})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own transaction handling breaks savepoints: BEGIN is ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-32000"):
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            # A file that cannot be written still can be read; a write will say what is wrong.
            if not pragma.startswith("journal_mode"):
                raise
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    options = connection.get_execution_options()
    if options.get("writes", False):
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        if options.get("remakes_tables", False):
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    # Neither touches the file, so neither can fail in a way that would have to be told: no detour.
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA query_only=ON")
    driver.execute("BEGIN")


def is_sqlite(address: str) -> bool:
    """Whether ``address`` is that of an SQLite file; raises UnusableDatabase."""
    return database_url(address).get_backend_name() == "sqlite"


def address_of(engine: Engine) -> str:
    """The address that ``engine`` was opened with."""
    return engine.url.render_as_string(hide_password=False)


def server_address(engine: Engine) -> bytes:
    """The address of a PostgreSQL database in the words of its own client library."""
    given = engine.dialect.create_connect_args(engine.url)[1]
    return make_conninfo(**{name: value for name, value in given.items() if name != "context"}).encode()


@contextmanager
def failures_in_one_line() -> Iterator[None]:
    """Turn what a database says went wrong (no disk left, no right to write, no server) into UnusableDatabase."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()
        raise UnusableDatabase(f"the database failed: {said[0] if said else 'no reason given'}") from error
