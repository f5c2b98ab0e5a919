"""What every reading shares: a frozen model that page, JSON and paper render alike."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from db.queries.source import CitationRow
from models.vocabulary import OrganizationKind


class Reading(BaseModel):
    """A frozen picture of part of the record on a day. Templates compute nothing: what they say is a field here.

    A text ``x`` may have ``x_zh`` beside it: the same in Simplified Chinese, by the editors of the record unless
    the field says otherwise. Dates are EDTF text; null means not documented, never none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")


class Head(Reading):
    """Of which day and which revision of the record a reading is."""

    on: date
    revision: int


class Source(Reading):
    """A page on which facts of a record were read; ``position`` is how the record's facts cite it."""

    position: int
    id: str
    url: str
    publisher: str
    published: str | None
    mirror: bool
    supports: str | None


class NumberedSource(Reading):
    """A source of a whole report, under the number by which the report refers to it."""

    number: int
    id: str
    url: str
    publisher: str
    published: str | None
    mirror: bool


class CountryName(Reading):
    """A country, named as the naming table has it."""

    code: str
    name: str
    name_zh: str


class OrganizationName(Reading):
    """An organization by name."""

    id: str
    name: str
    name_zh: str | None
    acronym: str | None
    kind: OrganizationKind | None


def sources_of(rows: Iterable[CitationRow]) -> tuple[Source, ...]:
    """The sources of one record, from rows of ``db.queries.source.citations``."""
    return tuple(
        Source.model_construct(
            position=position,
            id=key,
            url=url,
            publisher=publisher,
            published=published,
            mirror=mirror,
            supports=supports,
        )
        for _, position, key, url, publisher, published, mirror, supports in rows
    )


class Bibliography:
    """Numbers the sources of a report in the order in which it first cites them."""

    def __init__(self) -> None:
        self._numbered: dict[str, NumberedSource] = {}

    def cite(self, sources: tuple[Source, ...]) -> None:
        """Give each source not cited yet the next number."""
        for source in sources:
            if source.id not in self._numbered:
                self._numbered[source.id] = NumberedSource(
                    number=len(self._numbered) + 1,
                    id=source.id,
                    url=source.url,
                    publisher=source.publisher,
                    published=source.published,
                    mirror=source.mirror,
                )

    @property
    def sources(self) -> tuple[NumberedSource, ...]:
        """Every source cited, by number."""
        return tuple(self._numbered.values())
