"""A data set as JSON Lines: one record a line, ``{"noun": "agreement", "id": …}``, the record format otherwise.

The file is read more than once and never held whole: of the nouns that may come in hundreds of thousands only key,
place and digest are kept, and a record is read again when it is asked for. A translation says in ``of`` which noun it
translates.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from pydantic import ValidationError

from db.ledger import digest
from db.loading.dataset import DataSet, Placed, validated
from db.loading.faults import DataFault, DataRefused
from db.loading.files import Entry
from models.nouns import NOUN, TRANSLATED
from models.record import Record
from models.translation import TranslationRecord

LONGEST_LINE = 1_000_000
"""Bytes of one record at most."""
STREAMED = frozenset(("agreement", "translation"))
"""Nouns whose records are not held in memory."""
OF = "of"
TOLD_EVERY = 2_000

Progress = Callable[[str, int, int], None]


class _Spot(NamedTuple):
    offset: int
    line: int
    digest: str


class _Unreadable(ValueError):
    """A line that is no record; the message says why."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Unreadable("a key stands twice")
    return found


def _no_constant(name: str) -> Any:
    raise _Unreadable(f"{name} is no JSON")


_decode = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant).decode


def _parsed(line: bytes) -> tuple[str, dict[str, Any]]:
    """The noun and the fields of a line; raises _Unreadable."""
    try:
        values = _decode(line.decode("utf-8"))
    except _Unreadable:
        raise
    except UnicodeDecodeError as error:
        raise _Unreadable(f"is not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise _Unreadable(f"not JSON: {error.msg} (character {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise _Unreadable(f"not JSON: {str(error)[:100]}") from error
    if not isinstance(values, dict):
        raise _Unreadable("a line holds one record, in braces")
    noun = values.pop("noun", None)
    if noun == "translation":
        of = values.pop(OF, None)
        if not isinstance(of, str) or of not in TRANSLATED:
            raise _Unreadable(f"'{OF}' names no noun that is translated")
        values["noun"] = of
    elif not isinstance(noun, str) or noun not in NOUN:
        raise _Unreadable("'noun' is missing or names none")
    return str(noun), values


def _bare(line: bytes, noun: str) -> bytes | None:
    """A line without its noun, where the noun stands first: then JSON need not be read and written once more."""
    for start in (f'{{"noun":"{noun}",', f'{{"noun": "{noun}",'):
        if line.startswith(start.encode()):
            return b"{" + line[len(start) :]
    return None


def _text(line: bytes, noun: str, values: dict[str, Any]) -> bytes:
    bare = _bare(line, noun) if noun != "translation" else None
    return bare if bare is not None else json.dumps(values).encode()


def _model(noun: str) -> tuple[type[Record], str]:
    """How a record of a noun is written, and the field that a fault names it by."""
    return (TranslationRecord, "record_id") if noun == "translation" else (NOUN[noun].record, NOUN[noun].key)


class Streamed(Mapping[str, Placed]):
    """The records of one noun of a file, each read from it when it is asked for."""

    def __init__(self, file: IO[bytes], name: str, noun: str) -> None:
        self._file, self._name, self._noun = file, name, noun
        self.spots: dict[str, _Spot] = {}

    def __getitem__(self, key: str) -> Placed:
        return self._placed(self.spots[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.spots)

    def __len__(self) -> int:
        return len(self.spots)

    def __contains__(self, key: object) -> bool:
        return key in self.spots

    def digest(self, key: str) -> str:
        """The digest of a record's content."""
        return self.spots[key].digest

    def place(self, key: str) -> tuple[str, int]:
        """File and line of a record."""
        return self._name, self.spots[key].line

    def _placed(self, spot: _Spot) -> Placed:
        self._file.seek(spot.offset)
        try:
            line = self._file.readline(LONGEST_LINE + 1)
            text = _bare(line, self._noun) if self._noun != "translation" else None
            if text is None:
                noun, values = _parsed(line)
                text = _text(line, noun, values)
            record = _model(self._noun)[0].model_validate_json(text)
        except (_Unreadable, ValidationError) as error:
            raise self._changed(spot) from error
        return Placed(record, self._name, spot.line)

    def _changed(self, spot: _Spot) -> DataRefused:
        return DataRefused([DataFault(self._name, spot.line, "", "", "changed while it was read")])


def _lines(file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Offset, number and bytes of every line."""
    offset, number = 0, 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        yield offset, number, line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            # The rest of a line that is too long is passed over, so that the next one is judged.
            offset += len(line)
            line = file.readline(LONGEST_LINE + 1)
            if not line:
                return
        offset += len(line)


def _read(
    file: IO[bytes], name: str, size: int, faults: list[DataFault], progress: Progress | None
) -> DataSet:
    data = DataSet()
    for noun in STREAMED:
        data.records[noun] = Streamed(file, name, noun)
    for offset, number, line in _lines(file):
        if progress and number % TOLD_EVERY == 0:
            progress("reading", offset, size)
        if len(line) > LONGEST_LINE:
            faults.append(DataFault(name, number, "", "", f"is longer than {LONGEST_LINE:,} bytes"))
            continue
        if not line.strip():
            continue
        try:
            noun, values = _parsed(line)
        except _Unreadable as error:
            faults.append(DataFault(name, number, "", "", str(error)))
            continue
        model, named_by = _model(noun)
        text = _text(line, noun, values)
        record = validated(model, Entry(name, number, values), named_by, data, faults, text=text)
        if record is not None:
            _keep(data, noun, record, _Spot(offset, number, ""), name, faults)
    return data


def _keep(data: DataSet, noun: str, record: Any, spot: _Spot, name: str, faults: list[DataFault]) -> None:
    key = record.key if noun == "translation" else str(getattr(record, NOUN[noun].key))
    records = data.records[noun]
    if key in records:
        first = records.spots[key].line if isinstance(records, Streamed) else records[key].line
        faults.append(DataFault(name, spot.line, key, "id", f"stands already in {name}:{first}"))
    elif isinstance(records, Streamed):
        records.spots[key] = spot._replace(digest=digest(record.content()))
    else:
        data.keep(noun, key, Placed(record, name, spot.line))
    if noun == "translation":
        fields = TRANSLATED[record.noun]
        strange = sorted(path for path in record.texts if path.partition(".")[0] not in fields)
        faults += (DataFault(name, spot.line, record.record_id, path, "unknown key") for path in strange)


@contextmanager
def open_lines(
    path: Path,
    checks: Callable[[DataSet], Iterator[DataFault]],
    *,
    progress: Progress | None = None,
) -> Iterator[DataSet]:
    """The data set in a file of JSON Lines; raises Refused with every fault that reading or ``checks`` finds."""
    faults: list[DataFault] = []
    try:
        file = path.open("rb")
    except OSError as error:
        raise DataRefused([DataFault(path.name, 1, "", "", error.strerror or "cannot be read")]) from error
    with file:
        data = _read(file, path.name, path.stat().st_size, faults, progress)
        faults += checks(data)
        if faults:
            raise DataRefused(faults)
        yield data
