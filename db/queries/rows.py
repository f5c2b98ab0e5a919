"""What statements about many records share: rows of one class, by the record they belong to, their ids as one parameter."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from sqlalchemy import BindParameter, CursorResult, Executable, bindparam

from db.session import ReadSession

R = TypeVar("R", bound=NamedTuple)
"""A class of rows: its fields are the columns of a statement, by name and in their order."""


class HasId(Protocol):
    """A row of a record that has an id."""

    @property
    def id(self) -> str:
        """The id of the record."""


def rows_of(
    session: ReadSession,
    row: type[R],
    statement: Executable,
    parameters: Mapping[str, object] | None = None,
    *,
    columns: Collection[str] | None = None,
) -> Sequence[R]:
    """The rows of a statement, whose columns are the fields of ``row``; raises TypeError where they are not.

    ``columns`` are those of a statement that is made of some of the fields, or of others beside them: nothing else can
    be read of its rows. Nothing is copied: a row is SQLAlchemy's own, which is a tuple with the same names.
    """
    return typed(row, session.execute(statement, parameters), row._fields if columns is None else columns)


def typed(row: type[R], result: CursorResult[*tuple[Any, ...]], columns: Collection[str]) -> Sequence[R]:
    """The rows of a result as rows of a class; raises TypeError where ``columns`` are not its columns."""
    if tuple(result.keys()) != tuple(columns):
        raise TypeError(f"{row.__name__} has the fields {', '.join(columns)}, not {', '.join(result.keys())}")
    return cast(Sequence[R], result.all())


def grouped(rows: Sequence[R]) -> dict[str, list[R]]:
    """Rows by their first column."""
    groups: dict[str, list[R]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return groups


IDS: BindParameter[str] = bindparam("ids", expanding=True)


def ids_of(rows: Sequence[HasId]) -> list[str]:
    """The ids of rows, in their order."""
    return [row.id for row in rows]
