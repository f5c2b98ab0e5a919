"""What every page asks first: the record as of a day, in a language, and what in the address is not understood."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from fastapi import Request

from db.session import ReadSession, read_session
from models.dates.day import DayFault, NoDay, parse_day
from models.wording.reason import N_
from reports.wording.language import Language, language
from reports.wording.lexicon import Wording, cached_lexicon
from web.address import Address
from web.voice import Voice, printable

SHOWN = 60
"""At most so many characters of what a reader typed are repeated to them."""

DAY_FAULTS = {
    DayFault.FORM: N_("“%(value)s” is not a day. Write year, month and day, such as 2026-03-18."),
    DayFault.CALENDAR: N_("“%(value)s” is not in the calendar."),
    DayFault.YEARS: N_("“%(value)s” lies outside the years 1900 to 2200."),
}
"""What is wrong with a day typed."""


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

    def left_out(self, message: str, name: str, value: str = "") -> None:
        """Tell the reader that something was left out."""
        said = {"name": printable(name[:SHOWN]), "value": printable(value[:SHOWN])}
        self.notices.append(self.gettext(message) % said)


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
        except NoDay as error:
            fault = tongue.gettext(DAY_FAULTS[error.fault]) % {"value": typed[:SHOWN]}
    with read_session(request.app.state.engine) as session:
        voice = Voice(Wording(tongue, cached_lexicon(session)), request.app.state.home, address)
        found = PageRequest(request, session, voice, today, on, typed if fault else "", fault)
        for name in dict.fromkeys(request.query_params):
            if name not in ("on", *known):
                found.left_out(N_("This page knows no “%(name)s”; it was left out."), name)
        yield found
