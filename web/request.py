"""What every page asks first: the record as of a day, in a language, and what in the address is not understood."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from fastapi import Request

from db.session import ReadSession, read_session
from models.wording.reason import N_
from reports.wording.language import Language, language
from reports.wording.lexicon import Wording, cached_lexicon
from web.address import Address
from web.voice import Voice, printable

FIRST_YEAR, LAST_YEAR = 1900, 2200
SHOWN = 60
"""At most so many characters of what a reader typed are repeated to them."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,119}", re.ASCII)


def vocabulary(kinds: Sequence[type[StrEnum]]) -> dict[str, StrEnum]:
    """The words of several lists by value; of two alike the first."""
    known: dict[str, StrEnum] = {}
    for kind in kinds:
        for word in kind:
            known.setdefault(word.value, word)
    return known


@dataclass(frozen=True)
class PageRequest:
    """A request for a page, understood as far as it can be."""

    request: Request
    session: ReadSession
    voice: Voice
    today: date
    on: date
    on_typed: str
    """The day as typed, where it is none; else empty."""
    on_fault: str
    """What is wrong with the day typed, in the reader's language; else empty."""
    notices: list[str] = field(default_factory=list)
    """What was left out of account, in the reader's language."""

    @property
    def home(self) -> str:
        """Code of the home state."""
        return self.voice.home

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.voice.language

    @property
    def status(self) -> int:
        """The HTTP status of a page that can be shown: 422 where its day is not understood."""
        return 422 if self.on_fault else 200

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The query without the day: what the form for the day sends along."""
        return [(name, value) for name, value in self.voice.address.query if name not in ("on", "cursor")]

    def gettext(self, message: str) -> str:
        """A message in the language of the page."""
        return self.language.gettext(message)

    def value(self, name: str) -> str:
        """A parameter that stands once, without spaces around; empty where it is left out."""
        return printable(self.request.query_params.get(name, "").strip())

    def words(self, name: str, *kinds: type[StrEnum]) -> tuple[StrEnum, ...]:
        """The values of a parameter that takes controlled words; others are named and left out."""
        known = vocabulary(kinds)
        given = dict.fromkeys(value for value in self.request.query_params.getlist(name) if value)
        for value in given:
            if value not in known:
                self.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), name, value)
        return tuple(known[value] for value in given if value in known)

    def left_out(self, message: str, name: str, value: str = "") -> None:
        """Tell the reader that something was left out."""
        said = {"name": printable(name[:SHOWN]), "value": printable(value[:SHOWN])}
        self.notices.append(self.gettext(message) % said)


def parse_day(text: str) -> date:
    """A day typed as ``YYYY-MM-DD``; raises ValueError with an English message for another."""
    if not _DAY.fullmatch(text):
        raise ValueError(N_("“%(value)s” is not a day. Write year, month and day, such as 2026-03-18."))
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(N_("“%(value)s” is not in the calendar.")) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(N_("“%(value)s” lies outside the years 1900 to 2200."))
    return day


def is_slug(text: str) -> bool:
    """Whether a text can be the id of a record at all."""
    return _SLUG.fullmatch(text) is not None


@contextmanager
def page_request(request: Request, *known: str) -> Iterator[PageRequest]:
    """Understand a request: its language, its day, and which of its parameters the page knows beside ``on``."""
    address = Address.of(request)
    tongue = language(address.language)
    today: date = request.app.state.today()
    typed = printable(request.query_params.get("on", "").strip())
    on, fault = today, ""
    if typed:
        try:
            on = parse_day(typed)
            address = replace(address, pinned=on.isoformat())
        except ValueError as error:
            fault = tongue.gettext(str(error)) % {"value": typed[:SHOWN]}
    with read_session(request.app.state.engine) as session:
        voice = Voice(Wording(tongue, cached_lexicon(session)), address, request.app.state.home)
        found = PageRequest(request, session, voice, today, on, typed if fault else "", fault)
        for name in dict.fromkeys(request.query_params):
            if name not in ("on", *known):
                found.left_out(N_("This page knows no “%(name)s”; it was left out."), name)
        yield found
