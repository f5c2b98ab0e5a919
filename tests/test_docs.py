"""The docs say every controlled word that the record uses, each under its own list."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from models.effect import EffectBasis, EffectValue
from models.vocabulary import (
    ClauseKind,
    InstrumentKind,
    Modality,
    MovementKind,
    RelationKind,
    Status,
    TreatyActionKind,
)

HOUSE = Path(__file__).resolve().parent.parent
GLOSSARY = HOUSE / "docs" / "glossary.md"
GUIDE = HOUSE / "CONTRIBUTING.md"
ROOMS = ("models", "db", "reports", "api", "web")
EXPLAINED = (
    InstrumentKind, TreatyActionKind, ClauseKind, Status, EffectValue, EffectBasis, RelationKind, Modality, MovementKind,
)  # fmt: skip


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


def drawn_folders() -> set[str]:
    """The folders that the README's drawing of the tree names, by their path."""
    folders: set[str] = set()
    room = ""
    for line in (HOUSE / "README.md").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"^    (  )?((?:[a-z_]+/ ?)+)", line):
            names = match[2].replace("/", "").split()
            if match[1] is None:
                room = names[0]
            folders |= {f"{room}/{name}" for name in names} if match[1] else {room}
    return folders


def test_the_drawing_of_the_tree_shows_every_folder_and_no_other() -> None:
    packages = {
        f"{room}/{folder.name}"
        for room in ROOMS
        for folder in (HOUSE / room).iterdir()
        if folder.is_dir() and folder.name != "__pycache__"
    }
    assert drawn_folders() == {*ROOMS, "data", *packages}


def test_the_guide_names_only_what_is_there() -> None:
    named = re.findall(
        r"`((?:models|db|reports|api|web|data|docs)/[^`*{} ]+)`", GUIDE.read_text(encoding="utf-8")
    )
    missing = [path for path in named if not re.search("[A-Z]{3}", path) and not (HOUSE / path).exists()]

    assert len(named) > 40
    assert missing == []


def test_each_question_of_a_newcomer_is_answered_by_one_file() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    section = text[text.index("## Which file") :].split("\n## ")[0]
    answers = re.findall(r"^\| .+\? \| `([^`]+)` \|$", section, flags=re.MULTILINE)

    assert len(answers) == len(set(answers)) == 20
