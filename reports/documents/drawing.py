"""A chart on paper: SVG made by our own charts, prepared for Typst."""

import re
from dataclasses import dataclass

from reports.fonts import CHINESE

# Typst looks past an SVG's first family for a Han glyph in font order, which gives Japanese forms
_FAMILY = re.compile(r"""font-family\s*=\s*("[^"]*"|'[^']*')""")
_TEXT = re.compile(r"<text\b([^>]*)>")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
_ASCII = 0x80


@dataclass(frozen=True, slots=True)
class Drawing:
    """The source of an SVG picture."""

    svg: str

    def prepared(self) -> str:
        """The source with its text in the Chinese family, at true weights, and without character references."""
        svg = _REFERENCE.sub(_resolved, self.svg)
        svg = _FAMILY.sub(f'font-family="{CHINESE}"', svg)
        return _TEXT.sub(_weighted, svg)


def _weighted(tag: re.Match[str]) -> str:
    # Typst leaves a variable font at its thinnest when an SVG asks for the weight 400
    if "font-weight" in tag[1] and "normal" not in tag[1]:
        return tag[0]
    return f"""<text font-variation-settings="'wght' 400"{tag[1]}>"""


def _resolved(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code < _ASCII:
        return reference[0]  # may be an escaped angle bracket
    return chr(code) if code <= 0x10FFFF else "\ufffd"
