"""Lets a template be laid out for reading: what only lays it out is not sent."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

SEPARATE = frozenset(
    """
    !doctype html head title meta link script body main header footer nav section article div p ul ol li dl dt dd
    h h1 h2 h3 h4 h5 h6 table caption thead tbody tr th td form fieldset legend option figure figcaption
    """.split()  # noqa: SIM905 - forty names one a line hide what they are
)
"""Elements that begin and end a line of their own: white space beside their tags is never seen. ``h`` is of any level."""

VERBATIM = frozenset(("pre", "textarea"))

_TAG = re.compile(r"</?([!a-z][a-z0-9]*)", re.IGNORECASE)
_IN_TAG = re.compile(r"\s*>|\s+|[\"']")
_RUN = re.compile(r"\s+")


def _one(run: re.Match[str]) -> str:
    return "\n" if "\n" in run.group() else " "


class Folding:
    """Folds the text of one template, piece after piece as Jinja's own constructs cut it."""

    def __init__(self) -> None:
        """Begins outside every tag."""
        self._tag = ""
        """Name of the tag that the last piece ended in; empty outside."""
        self._quote = ""
        """What ends the value of an attribute that the last piece ended in; empty outside."""
        self._separate = False
        """Whether the tag met last is one of ``SEPARATE``."""

    def fold(self, text: str) -> str:
        """A piece with each run of white space as one, and none beside an element that has a line of its own.

        Values of attributes stay as they are. Raises ValueError for an element whose white space is its text.
        """
        parts: list[str] = []
        at = 0
        beside = False
        while at < len(text):
            if self._tag:
                at = self._in_tag(text, at, parts)
                beside = not self._tag and text[at - 1] == ">" and self._separate
                continue
            tag = _TAG.search(text, at)
            words = _RUN.sub(_one, text[at : tag.start() if tag else len(text)])
            if beside:
                words = words.lstrip()
            if tag:
                self._tag = tag.group(1).lower()
                self._separate = self._tag in SEPARATE
                if self._tag in VERBATIM:
                    raise ValueError(f"white space would be lost in <{self._tag}>")
            parts.append(words.rstrip() if tag and self._separate else words)
            if not tag:
                break
            parts.append(tag.group())
            at = tag.end()
        return "".join(parts)

    def _in_tag(self, text: str, at: int, parts: list[str]) -> int:
        """Copy what is left of a tag, or of one value of an attribute; where the copying ended."""
        if self._quote:
            end = text.find(self._quote, at) + 1
            if end:
                self._quote = ""
            parts.append(text[at : end or len(text)])
            return end or len(text)
        stop = _IN_TAG.search(text, at)
        if stop is None:
            parts.append(text[at:])
            return len(text)
        parts.append(text[at : stop.start()])
        match stop.group().strip():
            case "":
                parts.append(" ")
            case ">":
                self._tag = ""
                parts.append(">")
            case quote:
                self._quote = quote
                parts.append(quote)
        return stop.end()


class WhiteSpace(Extension):
    """Folds the text of a template once, when it is compiled."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, its text folded."""
        folding = Folding()
        for token in stream:
            if token.type != "data":
                yield token
                continue
            try:
                yield Token(token.lineno, "data", folding.fold(token.value))
            except ValueError as error:
                raise TemplateSyntaxError(str(error), token.lineno, stream.name, stream.filename) from None
