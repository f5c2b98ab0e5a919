"""Counts for charts as flat tables: the columns are those that the rows themselves have."""

from collections.abc import Callable
from typing import Any

from reports.exports.tables.table import Column, ColumnKind, Table
from reports.statistics.agreements import Row, Rows

_KINDS: dict[type, ColumnKind] = {int: ColumnKind.INTEGER, float: ColumnKind.NUMBER, str: ColumnKind.TEXT}


def _value(name: str) -> Callable[[Any], Any]:
    return lambda row: row.get(name)


def _kind(rows: tuple[Row, ...], name: str) -> ColumnKind:
    kinds = {_KINDS[type(row[name])] for row in rows if row.get(name) is not None}
    if len(kinds) == 1:
        return kinds.pop()
    return ColumnKind.NUMBER if kinds == {ColumnKind.INTEGER, ColumnKind.NUMBER} else ColumnKind.TEXT


def stats_table(name: str) -> Callable[[Rows], Table]:
    """How the table of some counts is made from them; ``name`` is that of its file and sheet."""

    def table(counts: Rows) -> Table:
        names = dict.fromkeys(name for row in counts.rows for name in row)
        columns = tuple(
            Column(each, _kind(counts.rows, each), each.replace("_", " "), _value(each)) for each in names
        )
        return Table(name, name, counts.method, columns, key=())

    return table
