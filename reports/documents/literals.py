"""How a value is written in Typst source: as a literal that can mean nothing but the value.

Text is also made legible: PDF/A refuses a character no font has and a control character, and a reader must not be fooled
by one that is invisible or turns the reading direction. Such a character is shown as ‹U+202E› and reported.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from reports.documents.drawing import Drawing
from reports.fonts import coverage

# Unicode's Default_Ignorable_Code_Point: shown as nothing by every font
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
# of these, what spelling and line breaking need: soft hyphen, joiners, direction marks, text and emoji style
_SPELLING = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")
_LAYOUT = frozenset("\n\t")
_MARKS_AT_MOST = 8  # no orthography stacks more on one letter; more would run over other lines
_RUN_AT_MOST = 4
_UNBROKEN = re.compile(r"([!-~\u00a1-\u052f]{48})(?=[!-~\u00a1-\u02ff\u0370-\u052f])")
_NEWLINES = re.compile("\r\n?|[\u2028\u2029]")
# every sign Typst could read, so that even a template that forgets the # prints a value and does not obey it
_QUOTED = {code: f"\\u{{{code:x}}}" for code in range(0x80) if not chr(code).isalnum() and chr(code) != " "}
_INT_BITS = 63
_SHORT = 1000


class Legible(NamedTuple):
    """A text every character of which the fonts can show, and the characters that were replaced to make it so."""

    text: str
    replaced: frozenset[str]


class _Alphabet(NamedTuple):
    fonts: tuple[frozenset[str], ...]
    shown: frozenset[str]
    plain: frozenset[str]
    marked: re.Pattern[str]


@cache
def _alphabet() -> _Alphabet:
    fonts = coverage()
    hidden = {chr(code) for first, last in _IGNORABLE for code in range(first, last + 1)}
    drawn = frozenset().union(*fonts) - hidden
    drawn = frozenset(char for char in drawn if unicodedata.category(char) not in ("Cc", "Co", "Cs", "Cn"))
    marks = "".join(sorted(char for char in drawn if unicodedata.category(char)[0] == "M"))
    return _Alphabet(
        fonts=fonts,
        shown=drawn | _SPELLING | _LAYOUT,
        plain=((fonts[0] & drawn) | (fonts[1] & drawn)) - frozenset(marks) | _LAYOUT,
        marked=re.compile(f".[{re.escape(marks)}]+", re.DOTALL),
    )


def name(char: str) -> str:
    """The character's number as Unicode writes it: U+202E."""
    return f"U+{ord(char):04X}"


def legible(text: str, *, plain: bool = False, breaks: bool = True) -> Legible:
    """The text with every character that cannot or must not be shown replaced by its number, visibly.

    `plain` also replaces what only some neighbours allow (marks, other scripts than Latin, Cyrillic, Greek and Chinese):
    the last resort when a font refuses a combination. `breaks` lets a word wider than the page be broken.
    """
    alphabet = _alphabet()
    text = _NEWLINES.sub("\n", text)
    if breaks:
        text = _UNBROKEN.sub("\\1\u200b", text)
    characters = set(text)
    odd = characters - (alphabet.plain | {"\u200b"} if plain else alphabet.shown)
    if odd:
        runs = groupby(text, odd.__contains__)
        text = "".join(_numbers("".join(run)) if replace else "".join(run) for replace, run in runs)
    if any(unicodedata.category(char)[0] == "M" for char in characters - odd):
        text = alphabet.marked.sub(lambda cluster: _cluster(cluster[0], odd), text)
    return Legible(text, frozenset(odd))


def _numbers(run: str) -> str:
    if len(run) <= _RUN_AT_MOST:
        return f"‹{' '.join(map(name, run))}›"
    return f"‹{name(run[0])} … {name(run[-1])} ×{len(run)}›"


def _cluster(cluster: str, odd: set[str]) -> str:
    """One letter with its marks: they must come from one font, or no font is found for the whole."""
    if len(cluster) <= _MARKS_AT_MOST and _one_font(cluster):
        return cluster
    odd.update(cluster[1:])
    return cluster[0] + _numbers(cluster[1:])


@lru_cache(maxsize=4096)
def _one_font(cluster: str) -> bool:
    needed = set(cluster) - _SPELLING
    return any(needed <= font for font in _alphabet().fonts)


def quoted(text: str) -> str:
    """A Typst string literal that is exactly this text."""
    return f'"{text.translate(_QUOTED)}"'


def _literal(text: str, plain: bool, breaks: bool) -> tuple[str, frozenset[str]]:
    shown, replaced = legible(text, plain=plain, breaks=breaks)
    return quoted(shown), replaced


_literal_again = lru_cache(maxsize=16_384)(_literal)


class Writer:
    """Writes values as Typst literals and remembers the characters it had to replace."""

    def __init__(self, *, plain: bool = False) -> None:
        self.plain = plain
        self.replaced: set[str] = set()

    def write(self, value: object) -> str:
        """The literal for a text, a drawing, a number, a truth value, or a sequence or mapping of these.

        Raises TypeError for anything else, None above all (a template must say what it prints where nothing is known), and
        ValueError for a number that Typst cannot hold.
        """
        match value:
            case str():
                return self._text(value, breaks=True)
            case Drawing():
                return self._text(value.prepared(), breaks=False)
            case bool():
                return "true" if value else "false"
            case int() if -(2**_INT_BITS) < value < 2**_INT_BITS:
                return f"({value:d})"  # in brackets, so that a full stop or a unit after it stays text
            case float() if math.isfinite(value):
                return f"({value!r})"
            case int() | float():
                raise ValueError(f"a number Typst cannot hold: {value!r:.40}")
            case list() | tuple():
                return f"({''.join(f'{self.write(item)}, ' for item in value)})"
            case Mapping():
                return f"({', '.join(f'{self._key(key)}: {self.write(item)}' for key, item in value.items()) or ':'})"
            case _:
                raise TypeError(f"a document prints text and numbers, not {type(value).__name__}")

    def _text(self, value: str, *, breaks: bool) -> str:
        # the same names, words and titles stand in many documents; what is long is seldom met twice
        write = _literal_again if len(value) <= _SHORT else _literal
        literal, replaced = write(value, self.plain, breaks)
        self.replaced |= replaced
        return literal

    def _key(self, key: object) -> str:
        if not isinstance(key, str):
            raise TypeError(f"a mapping in a document is keyed by text, not {type(key).__name__}")
        return self.write(key)
