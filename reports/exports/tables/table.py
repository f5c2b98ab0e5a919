"""What a flat table is: named, documented columns over the items of a list, and how a cell of each kind is read.

An uncertain date is three columns: the text as sourced, and the first and last day that it can mean. A list is one
cell, its members joined. Null is an empty cell: not documented, never none.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from models.dates.uncertain_date import UncertainDate
from reports.plain_fact import holds_several, plain_facts, words_of
from reports.reading import Reading

JOINED = " | "
"""Stands between the members of a list in one cell; no id, code or address holds it."""

Cell = str | int | float | bool | date | None


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    EDTF = "edtf"
    """An uncertain date as its source has it."""
    LINK = "link"
    """An address of this service, made absolute."""
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """One column: its name, what its cells hold, what they mean, and how they are read off an item."""

    name: str
    kind: ColumnKind
    about: str
    read: Callable[[Any], Any]
    words: type[StrEnum] | None = None
    """The controlled words that its cells are taken from."""

    def cell(self, item: Any, base: str) -> Cell:
        """The cell of ``item``; addresses of this service begin with ``base``."""
        value = self.read(item)
        if value is None:
            return None
        if self.kind is ColumnKind.LIST:
            return JOINED.join(str(plain(each)).replace("|", "/") for each in value) or None
        if self.kind is ColumnKind.LINK:
            return f"{base}{value}"
        found: Cell = plain(value)
        return found


@dataclass(frozen=True)
class ColumnReference:
    """A column whose cells are keys of another table."""

    column: str
    table: str
    key: str = "id"


@dataclass(frozen=True)
class Table:
    """The items of one noun as rows; ``name`` is also that of its file and sheet."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    references: tuple[ColumnReference, ...] = ()

    @property
    def heads(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def only(self, fields: Collection[str]) -> "Table":
        """The same with its key, its address and the columns of some fields only; all where none is named."""
        kept = {*fields, *self.key, "url"}
        kept |= {f"{field}_{side}" for field in fields for side in ("earliest", "latest")}
        columns = tuple(column for column in self.columns if column.name in kept)
        return replace(self, columns=columns) if fields else self

    def rows(self, items: Iterable[Any], base: str) -> Iterable[list[Cell]]:
        """The rows of ``items``, cells in the order of the columns."""
        for item in items:
            yield [column.cell(item, base) for column in self.columns]


def plain(value: Any) -> Any:
    """A controlled word as its text; anything else as it is."""
    return value.value if isinstance(value, Enum) else value


def reading(path: str) -> Callable[[Any], Any]:
    """How the value at a dotted path is read off an item; None where anything on the way is."""
    steps = path.split(".")

    def read(item: Any) -> Any:
        for step in steps:
            if item is None:
                return None
            item = getattr(item, step)
        return item

    return read


Read = Callable[[Any], Any] | str | None


def _read(name: str, read: Read) -> Callable[[Any], Any]:
    return read if callable(read) else reading(read or name)


def text(name: str, about: str, read: Read = None, words: type[StrEnum] | None = None) -> Column:
    """A column of texts, or of controlled words."""
    return Column(name, ColumnKind.TEXT, about, _read(name, read), words)


def integer(name: str, about: str, read: Read = None) -> Column:
    """A column of whole numbers."""
    return Column(name, ColumnKind.INTEGER, about, _read(name, read))


def number(name: str, about: str, read: Read = None) -> Column:
    """A column of numbers."""
    return Column(name, ColumnKind.NUMBER, about, _read(name, read))


def boolean(name: str, about: str, read: Read = None) -> Column:
    """A column of yes and no."""
    return Column(name, ColumnKind.BOOLEAN, about, _read(name, read))


def many(name: str, about: str, read: Read = None) -> Column:
    """A column of lists, each joined in one cell."""
    return Column(name, ColumnKind.LIST, f"{about}; joined by '{JOINED}'", _read(name, read))


def link(name: str = "url", about: str = "Address of the record", read: Read = None) -> Column:
    """A column of addresses of this service."""
    return Column(name, ColumnKind.LINK, about, _read(name, read))


def bounds(value: object) -> tuple[date | None, date | None]:
    """The first and the last day that an EDTF text can mean; None where open, unknown, or no date at all."""
    try:
        day = UncertainDate.parse(str(value))
    except ValueError:
        return None, None
    return day.earliest, day.latest


def dates(name: str, about: str, read: Read = None) -> tuple[Column, Column, Column]:
    """Three columns for an uncertain date: as sourced, its first and its last possible day."""
    found = _read(name, read)

    def side(place: int) -> Callable[[Any], date | None]:
        return lambda item: None if (value := found(item)) is None else bounds(value)[place]

    return (
        Column(name, ColumnKind.EDTF, f"{about}, EDTF, as precise as the source", found),
        Column(f"{name}_earliest", ColumnKind.DATE, f"First day that {name} can mean", side(0)),
        Column(f"{name}_latest", ColumnKind.DATE, f"Last day that {name} can mean", side(1)),
    )


def sources() -> Column:
    """The addresses of a record's sources."""
    return many(
        "sources",
        "Addresses of the pages on which the facts were read",
        lambda item: [each.url for each in item.sources],
    )


def plain_columns(reading: type[Reading]) -> tuple[Column, ...]:
    """A column for each plain fact of a reading."""
    columns = []
    for name, fact in plain_facts(reading).items():
        annotation = reading.model_fields[name].annotation
        if holds_several(annotation):
            columns.append(many(name, fact.about))
        else:
            columns.append(text(name, fact.about, words=words_of(annotation)))
    return tuple(columns)
