"""One transaction per request: reading connections that cannot write, and the only commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NewType

from sqlalchemy import Connection, Engine

ReadSession = NewType("ReadSession", Connection)
"""A connection inside a read-only transaction: everything read through it is of one moment."""

WriteSession = NewType("WriteSession", Connection)
"""A connection inside the one transaction of a write."""


TRANSACTION_CACHE = "concord_settled"


@contextmanager
def read_session(engine: Engine) -> Iterator[ReadSession]:
    """A read-only transaction; the database itself refuses a write in it."""
    options: dict[str, Any] = {TRANSACTION_CACHE: {}}
    if engine.dialect.name == "postgresql":
        options |= {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield ReadSession(connection)


def transaction_cache(session: ReadSession | WriteSession) -> dict[str, Any]:
    """A place for what holds as long as the transaction of ``session``: while it reads, nothing changes for it.

    For a transaction that writes it is empty each time.
    """
    found: dict[str, Any] = session.get_execution_options().get(TRANSACTION_CACHE, {})
    return found


@contextmanager
def write_session(engine: Engine) -> Iterator[WriteSession]:
    """A transaction that is committed once, at its end, or not at all."""
    with engine.connect().execution_options(writes=True) as connection, _committed(connection):
        yield WriteSession(connection)


@contextmanager
def remaking_tables(engine: Engine) -> Iterator[WriteSession]:
    """As ``write_session``, and tables may be made anew under the rows that refer to them.

    SQLite alters a table by copying it and would take each row that refers to the old one for broken. So it judges no
    foreign key in here: ask ``broken_keys`` before the end.
    """
    with engine.connect().execution_options(writes=True, remakes_tables=True) as connection:
        try:
            with _committed(connection):
                yield WriteSession(connection)
        finally:
            if engine.dialect.name == "sqlite":
                connection.invalidate()  # the pool opens another, which judges keys


@contextmanager
def _committed(connection: Connection) -> Iterator[None]:
    transaction = connection.begin()
    try:
        yield
    except BaseException:
        transaction.rollback()
        raise
    transaction.commit()


def broken_keys(session: WriteSession) -> set[str]:
    """Foreign keys with rows that refer to nothing, as "table to table"; PostgreSQL lets none come about."""
    if session.dialect.name != "sqlite":
        return set()
    rows = session.exec_driver_sql("PRAGMA foreign_key_check")
    return {f"{child} to {parent}" for child, _row, parent, _key in rows}
