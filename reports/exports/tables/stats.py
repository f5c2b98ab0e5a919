"""Counts for charts as flat tables: the columns are those that the rows themselves have."""

from collections.abc import Callable
from typing import Any

from reports.exports.tables.table import Column, Kind, Table
from reports.statistics.agreements import Row, Rows

_KINDS: dict[type, Kind] = {int: Kind.INTEGER, float: Kind.NUMBER, str: Kind.TEXT}


def _value(name: str) -> Callable[[Any], Any]:
    return lambda row: row.get(name)


def _kind(rows: tuple[Row, ...], name: str) -> Kind:
    kinds = {_KINDS[type(row[name])] for row in rows if row.get(name) is not None}
    if len(kinds) == 1:
        return kinds.pop()
    return Kind.NUMBER if kinds == {Kind.INTEGER, Kind.NUMBER} else Kind.TEXT


def stats_table(name: str) -> Callable[[Rows], Table]:
    """How the table of some counts is made from them; ``name`` is that of its file and sheet."""

    def table(counts: Rows) -> Table:
        names = dict.fromkeys(name for row in counts.rows for name in row)
        columns = tuple(
            Column(each, _kind(counts.rows, each), each.replace("_", " "), _value(each)) for each in names
        )
        return Table(name, name, counts.method, columns, key=())

    return table
