"""A data package to load from, as a folder or a zip: only its YAML set is read, and a zip is hostile until unpacked."""

import re
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.loading.faults import DataFault, DataRefused

RECORD = "record"
"""The folder of a package in which the YAML set stands."""
DESCRIPTOR = "datapackage.json"

MOST_MEMBERS = 5_000
MOST_BYTES = 512_000_000
"""Bytes that a package may unpack to."""
_NAME = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_.-]*/){0,5}[A-Za-z0-9][A-Za-z0-9_.-]*/?")
_PIECE = 1 << 20


def _refused(path: Path, reason: str) -> DataRefused:
    return DataRefused([DataFault(path.name, 1, "", "", reason)])


def _judged(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members of the YAML set; raises Refused where the archive is not what a package is."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _refused(path, f"holds more than {MOST_MEMBERS:,} files")
    if sum(each.file_size for each in members) > MOST_BYTES:
        raise _refused(path, f"unpacks to more than {MOST_BYTES:,} bytes")
    seen = set()
    for each in members:
        mode = each.external_attr >> 16
        if not _NAME.fullmatch(each.filename):
            raise _refused(path, f"holds a file named {each.filename[:100]!r}")
        if each.filename in seen:
            raise _refused(path, f"holds {each.filename[:100]!r} twice")
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(path, f"{each.filename[:100]!r} is no plain file")
        if each.flag_bits & 0x1:
            raise _refused(path, f"{each.filename[:100]!r} is encrypted")
        seen.add(each.filename)
    found = [each for each in members if each.filename.startswith(f"{RECORD}/") and not each.is_dir()]
    if not found:
        raise _refused(path, f"has no folder {RECORD}/ with the record in it")
    return found


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            left = MOST_BYTES
            for each in _judged(path, archive):
                target = folder / each.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(each) as source, target.open("xb") as file:
                    # What a member unpacks to is counted: its own word for its size may be false.
                    while piece := source.read(_PIECE):
                        left -= len(piece)
                        if left < 0:
                            raise _refused(path, f"unpacks to more than {MOST_BYTES:,} bytes")
                        file.write(piece)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise _refused(path, f"is not a zip that can be read: {error}"[:200]) from error
    except OSError as error:
        raise _refused(path, error.strerror or "cannot be read") from error


@contextmanager
def record_folder(path: Path) -> Iterator[Path]:
    """The folder of the YAML set that ``path`` is or holds: a data folder, a package's folder, or its zip.

    Raises Refused for a file that is no such zip.
    """
    if path.is_file():
        with tempfile.TemporaryDirectory(prefix="concord-") as folder:
            _unpack(path, Path(folder))
            yield Path(folder) / RECORD
    elif (path / DESCRIPTOR).is_file() and (path / RECORD).is_dir():
        yield path / RECORD
    else:
        yield path
