"""The Chinese catalogue: complete, certain, and with the same places for values as the English."""

import re
import shutil
import subprocess
import sys
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from conftest import ROOT

from reports.wording.catalogue import CATALOGUE, extract, read_catalogue, untranslated

PLACE = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}")


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    return read_catalogue(CATALOGUE)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What templates and code say, found as babel.cfg says."""
    return read_catalogue(extract(tmp_path_factory.mktemp("messages") / "concord.pot"))


def _strings(message: Any) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_no_message_is_missing(used: Catalog, chinese: Catalog) -> None:
    missing = [message.id for message in used if message.id and chinese.get(message.id) is None]
    assert not missing, f"run `make catalogue` and translate: {missing}"
    assert not untranslated(chinese)


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


def test_make_catalogue_changes_only_what_changed(tmp_path: Path) -> None:
    house = tmp_path / "house"
    for name in ("models", "db", "reports", "api", "web"):
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "babel.cfg"):
        shutil.copy(ROOT / name, house)
    catalogue = house / CATALOGUE.relative_to(ROOT)
    page = house / "web" / "templates" / "nobody.html"

    assert make_catalogue(house) == ""
    assert catalogue.read_bytes() == CATALOGUE.read_bytes()

    page.write_text('{{ _("Said by nobody yet") }}', encoding="utf-8")
    entry = '\nmsgid "Said by nobody any longer"\nmsgstr "不再有人说"\n'
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert make_catalogue(house) == "to be translated: Said by nobody yet\n"

    before = CATALOGUE.read_text(encoding="utf-8").splitlines()
    after = catalogue.read_text(encoding="utf-8").splitlines()
    changed = [line for line in ndiff(before, after) if line[0] in "+-"]
    assert sorted(changed) == ["+ ", '+ msgid "Said by nobody yet"', '+ msgstr ""']


def make_catalogue(house: Path) -> str:
    """Run the recipe in a copy of the house, with the interpreter of these tests; what it says."""
    return subprocess.run(
        [
            "make",
            "--no-print-directory",
            "--assume-old=install",
            "catalogue",
            f"BIN={Path(sys.executable).parent}",
        ],
        cwd=house,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
