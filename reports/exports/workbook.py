"""Tables as a workbook (XLSX): one sheet a table, days as dates, texts as texts, and a last sheet that says what is what."""

import io
from collections.abc import Iterable
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.dates.uncertain_date import Precision, UncertainDate
from reports.exports.tables.table import Cell, Column, ColumnKind, Table

LONGEST = 32_767
"""Characters that a cell can hold."""
CUT = " […]"
MOST_ROWS = 1_048_575
"""Rows that a sheet can hold below its head."""
FIRST_DAY = date(1900, 3, 1)
"""Before this day, spreadsheets count days differently, or not at all."""
_WIDTHS = {ColumnKind.TEXT: 24, ColumnKind.LIST: 24, ColumnKind.LINK: 30, ColumnKind.BOOLEAN: 9}

Sheet = tuple[Table, Iterable[list[Cell]]]


def _whole_day(text: str) -> date | None:
    try:
        day = UncertainDate.parse(text)
    except ValueError:
        return None
    plain = day.precision is Precision.DAY and not (day.is_interval or day.approximate or day.uncertain)
    return day.first if plain and "X" not in text else None


def _put(sheet: Worksheet, row: int, place: int, column: Column, cell: Cell, day_format: Format) -> None:
    if cell is None:
        return
    if column.kind is ColumnKind.EDTF and isinstance(cell, str):
        cell = _whole_day(cell) or cell
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell)
    elif isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), day_format)  # noqa: DTZ001 - a cell has no zone
    else:
        text = str(cell)
        sheet.write_string(row, place, text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT)


def workbook(sheets: Iterable[Sheet], *, said: Iterable[tuple[str, str]], made: datetime) -> bytes:
    """A workbook of one sheet a table, and one named ``about`` with what is ``said`` of it and of every column.

    ``made`` is the moment of the record it was made from, so that the same record gives the same bytes.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": "Concord", "created": made.replace(tzinfo=None)})
    bold = book.add_format({"bold": True})
    day_format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    told: list[Table] = []
    for table, rows in sheets:
        told.append(table)
        sheet = book.add_worksheet(table.name[:31])
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDTHS.get(column.kind, 12))
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column.name, bold)
        number = 0
        for number, row in enumerate(rows, 1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                _put(sheet, number, place, column, cell, day_format)
        sheet.autofilter(0, 0, number, len(table.columns) - 1)
    _about(book.add_worksheet("about"), told, said, bold)
    book.close()
    return buffer.getvalue()


def _about(sheet: Worksheet, tables: Iterable[Table], said: Iterable[tuple[str, str]], bold: Format) -> None:
    sheet.set_column(0, 2, 24)
    sheet.set_column(3, 3, 90)
    lines = [(name, "", "", text) for name, text in said]
    lines.append(("sheet", "column", "holds", "meaning"))
    for table in tables:
        lines.append((table.name, "", "", table.about))
        lines += [(table.name, column.name, column.kind.value, column.about) for column in table.columns]
    for row, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(row, place, text, bold if line[0] == "sheet" else None)
