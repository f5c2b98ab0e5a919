"""What a record puts into tables: rows, what they need to know beyond the record, and its citations."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.base import Base
from models.body import BodyRecord
from models.modules import modules
from models.noun import Noun
from models.record import Record, SourceRecord
from models.source import Citation, SourcePage

Row = tuple[type[Base], dict[str, Any]]
"""A table and the values of one of its rows, by column."""


@dataclass(frozen=True)
class Context:
    """What a row needs to know beyond its own record: the bodies and organizations of the whole set."""

    bodies: Mapping[str, BodyRecord]
    organizations: frozenset[str]
    home_organizations: frozenset[str]

    def organization_of(self, body_id: str) -> str | None:
        """The organization a body stands for: named, its own, or that of the body it is part of."""
        record = self.bodies[body_id]
        if record.organization or body_id in self.organizations:
            return record.organization or body_id
        return self.organization_of(record.part_of) if record.part_of and not record.state else None

    def side_of(self, body_id: str) -> str:
        """The state or organization a body belongs to, as one word; bodies of one state are one side."""
        return self.bodies[body_id].state or self.organization_of(body_id) or body_id


def source_id(source: SourceRecord) -> str:
    """The id of a page: the same address, publisher, date and kind give the same id."""
    text = "\n".join((source.url, source.publisher, source.published or "", str(source.mirror)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def cited(noun: str, record_id: str, sources: tuple[SourceRecord, ...]) -> Iterator[Row]:
    """The sources of a record, and its citations of them by position."""
    for place, source in enumerate(sources, 1):
        key = source_id(source)
        yield (
            SourcePage,
            {
                "id": key,
                "url": source.url,
                "publisher": source.publisher,
                "published_edtf": source.published,
                "mirror": source.mirror,
            },
        )
        yield (
            Citation,
            {
                "noun": noun,
                "record_id": record_id,
                "position": place,
                "source_id": key,
                "supports": source.supports,
            },
        )


@cache
def _alike(table: type[Base], record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Columns of a table with the field of a record that each holds: of the same name, a date's without ``_edtf``."""
    columns = (column.name for column in table.__table__.columns)
    pairs = ((column, column.removesuffix("_edtf")) for column in columns)
    return tuple((column, field) for column, field in pairs if field in record.model_fields)


def plain_values(table: type[Base], record: Record) -> dict[str, Any]:
    """The values that a table has from the fields of a record of the same names, as they stand."""
    return {column: getattr(record, field) for column, field in _alike(table, type(record))}


def plain_rows(noun: Noun, record: Any) -> Iterator[Row]:
    """The rows of a record that is one row of the noun's own table, with its sources."""
    table, _ = noun.tables[0]
    yield table, plain_values(table, record)
    yield from cited(noun.name, str(getattr(record, noun.key)), getattr(record, "sources", ()))


RowsOf = Callable[[Any, Context], Iterator[Row]]


@cache
def special_rows() -> dict[str, RowsOf]:
    """What makes the rows of nouns that are more than one row: ``ROWS`` of the files of this folder."""
    found: dict[str, RowsOf] = {}
    for module in modules(__package__ or "").values():
        found |= getattr(module, "ROWS", {})
    return found


def rows_of(noun: Noun, record: Any, context: Context) -> Iterator[Row]:
    """The rows of a record of ``noun``: by the code that the noun has in this folder, else one plain row."""
    special = special_rows().get(noun.name)
    return special(record, context) if special else plain_rows(noun, record)
