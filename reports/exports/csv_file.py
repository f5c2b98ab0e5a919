"""Tables as CSV (RFC 4180) for people and programs: UTF-8 with a byte order mark, so that Excel shows Chinese.

A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers and dates are never texts.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from reports.exports.tables.table import Cell, Table

BYTE_ORDER_MARK = "\ufeff"
ROWS_AT_ONCE = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inert(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def comma_separated(table: Table, rows: Iterable[list[Cell]]) -> Iterator[bytes]:
    """The rows of a table as CSV, a few hundred at a time, after a line with the names of its columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    text.write(BYTE_ORDER_MARK)
    writer.writerow(table.heads)
    every = iter(rows)
    while some := list(islice(every, ROWS_AT_ONCE)):
        writer.writerows([_written(cell) for cell in row] for row in some)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    if text.tell():
        yield text.getvalue().encode()
