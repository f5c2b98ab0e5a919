"""What templates may say: words, names, texts, days and addresses in the reader's language, marked where needed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

from markupsafe import Markup, escape

from models.dates.uncertain_date import UncertainDate
from models.vocabulary import ClaimRelation, Side
from reports.agreements.effect_words import effect_words
from reports.agreements.reading import EffectReading
from reports.claims import Figure
from reports.wording.labels import LABELS
from reports.wording.language import Language
from reports.wording.lexicon import LocalText
from reports.wording.phrases import Phrases
from web.address import Address, plain

_PLAIN_DAY = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LONGEST_SHOWN = 90
"""Longer addresses of sources are cut where they are shown."""

HIDDEN = ("names", "gettext")
"""What templates do not call here: the first is for whoever fills them, the second comes with their language."""


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
class Voice(Phrases):
    """What is said at an address: everything a template calls."""

    address: Address

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
        return record.name_zh if self.chinese and record.name_zh else record.name

    def other_name(self, record: Named) -> Markup | None:
        """The name in the other language, for a heading that gives both."""
        if self.chinese:
            return _markup(f'<span lang="en">{inert(record.name)}</span>') if record.name_zh else None
        return _markup(f'<span lang="zh-Hans">{inert(record.name_zh)}</span>') if record.name_zh else None

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

    def imposer(self, key: str) -> Markup:
        """The country or organization that imposed a restriction."""
        return self.country_link(key) if key in self.wording.lexicon.countries else self.organization(key)

    def place(self, name: str | None) -> Markup:
        """The name of a place."""
        said = self.wording.place(name)
        # A name from the table of places is a name, not a translation.
        return self.said(said._replace(editorial=False)) if said else self.missing()

    # -- words

    def choice(self, value: StrEnum) -> str:
        """A code as a choice in a form: by our words, or by the vocabulary's."""
        return self.cap(self.label(value) if type(value) in LABELS else self.word(value))

    def effect_words(self, effect: EffectReading) -> str:
        """Whether an agreement is in effect, in a few words."""
        return effect_words(effect, self.wording)

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

    def figure(self, figure: Figure) -> str:
        """A published number with how it bounds the true one."""
        number = self.number(figure.value)
        if figure.relation is ClaimRelation.EXACTLY:
            return number
        return f"{self.word(figure.relation)}{'' if self.chinese else ' '}{number}"

    def published(self, figure: Figure) -> LocalText | None:
        """A figure as its source words it, where that says more than the number."""
        bare = figure.text.strip("<>~≈+ ").replace(",", "") == str(figure.value)
        return None if bare else self.wording.said(figure.text, figure.text_zh)

    def ended(self, edtf: str) -> bool:
        """Whether an end is a day, rather than that none is stated."""
        return edtf not in ("none_stated", "..") and UncertainDate.parse(edtf).latest is not None

    def names(self) -> Mapping[str, Callable[..., object]]:
        """What templates call by name."""
        return {
            **{name: getattr(self, name) for name in _callable_names()},
            "here": self.address.here,
            "plain": plain,
        }


@cache
def _callable_names() -> tuple[str, ...]:
    public = (name for name in dir(Voice) if not name.startswith("_") and name not in HIDDEN)
    return tuple(name for name in public if callable(getattr(Voice, name)))
