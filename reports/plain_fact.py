"""Plain facts: fields of a reading that page, dossier, briefing and tables show without more ado, by being marked so."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from reports.reading import Reading


@dataclass(frozen=True)
class PlainFact:
    """Marks a field: ``label`` is what it is called, a message; ``about`` says in English what its column holds.

    Its value is a controlled word, several of them, a text or a number; of the record's own column of the same name.
    """

    label: str
    about: str


@cache
def plain_facts(reading: type[Reading]) -> dict[str, PlainFact]:
    """The fields that are marked, in the order in which the reading has them."""
    return {
        name: mark
        for name, field in reading.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, PlainFact)
    }


def words_of(annotation: Any) -> type[StrEnum] | None:
    """The controlled words that a field of such a type holds, one or several; None where it holds others."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and get_origin(kind) is None and issubclass(kind, StrEnum):
            return kind
    return None


def holds_several(annotation: Any) -> bool:
    """Whether a field of such a type holds several values."""
    return get_origin(annotation) is tuple
