"""A whole data set in memory: read, judged record by record and as a whole, or refused with every fault."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from db.ledger import digest
from db.loading.faults import DataFault, DataRefused
from db.loading.files import Entry, read_list
from db.loading.overlay import overlay_files, read_translations
from db.loading.rows import Context
from models.noun import Noun
from models.nouns import NOUNS
from models.record import Record
from models.translation import TranslationRecord

REFERENCE_FILES = frozenset(("benefit-taxonomy.yaml", "translations/zh/benefit-taxonomy.yaml"))
"""Files that hold no records: vocabularies and definitions that reports are written from."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A valid record, and where it stands."""

    record: Any
    file: str
    line: int


def _nothing() -> dict[str, Mapping[str, Placed]]:
    return {name: {} for name in (*(noun.name for noun in NOUNS), "translation")}


@dataclass(frozen=True)
class DataSet:
    """The records of every noun by key, in the order of their files, and the translations.

    A noun's records may lie in a file and be read when they are asked for (``db.loading.lines``): whoever goes through
    them all does so once, and keeps none.
    """

    records: dict[str, Mapping[str, Placed]] = field(default_factory=_nothing)
    broken: set[str] = field(default_factory=set)
    """Keys of records that are there but faulty: what refers to them is not judged."""
    unread: set[str] = field(default_factory=set)
    """Nouns of which a file could not be read: what refers to their records is not judged."""

    def of(self, noun: str) -> Mapping[str, Any]:
        """The records of a noun by key."""
        return _Records(self.records[noun])

    def digest(self, noun: str, key: str) -> str:
        """The digest of a record's content."""
        records = self.records[noun]
        known = getattr(records, "digest", None)
        found: str = known(key) if known else digest(records[key].record.content())
        return found

    def keep(self, noun: str, key: str, placed: Placed) -> None:
        """Hold one more record in memory."""
        records = self.records[noun]
        assert isinstance(records, dict)  # noqa: S101 - the others fill themselves
        records[key] = placed

    def context(self) -> Context:
        """What rows need to know of the whole set."""
        home = frozenset(self.records["organization"])
        return Context(
            bodies=self.of("body"),
            organizations=home | frozenset(self.records["membership_list"]),
            home_organizations=home,
        )


class _Records(Mapping[str, Any]):
    """Records without their places."""

    def __init__(self, placed: Mapping[str, Placed]) -> None:
        self._placed = placed

    def __getitem__(self, key: str) -> Any:
        return self._placed[key].record

    def __iter__(self) -> Iterator[str]:
        return iter(self._placed)

    def __len__(self) -> int:
        return len(self._placed)

    def __contains__(self, key: object) -> bool:
        return key in self._placed


def _reason(error: Mapping[str, Any]) -> str:
    if error["type"] == "extra_forbidden":
        return "unknown key"
    if error["type"] == "missing":
        return "is missing"
    return str(error["msg"]).removeprefix("Value error, ")


def validated(
    model: type[Record],
    entry: Entry,
    key: str,
    data: DataSet,
    faults: list[DataFault],
    *,
    text: bytes | None = None,
) -> Record | None:
    """The record that an entry holds, named in its field ``key``; None, with its faults, where it is none.

    ``text`` is the entry as JSON, where it was read from there.
    """
    name = entry.values.get(key, "") if isinstance(entry.values, dict) else ""
    name = name if isinstance(name, str) else str(name)
    try:
        if text is None:
            text = json.dumps(entry.values, ensure_ascii=True, allow_nan=False).encode()
        return model.model_validate_json(text)
    except ValidationError as error:
        for each in error.errors(include_url=False, include_context=False, include_input=False):
            path = ".".join(str(part) for part in each["loc"])
            faults.append(DataFault(entry.file, entry.line, name[:100], path, _reason(each)))
    except (TypeError, ValueError) as error:
        faults.append(DataFault(entry.file, entry.line, name[:100], "", str(error)))
    data.broken.add(name)
    return None


def _keep(data: DataSet, noun: str, key: str, record: Record, entry: Entry, faults: list[DataFault]) -> None:
    if key in data.records[noun]:
        first = data.records[noun][key]
        faults.append(
            DataFault(entry.file, entry.line, key, "id", f"stands already in {first.file}:{first.line}")
        )
    else:
        data.keep(noun, key, Placed(record, entry.file, entry.line))


def _unexpected(root: Path, expected: set[Path]) -> Iterator[DataFault]:
    for path in sorted(root.rglob("*.y*ml")):
        name = path.relative_to(root).as_posix()
        if path not in expected and name not in REFERENCE_FILES:
            yield DataFault(name, 1, "", "", "is not a file of the record format")


def _read_noun(root: Path, noun: Noun, data: DataSet, faults: list[DataFault]) -> set[Path]:
    paths = sorted(root.glob(noun.files))
    if not paths:
        faults.append(DataFault(noun.files, 1, "", "", "is missing"))
    for path in paths:
        before = len(faults)
        entries = list(read_list(root, path, faults, within=noun.within))
        if len(faults) > before:
            data.unread.add(noun.name)
        for entry in entries:
            record = validated(noun.record, entry, noun.key, data, faults)
            if record is not None:
                _keep(data, noun.name, str(getattr(record, noun.key)), record, entry, faults)
    return set(paths)


def read_data_set(
    root: Path,
    checks: Callable[[DataSet], Iterator[DataFault]],
    *,
    progress: Callable[[str], None] | None = None,
) -> DataSet:
    """The data set in the folder ``root``; raises Refused with every fault that reading or ``checks`` finds."""
    faults: list[DataFault] = []
    data = DataSet()
    if not root.is_dir():
        raise DataRefused([DataFault(root.name or str(root), 1, "", "", "is not a folder")])
    expected: set[Path] = set()
    for noun in NOUNS:
        if progress:
            progress(noun.files)
        expected |= _read_noun(root, noun, data, faults)
    expected |= {path for _, path, _ in overlay_files(root)}
    for _, entry, content in read_translations(root, faults):
        placed = Entry(entry.file, entry.line, content)
        record = validated(TranslationRecord, placed, "record_id", data, faults)
        if isinstance(record, TranslationRecord):
            _keep(data, "translation", record.key, record, entry, faults)
    faults += _unexpected(root, expected)
    faults += checks(data)
    if faults:
        raise DataRefused(faults)
    return data
