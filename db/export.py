"""The record written out again in the record format: as the YAML set, or one record a line; made from the ledger.

What is written here and loaded again is the same record: every digest is equal.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import yaml

from db.ledger import records
from db.loading.overlay import LANGUAGE
from db.session import ReadSession
from models.noun import Noun
from models.nouns import NOUNS, TRANSLATED
from models.translation import NUMBERED, TranslationRecord

RECORDS_A_FILE = 2_000
"""Records in one file of a noun that may have several."""

LAST = ("sources", "confidence", "notes")

OF = "of"
"""Where a line says which noun it translates: ``noun`` says that it is a translation."""


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: the record format has no anchors."""
        return True


def _yaml(value: Any) -> bytes:
    text: bytes = yaml.dump(
        value, Dumper=_Dumper, encoding="utf-8", allow_unicode=True, sort_keys=False, width=120
    )
    return text


def contents(session: ReadSession, noun: Noun) -> Iterator[dict[str, Any]]:
    """The records of a noun as they stand, by key: key first, sources last, all else as the record format has it."""
    for key, stored in records(session, noun.name):
        content = noun.record.model_validate_json(json.dumps(stored)).content()
        last = {name: content.pop(name) for name in LAST if name in content}
        first = {noun.key: key} if noun.key in content else {}
        yield {**first, **content, **last}


def _translations(session: ReadSession) -> dict[str, list[dict[str, Any]]]:
    """Translations by noun, as entries of their files."""
    found: dict[str, list[dict[str, Any]]] = {}
    for _, content in records(session, "translation"):
        record = TranslationRecord.model_validate_json(json.dumps(content))
        entry: dict[str, Any] = {"id": record.record_id}
        entry |= {path: record.texts[path] for path in sorted(record.texts) if "." not in path}
        for field in NUMBERED:
            texts = {
                int(path.partition(".")[2]): text
                for path, text in record.texts.items()
                if path.startswith(f"{field}.")
            }
            if texts:
                entry[field] = [texts.get(place) for place in range(1, max(texts) + 1)]
        found.setdefault(record.noun, []).append(entry)
    return found


def _files(pattern: str, entries: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Entries under the name of their file; numbered files where the noun may have several."""
    if "*" not in pattern:
        yield pattern, list(entries)
        return
    every, number = iter(entries), 0
    while (some := list(islice(every, RECORDS_A_FILE))) or number == 0:
        number += 1
        yield pattern.replace("*", f"{number:03}"), some


def record_files(session: ReadSession) -> Iterator[tuple[str, bytes]]:
    """The files of the YAML set: name below the data folder, and content."""
    shared: dict[str, dict[str, Any]] = {}
    translated = _translations(session)
    for noun in NOUNS:
        told: list[tuple[str, Iterable[Any]]] = [(noun.files, contents(session, noun))]
        if noun.name in TRANSLATED:
            pattern = noun.files.removeprefix("samples/")
            told.append((f"translations/{LANGUAGE}/{pattern}", translated.get(noun.name, [])))
        for pattern, entries in told:
            if noun.within is not None:
                shared.setdefault(pattern, {})[noun.within] = list(entries)
                continue
            for name, some in _files(pattern, entries):
                yield name, _yaml(some)
    for name, lists in shared.items():
        yield name, _yaml(lists)


def record_lines(session: ReadSession) -> Iterator[bytes]:
    """The record as JSON Lines: the noun, then the fields of the record."""
    for noun in NOUNS:
        for content in contents(session, noun):
            yield _line({"noun": noun.name, **content})
    for _, content in records(session, "translation"):
        of = content.pop("noun")
        yield _line({"noun": "translation", OF: of, **content})


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
