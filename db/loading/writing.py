"""Many rows of a table at once, with as little between them and the driver as their types allow."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert

from models.base import Base


def insert_rows(connection: Connection, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, values by column; a column that a row does not name is null in it."""
    dialect = connection.dialect
    names = sorted(set().union(*rows))
    statement = insert(table).compile(dialect=dialect, column_keys=names)
    if statement.positional:
        names = list(statement.positiontup or ())
    # The driver is given what it takes: SQLAlchemy would go through the types of the table anew for every row.
    columns: list[list[Any]] = []
    for name in names:
        values = [row.get(name) for row in rows]
        bind = table.__table__.columns[name].type.dialect_impl(dialect).bind_processor(dialect)
        columns.append(values if bind is None else [bind(value) for value in values])
    written: list[Any] = list(zip(*columns, strict=True))
    if not statement.positional:
        written = [dict(zip(names, row, strict=True)) for row in written]
    connection.exec_driver_sql(str(statement), written)
