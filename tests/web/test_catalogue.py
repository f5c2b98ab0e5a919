"""The Chinese catalogue: complete, certain, and with the same places for values as the English."""

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from reports.wording.language import DOMAIN, LOCALES

ROOT = Path(__file__).parent.parent.parent
PLACE = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}")


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with (LOCALES / "zh_Hans" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale="zh_Hans")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What templates and code say, found as babel.cfg says."""
    template = tmp_path_factory.mktemp("messages") / "concord.pot"
    arguments = ["pybabel", "-q", "extract", "-F", str(ROOT / "babel.cfg"), "-k", "N_"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        CommandLineInterface().run(  # type: ignore[no-untyped-call]  # Babel types no command
            [*arguments, "-o", str(template), "."]
        )
    with template.open("rb") as file:
        return read_po(file)


def _strings(message: Any) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_no_message_is_missing(used: Catalog, chinese: Catalog) -> None:
    missing = []
    for message in used:
        if message.id:
            translated = chinese.get(message.id)
            if translated is None or not all(_strings(translated)):
                missing.append(message.id)
    assert not missing, missing


def test_no_message_is_uncertain_or_left_over(used: Catalog, chinese: Catalog) -> None:
    assert not [message.id for message in chinese if message.id and message.fuzzy]
    assert not [message.id for message in chinese if message.id and used.get(message.id) is None]
    assert not chinese.obsolete


def test_translations_keep_the_places_for_values(chinese: Catalog) -> None:
    for message in chinese:
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[-1]
        for text in _strings(message):
            assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(english)), english


def test_translations_are_in_chinese(chinese: Catalog) -> None:
    for message in chinese:
        if message.id and re.search(r"[A-Za-z]{4}", PLACE.sub("", str(message.id))):
            assert all(re.search(r"[\u4e00-\u9fff]", text) for text in _strings(message)), message.id
