"""What templates may say: words, names, texts, days and addresses in the reader's language, marked where needed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from models.dates.uncertain_date import UncertainDate
from models.vocabulary import LISTS, ClaimRelation, RelationKind, Side
from reports.claims import Figure
from reports.plain_fact import plain_facts
from reports.reading import Reading
from reports.wording.labels import LABELS, TURNED_ROUND
from reports.wording.language import Language
from reports.wording.lexicon import LocalText, Wording
from web.address import Address, plain

_PLAIN_DAY = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LONGEST_SHOWN = 90
"""Longer addresses of sources are cut where they are shown."""

HIDDEN = ("names", "language", "gettext")
_LIST_OF = {kind: name for name, kind in LISTS.items()}


class Named(Protocol):
    """What has an English name and perhaps a Chinese one."""

    @property
    def name(self) -> str:
        """The English name."""

    @property
    def name_zh(self) -> str | None:
        """The Chinese name, where one is known."""


def printable(text: str) -> str:
    """A text with its control characters shown as such."""
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", text)


def inert(text: str) -> Markup:
    """A text of the record as markup: escaped, control characters shown as such, turned writing kept to itself."""
    shown = escape(printable(text))
    if text.isprintable():  # nothing turns writing there
        return shown
    return _markup(f"<bdi>{shown}</bdi>") if _TURNING.search(text) else shown


def _markup(written: str) -> Markup:
    # Put together from parts that were escaped one by one: a good deal quicker than Markup.format.
    return Markup(written)  # noqa: S704 - as said above


@cache
def _mark(language: Language, kind: str) -> Markup:
    # Chinese pages only: an English page shows texts as they were written.
    short, long = {
        "English only": (language.gettext("English only"), language.gettext("English only")),
        "editorial translation": (language.gettext("ed."), language.gettext("editorial translation")),
    }[kind]
    # One element, and no hidden text: a page of a country has hundreds.
    if short == long:
        return _markup(f' <small class="mark">{escape(short)}</small>')
    heard = f'role="img" title="{escape(long)}" aria-label="{escape(long)}"'
    return _markup(f'<small class="mark" {heard}>{escape(short)}</small>')


@cache
def _missing(language: Language) -> Markup:
    return _markup(f'<span class="missing">{escape(language.gettext("not documented"))}</span>')


@dataclass(frozen=True)
class Voice:
    """A wording at an address: everything a template calls."""

    wording: Wording
    address: Address
    home: str

    @property
    def language(self) -> Language:
        """The language spoken."""
        return self.wording.language

    def gettext(self, message: str) -> str:
        """A message of our own in this language."""
        return self.language.gettext(message)

    @property
    def _chinese(self) -> bool:
        return self.language.code == "zh"

    # -- texts of the record

    def said(self, said: LocalText | None) -> Markup:
        """A text with its marks: translated by the editors, or in English for want of a translation."""
        if said is None:
            return self.missing()
        text = inert(said.text)
        if said.fallback:
            return _markup(f'<span lang="en">{text}</span>') + _mark(self.language, "English only")
        return text + _mark(self.language, "editorial translation") if said.editorial else text

    def text(self, text: str | None, text_zh: str | None = None, official: str | None = None) -> Markup:
        """A text of the record: official in this language, else the editors' translation, else English."""
        return self.said(self.wording.said(text, text_zh, official))

    def missing(self) -> Markup:
        """What stands where a fact is not documented."""
        return _missing(self.language)

    def title(self, record: Any) -> LocalText:
        """The title of an agreement in this language."""
        # A related instrument has one Chinese title, which may be the editors'.
        editorial = getattr(record, "title_zh_editorial", record.title_zh)
        official = record.title_zh if hasattr(record, "title_zh_editorial") else None
        said = self.wording.said(record.title, editorial, official)
        assert said is not None  # noqa: S101 - an agreement always has an English title
        return said

    def inert(self, text: str) -> Markup:
        """A text that is shown as it was written, in whatever language."""
        return inert(text)

    def linked(self, said: LocalText, url: str) -> Markup:
        """A link whose words are a text of the record; its marks stand behind it."""
        language = ' lang="en"' if said.fallback else ""
        link = _markup(f'<a href="{escape(self.address.to(url))}"{language}>{inert(said.text)}</a>')
        if said.fallback:
            return link + _mark(self.language, "English only")
        return link + _mark(self.language, "editorial translation") if said.editorial else link

    # -- names

    def name(self, record: Named) -> Markup:
        """A name in this language; the English one, marked, where there is no Chinese one."""
        return self.said(self.wording.said(record.name, None, record.name_zh))

    def plain_name(self, record: Named) -> str:
        """A name in this language without marks, for titles and options."""
        return record.name_zh if self._chinese and record.name_zh else record.name

    def other_name(self, record: Named) -> Markup | None:
        """The name in the other language, for a heading that gives both."""
        if self._chinese:
            return _markup(f'<span lang="en">{inert(record.name)}</span>') if record.name_zh else None
        return _markup(f'<span lang="zh-Hans">{inert(record.name_zh)}</span>') if record.name_zh else None

    def country(self, code: str) -> str:
        """The name of a country."""
        return self.wording.country(code)

    def country_link(self, code: str) -> Markup:
        """A country by name, linked unless it is the home state."""
        if code == self.home:
            return escape(self.country(code))
        return _markup(
            f'<a href="{escape(self.address.to(f"/countries/{code}"))}">{escape(self.country(code))}</a>'
        )

    def organization(self, key: str) -> Markup:
        """An organization by name, linked."""
        if key not in self.wording.lexicon.organizations:
            return self.missing()
        name, name_zh, acronym = self.wording.lexicon.organizations[key]
        said = self.wording.said(name, None, name_zh)
        assert said is not None  # noqa: S101 - an organization always has an English name
        link = self.linked(said, f"/organizations/{key}")
        return link + self.bracketed(acronym) if acronym and acronym != name else link

    def body_link(self, body: Any) -> Markup:
        """A body by name and acronym, linked."""
        said = self.wording.said(body.name, None, body.name_zh)
        assert said is not None  # noqa: S101 - a body always has an English name
        link = self.linked(said, body.url)
        return link + self.bracketed(body.acronym) if body.acronym and body.acronym not in said.text else link

    def mission_link(self, mission: Any) -> Markup:
        """A mission by name, linked."""
        said = self.wording.said(mission.name, None, mission.name_zh)
        assert said is not None  # noqa: S101 - a mission always has an English name
        return self.linked(said, f"/missions/{mission.id}")

    def web_link(self, url: str) -> Markup:
        """The address of a source, linked where it is one of the web's."""
        shown = escape(url if len(url) <= LONGEST_SHOWN else url[:LONGEST_SHOWN] + "…")
        if not url.startswith(("https://", "http://")):
            return shown
        return _markup(f'<a class="web" href="{escape(url)}" rel="external noreferrer">{shown}</a>')

    def bracketed(self, text: str) -> Markup:
        """A text in brackets of the language."""
        return escape(f"（{text}）" if self._chinese else f" ({text})")

    def imposer(self, key: str) -> Markup:
        """The country or organization that imposed a restriction."""
        return self.country_link(key) if key in self.wording.lexicon.countries else self.organization(key)

    def place(self, name: str | None) -> Markup:
        """The name of a place."""
        said = self.wording.place(name)
        # A name from the table of places is a name, not a translation.
        return self.said(said._replace(editorial=False)) if said else self.missing()

    # -- words

    def word(self, value: StrEnum | None, list_name: str | None = None) -> str:
        """The label of a controlled word of the record's vocabulary."""
        if value is None:
            return self.gettext("not documented")
        return self.wording.word(value, list_name or _LIST_OF[type(value)])

    def label(self, value: StrEnum) -> str:
        """Our own words for a code that the vocabulary does not label."""
        return self.gettext(LABELS[type(value)][value])

    def facts(self, reading: Reading) -> list[tuple[str, object]]:
        """The plain facts of a reading, each by what it is called and in words."""
        return [
            (self.gettext(fact.label), self._plain(getattr(reading, name)))
            for name, fact in plain_facts(type(reading)).items()
        ]

    def _plain(self, value: object) -> object:
        if isinstance(value, tuple) and value:
            return self.gettext(", ").join(str(self._plain(each)) for each in value)
        if isinstance(value, StrEnum):
            return self.word(value)
        return self.missing() if value is None or value == () else str(value)

    def choice(self, value: StrEnum) -> str:
        """A code as a choice in a form: by our words, or by the vocabulary's."""
        return self.cap(self.label(value) if type(value) in LABELS else self.word(value))

    def relation(self, kind: RelationKind, *, incoming: bool) -> str:
        """How an agreement stands to a related one."""
        return self.gettext(TURNED_ROUND[kind]) if incoming else self.word(kind)

    def side(self, side: Side) -> str:
        """Who gives or receives, in words."""
        return self.country(self.home) if side is Side.HOME else self.label(side)

    def day(self, edtf: str | None) -> Markup:
        """An uncertain date in words."""
        if edtf is None:
            return self.missing()
        words = self.wording.day(edtf)
        if _PLAIN_DAY.fullmatch(edtf):
            return _markup(f'<time datetime="{edtf}">{escape(words)}</time>')
        return escape(words)

    def date(self, day: date) -> Markup:
        """A day of the calendar in words."""
        return self.day(day.isoformat())

    def period(self, since: str | None, until: str | None) -> str:
        """From when to when, each side said plainly where it is not documented."""
        if until == "..":
            return self.gettext("since %(day)s, no end stated") % {"day": self.wording.day(since)}
        if until is not None:
            said = {"first": self.wording.day(since), "last": self.wording.day(until)}
            return self.gettext("from %(first)s to %(last)s") % said
        if since is None:
            return self.gettext("since when is not documented")
        return self.gettext("since %(day)s") % {"day": self.wording.day(since)}

    def mass(self, micrograms: int | None) -> str:
        """A mass with its unit."""
        return self.wording.mass(micrograms)

    def number(self, number: int) -> str:
        """A number with its digits grouped as the language does."""
        return str(format_decimal(number, locale=self.language.locale))

    def figure(self, figure: Figure) -> str:
        """A published number with how it bounds the true one."""
        number = self.number(figure.value)
        if figure.relation is ClaimRelation.EXACTLY:
            return number
        return f"{self.word(figure.relation)}{'' if self._chinese else ' '}{number}"

    def published(self, figure: Figure) -> LocalText | None:
        """A figure as its source words it, where that says more than the number."""
        bare = figure.text.strip("<>~≈+ ").replace(",", "") == str(figure.value)
        return None if bare else self.wording.said(figure.text, figure.text_zh)

    def cap(self, text: str) -> str:
        """A phrase as the beginning of a line: its first letter large."""
        return text[:1].upper() + text[1:]

    def ended(self, edtf: str) -> bool:
        """Whether an end is a day, rather than that none is stated."""
        return edtf not in ("none_stated", "..") and UncertainDate.parse(edtf).latest is not None

    def names(self) -> Mapping[str, Callable[..., object]]:
        """What templates call by name."""
        public = (name for name in vars(Voice) if not name.startswith("_") and name not in HIDDEN)
        return {
            **{name: getattr(self, name) for name in public},
            "here": self.address.here,
            "plain": plain,
        }
