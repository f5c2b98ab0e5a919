"""The docs say every controlled word that the record uses, each under its own list."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from models.vocabulary import (
    ClauseKind,
    InstrumentKind,
    Modality,
    MovementKind,
    RelationKind,
    Status,
    TreatyActionKind,
)

GLOSSARY = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"
EXPLAINED = (InstrumentKind, TreatyActionKind, ClauseKind, Status, RelationKind, Modality, MovementKind)


def glosses_of(words: type[StrEnum]) -> dict[str, str]:
    """Gloss by value, from the section of the glossary that names the enumeration."""
    for section in re.split(r"^## ", GLOSSARY.read_text(encoding="utf-8"), flags=re.MULTILINE):
        if f"`{words.__name__}`:" in section:
            return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", section, flags=re.MULTILINE))
    return {}


@pytest.mark.parametrize("words", EXPLAINED, ids=lambda words: words.__name__)
def test_glossary_explains_every_value_and_no_other(words: type[StrEnum]) -> None:
    glosses = glosses_of(words)
    values = {word.value for word in words}
    assert values - glosses.keys() == set(), "docs/glossary.md does not explain these"
    assert glosses.keys() - values == set(), "docs/glossary.md explains words that the record does not have"
    assert all(gloss.endswith((".", ")")) for gloss in glosses.values()), "a gloss is a sentence"
