"""Makes a PDF from a template and a reading: PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same input.

A template is Typst with Jinja in it. Every `{{ value }}` is written as a Typst literal by the environment itself, so a
template says `#{{ title }};` in text and `chip({{ kind }}, {{ label }})` in code, and no value can become markup. What a
Jinja macro returns is Typst source; anything made out of that (joined, filtered, cut) is plain text again and quoted.
"""

import ctypes
import datetime as dt
import logging
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jinja2
import typst
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro

from reports import fonts
from reports.documents.grouping import GROUPING
from reports.documents.literals import Writer, name, quoted
from reports.fairness.partner_share import with_records, without_records

TEMPLATES = Path(__file__).parent / "templates"
HOUSE_STYLE = "_paper.typ"
_STANDARDS: list[Any] = ["a-3a", "ua-1"]
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_UNSHOWABLE = ("could not be displayed", "disallowed codepoint")

_KEPT_FOR = 10

_log = logging.getLogger(__name__)
_writer: ContextVar[Writer] = ContextVar("writer")


class PaperError(RuntimeError):
    """A template that Typst does not accept: a fault of ours, never of a value."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF, exactly as given."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: Literal["source", "data", "alternative", "supplement"] = "source"

    def __post_init__(self) -> None:
        """Raises ValueError for a name or media type that a file inside a PDF may not have."""
        if not _FILE_NAME.fullmatch(self.name):
            raise ValueError(f"not a plain file name: {self.name!r}")
        if not _MEDIA_TYPE.fullmatch(self.media_type):
            raise ValueError(f"not a media type: {self.media_type!r}")

    def is_text(self) -> bool:
        """Whether the content is UTF-8."""
        try:
            self.content.decode()
        except UnicodeDecodeError:
            return False
        return True

    def as_text(self) -> bytes:
        """The content in UTF-8, the only files Typst's binding takes: bytes that are not, as one character each."""
        return self.content if self.is_text() else self.content.decode("latin-1").encode()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands around a document's text: its description for machines, and the lines on every page."""

    title: str
    language: str
    as_of: dt.date
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    description: str = ""
    header: str = ""
    marking: str = ""
    footer: str = ""
    page_label: str = "{page} / {pages}"

    def __post_init__(self) -> None:
        """Raises ValueError where there is no title: a document that can be read aloud has one."""
        if not self.title.strip():
            raise ValueError("a document needs a title")


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document, and the characters it shows by number because no font has them."""

    pdf: bytes
    replaced: tuple[str, ...]

    @property
    def replaced_names(self) -> tuple[str, ...]:
        """The replaced characters as Unicode numbers them: U+202E."""
        return tuple(map(name, self.replaced))


class TemplateSource(str):
    """Typst source made by a macro of ours. Every operation on it gives a plain str, which is quoted again."""

    __slots__ = ()


def _sourced(macro: Macro) -> Callable[..., TemplateSource]:
    return lambda *args, **kwargs: TemplateSource(macro(*args, **kwargs))


class _Generator(CodeGenerator):
    """Jinja's compiler, with macros that return Source and without what would print past the quoting or change it."""

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.sourced(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.fail("a filter block would change quoted text: filter the value", node.lineno)

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.fail("a block cannot be assigned: use a macro", node.lineno)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.fail("a call block prints unquoted what is no macro: give the macro an argument", node.lineno)

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.fail("quoting cannot be switched", node.lineno)


class _Environment(jinja2.Environment):
    code_generator_class = _Generator
    sourced = staticmethod(_sourced)


def _finalize(value: object) -> str:
    if type(value) is TemplateSource:
        return value
    if isinstance(value, jinja2.Undefined):
        return str(value)  # strict: raises, naming the value
    return _writer.get().write(value)


@jinja2.pass_context
def _finalize_in_context(_: jinja2.runtime.Context, value: object) -> str:
    # asking for the context keeps Jinja from writing constants when it compiles, where no writer is
    return _finalize(value)


@cache
def environment() -> jinja2.Environment:
    """The one environment of document templates. `{% trans %}` uses the `gettext` and `ngettext` among the values."""
    made = _Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        finalize=_finalize_in_context,
        autoescape=False,  # that would be for HTML; finalize quotes every value for Typst
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.globals.update(GROUPING, with_records=with_records, without_records=without_records)
    return made


def render(
    template: str | jinja2.Template,
    values: Mapping[str, Any],
    imprint: Imprint,
    attachments: Sequence[Attachment] = (),
) -> Paper:
    """The document, whatever the values' text holds.

    Raises PaperError when Typst refuses the template, UndefinedError when a value it names is missing, TypeError when it
    prints something that is not text or a number.
    """
    if isinstance(template, str):
        template = environment().get_template(template)
    try:
        return _render(template, values, imprint, attachments, Writer())
    except typst.TypstError as error:
        if not any(reason in error.message for reason in _UNSHOWABLE):
            raise _explained(error) from error
    # a combination of characters each of which some font has, but no font together
    try:
        return _render(template, values, imprint, attachments, Writer(plain=True))
    except typst.TypstError as error:
        raise _explained(error) from error


def _render(
    template: jinja2.Template,
    values: Mapping[str, Any],
    imprint: Imprint,
    attachments: Sequence[Attachment],
    writer: Writer,
) -> Paper:
    token = _writer.set(writer)
    try:
        body = template.render(values)
    finally:
        _writer.reset(token)
    head = _head(imprint, attachments, writer)
    files: dict[str, bytes] = {
        "main.typ": f"{head}\n{body}".encode(),
        HOUSE_STYLE: _house_style(),
        **{f"attachment-{n}": attachment.as_text() for n, attachment in enumerate(attachments)},
    }
    # a compiler is cheap and holds the input, so each render has its own; the fonts are shared
    compiler = typst.Compiler(
        root=TEMPLATES, font_paths=fonts.fonts(), ignore_system_fonts=True, sys_inputs=_inputs()
    )
    midnight = dt.datetime.combine(imprint.as_of, dt.time(), dt.UTC)
    pdf, warnings = compiler.compile_with_warnings(
        input=files,  # type: ignore[type-var]  # the stub forgets that files may come as a mapping
        format="pdf",
        pdf_standards=_STANDARDS,
        timestamp=midnight,
    )
    for warning in warnings:
        _log.warning("typst: %s", warning.message)
    assert isinstance(pdf, bytes)  # noqa: S101 - one file, since no output path was given
    return Paper(pdf=pdf, replaced=tuple(sorted(writer.replaced)))


def forget_layouts() -> None:
    """Let go of what Typst keeps of finished documents, in case parts of them come again: tens of megabytes of each.

    It lets go of what the last ten compilations did not use, and has no other way to be told. What is free then goes back
    to the system, where the C library would keep it.
    """
    for _ in range(_KEPT_FOR + 1):
        typst.Compiler(root=TEMPLATES, font_paths=fonts.fonts(), ignore_system_fonts=True).compile(
            input={"main.typ": b""},  # type: ignore[type-var]  # as above
            format="pdf",
        )
    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim"):
        ctypes.CDLL(None).malloc_trim(0)


def _head(imprint: Imprint, attachments: Sequence[Attachment], writer: Writer) -> str:
    write = writer.write
    day = imprint.as_of
    lines = [
        f'#import "{HOUSE_STYLE}": *',
        "#show: paper.with("
        f"title: {write(imprint.title)}, language: {write(imprint.language)}, "
        f"day: datetime(year: {day.year}, month: {day.month}, day: {day.day}), "
        f"authors: {write(imprint.authors)}, keywords: {write(imprint.keywords)}, "
        f"description: {write(imprint.description)}, header: {write(imprint.header)}, "
        f"marking: {write(imprint.marking)}, footer: {write(imprint.footer)}, "
        f"page-label: {write(imprint.page_label)})",
    ]
    for n, attachment in enumerate(attachments):
        content = f'read("attachment-{n}", encoding: none)'
        if not attachment.is_text():
            content = f'bytes(read("attachment-{n}").codepoints().map(str.to-unicode))'
        lines.append(
            f"#pdf.attach({quoted(attachment.name)}, {content}, "
            f"relationship: {quoted(attachment.relationship)}, mime-type: {quoted(attachment.media_type)}, "
            f"description: {write(attachment.description)})"
        )
    # last, when every value has been written
    lines.append(f"#let replaced = {write([name(char) for char in sorted(writer.replaced)])}")
    return "\n".join(lines)


@cache
def _house_style() -> bytes:
    return (TEMPLATES / HOUSE_STYLE).read_bytes()


@cache
def _inputs() -> dict[str, str]:
    # One input and no more: the binding hands several over in an order that changes, and then Typst, taking the world for
    # another one, uses nothing again of what it has laid out before.
    return {"families": ",".join((fonts.LATIN, fonts.CHINESE, *fonts.scripts()))}


def _explained(error: typst.TypstError) -> PaperError:
    return PaperError(f"{error.message}\n{error.diagnostic}".strip())
