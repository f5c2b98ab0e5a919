"""What a record puts into tables: rows, what they need to know beyond the record, and its citations."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.base import Base
from models.body import BodyRecord
from models.record import SourceRecord
from models.source import Citation, Source

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
            Source,
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
