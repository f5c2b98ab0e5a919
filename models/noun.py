"""What a noun of the record is: one declaration, in the noun's own file, from which every room takes its lists.

A file of ``models/`` that declares nouns has them in ``NOUNS``; ``models.nouns`` finds them there. What a room has of a
noun beyond that is code, in the file of the same name: ``db/queries/NOUN.py``, ``reports/NOUN.py``,
``api/routes/NOUN.py``, ``web/pages/NOUN.py``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.base import Base
from models.record import Record

Reference = tuple[str, str, str | None]
"""A reference to judge: field, noun it must be found in, key (None: nothing is referred to)."""

ANY_ORGANIZATION = "any_organization"
"""As the noun of a reference: an organization of the home state, or one with a list of members."""


def many(field: str, noun: str, keys: Sequence[str]) -> list[Reference]:
    """The references of a field that lists keys of a noun."""
    return [(f"{field}.{place}", noun, key) for place, key in enumerate(keys)]


def nothing(_record: Any) -> Iterator[Reference]:
    """The references of a record that refers to nothing."""
    return iter(())


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The list of a noun's records that is given out in every format.

    ``address`` is that of the list under ``/api/v1``, ``title`` and ``place`` are those of the data set in the
    catalogue. ``about`` describes the noun's tag in the API document, where the noun has one of its own.
    """

    address: str
    title: str
    place: int
    about: str | None = None

    @property
    def name(self) -> str:
        """What the list is called: the last part of its address."""
        return self.address.rpartition("/")[2]


@dataclass(frozen=True, kw_only=True)
class Noun:
    """One noun of the record.

    ``order`` is its place when the record is loaded and written: a new noun comes last. ``files`` is a pattern below
    the data folder and ``within`` the key of the list in it, if it is not the whole file; ``key`` is the field that
    names a record. ``tables`` pairs each table with the column that holds the key, the table of the records first.
    ``references`` gives what a record refers to, ``translated`` names the fields that have a second language.

    ``label`` is what several of them are called, a message of the catalogue; changes of a noun without one are not
    shown to readers. ``page`` is the address of a record's page with ``{}`` for its key; ``has_json`` says whether one
    record can be read as JSON, under ``/api/v1`` before the same address. ``example`` is the key that the API document
    shows, ``listing`` the list of all. ``section`` is the place in the navigation of pages, where it has one.

    ``full_text``: records are found by every word of theirs. ``named_by`` is the column by whose text, and its Chinese,
    records are found as one types; None where the noun has more names than one (``reports.search``), or none.
    """

    name: str
    order: int
    record: type[Record]
    files: str
    tables: tuple[tuple[type[Base], str], ...]
    key: str = "id"
    within: str | None = None
    references: Callable[[Any], Iterable[Reference]] = nothing
    translated: frozenset[str] = frozenset()
    label: str | None = None
    page: str | None = None
    has_json: bool = False
    example: str | None = None
    listing: Listing | None = None
    section: int | None = None
    full_text: bool = False
    named_by: str | None = None

    def address(self, key: str) -> str | None:
        """The page of the record ``key``; None where the noun has no pages."""
        return self.page.format(key) if self.page else None
