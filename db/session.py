"""One transaction per request: reading connections that cannot write, and the only commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NewType

from sqlalchemy import Connection, Engine

Reading = NewType("Reading", Connection)
"""A connection inside a read-only transaction: everything read through it is of one moment."""

Writing = NewType("Writing", Connection)
"""A connection inside the one transaction of a write."""


SETTLED = "concord_settled"


@contextmanager
def reading(engine: Engine) -> Iterator[Reading]:
    """A read-only transaction; the database itself refuses a write in it."""
    options: dict[str, Any] = {SETTLED: {}}
    if engine.dialect.name == "postgresql":
        options |= {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield Reading(connection)


def settled_in(session: Reading | Writing) -> dict[str, Any]:
    """A place for what holds as long as the transaction of ``session``: while it reads, nothing changes for it.

    For a transaction that writes it is empty each time.
    """
    found: dict[str, Any] = session.get_execution_options().get(SETTLED, {})
    return found


@contextmanager
def writing(engine: Engine) -> Iterator[Writing]:
    """A transaction that is committed once, at its end, or not at all."""
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        try:
            yield Writing(connection)
        except BaseException:
            transaction.rollback()
            raise
        transaction.commit()
