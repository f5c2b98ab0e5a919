"""Reading the second language: files named as the ones they translate, texts by record id."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db.loading.faults import DataFault
from db.loading.files import Entry, read_list
from models.nouns import NOUNS, TRANSLATED
from models.translation import NUMBERED

LANGUAGE = "zh"


def overlay_files(root: Path) -> Iterator[tuple[str, Path, str | None]]:
    """Every file of translations that may stand in ``root``: (noun, file, key of the list in it)."""
    for noun in NOUNS:
        if noun.name in TRANSLATED:
            pattern = noun.files.removeprefix("samples/")
            for path in sorted((root / "translations" / LANGUAGE).glob(pattern)):
                yield noun.name, path, noun.within


def read_translations(root: Path, faults: list[DataFault]) -> Iterator[tuple[str, Entry, dict[str, Any]]]:
    """The translations of every record: its id, where it stands, and its texts by field path."""
    for noun, path, within in overlay_files(root):
        fields = TRANSLATED[noun]
        for entry in read_list(root, path, faults, within=within):
            values = entry.values
            if not isinstance(values, dict) or not isinstance(values.get("id"), str):
                faults.append(DataFault(entry.file, entry.line, "", "id", "a translation names its record"))
                continue
            texts: dict[str, Any] = {}
            for field, text in values.items():
                if field == "id" or text is None:
                    continue
                if field not in fields:
                    faults.append(DataFault(entry.file, entry.line, values["id"], str(field), "unknown key"))
                elif field in NUMBERED and isinstance(text, list):
                    texts |= {
                        f"{field}.{place}": each for place, each in enumerate(text, 1) if each is not None
                    }
                else:
                    texts[field] = text
            content = {"lang": LANGUAGE, "noun": noun, "record_id": values["id"], "texts": texts}
            yield noun, entry, content
