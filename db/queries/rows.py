"""What statements about many records share: their ids as one parameter, rows by the record they belong to."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam

AnyRow = Any
"""A row of a query; its columns are those that the query names."""


Rows = Sequence[AnyRow]
ByAgreement = Mapping[str, Rows]


def grouped(rows: Sequence[AnyRow]) -> dict[str, list[AnyRow]]:
    """Rows by their first column."""
    groups: dict[str, list[AnyRow]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return groups


IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def ids_of(rows: Sequence[Any]) -> list[str]:
    """The ids of rows, in their order."""
    return [row.id for row in rows]
