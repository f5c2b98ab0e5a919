"""The fonts a document is set in, and which characters they can show.

They come from two locked wheels, never from the host, so a document looks the same everywhere. One variable file per
script: every weight is a real one, in Chinese too.
"""

import mmap
import struct
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

WHEELS = ("manimgx_fonts", "manimgx_fonts_cjk")
LATIN = "Noto Sans"
CHINESE = "Noto Sans CJK SC"


class FontsMissing(RuntimeError):
    """A font wheel is not installed, or holds no usable font."""


def _folder(wheel: str) -> Path:
    spec = find_spec(wheel)
    if spec is None or not spec.submodule_search_locations:
        raise FontsMissing(f"the font wheel {wheel} is not installed")
    return Path(spec.submodule_search_locations[0])


FOLDERS = tuple(map(_folder, WHEELS))


@cache
def fonts() -> typst.Fonts:
    """The fonts, found once per process; read only when a document needs them."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in FOLDERS],
    )


@cache
def scripts() -> tuple[str, ...]:
    """The families for other scripts than Latin and Han, in the order they are tried.

    Emoji stay out: an official paper shows them as replaced characters. Symbols come last, since they also hold letters.
    """
    families = {font.family for font in fonts().fonts()}
    return tuple(
        sorted(
            (name for name in families if "CJK" not in name and name not in (LATIN, "Noto Emoji")),
            key=lambda name: ("Symbols" in name, name),
        )
    )


@cache
def coverage() -> tuple[frozenset[str], ...]:
    """For each family in the order they are tried, the characters it has a glyph for.

    Raises FontsMissing when a family has no upright font.
    """
    files = {
        font.family: (Path(font.path), font.index)
        for font in fonts().fonts()
        if font.style == "normal" and font.path is not None
    }
    try:
        return tuple(_characters(*files[family]) for family in (LATIN, CHINESE, *scripts()))
    except KeyError as error:
        raise FontsMissing(f"no font of the family {error.args[0]}") from error


def _characters(path: Path, index: int) -> frozenset[str]:
    """The characters in a font's cmap table. fontTools would take ten times as long to import as this takes to run."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
        table = _table(data, start, b"cmap")
        subtables = [
            (struct.unpack_from(">H", data, table + offset)[0], table + offset)
            for offset in _subtable_offsets(data, table)
        ]
        # 12 holds all of Unicode, 4 the basic plane; 14 holds only variation sequences
        form, at = max(entry for entry in subtables if entry[0] in (4, 12))
        return frozenset(map(chr, _format_12(data, at) if form == 12 else _format_4(data, at)))


def _table(data: mmap.mmap, start: int, wanted: bytes) -> int:
    count = struct.unpack_from(">H", data, start + 4)[0]
    for n in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * n)
        if tag == wanted:
            return int(offset)
    raise FontsMissing(f"a font without a {wanted.decode()} table")


def _subtable_offsets(data: mmap.mmap, table: int) -> Iterator[int]:
    for n in range(struct.unpack_from(">H", data, table + 2)[0]):
        yield struct.unpack_from(">I", data, table + 4 + 8 * n + 4)[0]


def _format_12(data: mmap.mmap, at: int) -> Iterator[int]:
    groups = struct.unpack_from(">I", data, at + 12)[0]
    for first, last, glyph in struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * groups]):
        yield from range(first + (glyph == 0), last + 1)  # glyph 0 is "no such character"


def _format_4(data: mmap.mmap, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    shorts = f">{count}H"
    ends = struct.unpack_from(shorts, data, at + 14)
    starts = struct.unpack_from(shorts, data, at + 16 + 2 * count)
    deltas = struct.unpack_from(shorts, data, at + 16 + 4 * count)
    base = at + 16 + 6 * count
    offsets = struct.unpack_from(shorts, data, base)
    for n, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset == 0:
                glyph = code + delta
            else:
                glyph = struct.unpack_from(">H", data, base + 2 * n + offset + 2 * (code - first))[0]
                glyph = glyph and glyph + delta
            if glyph & 0xFFFF:
                yield code
