"""What is said on page and paper alike in one language: our own words, labels, days, masses, and titles.

Page and paper each add what differs by medium: markup and links on one, marks of translations and two columns on the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from babel.numbers import format_decimal

from models.dates.uncertain_date import OPEN
from models.vocabulary import LISTS, RelationKind
from reports.plain_fact import plain_facts
from reports.reading import Reading
from reports.wording.labels import LABELS, TURNED_ROUND
from reports.wording.language import Language
from reports.wording.lexicon import LocalText, Wording

_LIST_OF = {kind: name for name, kind in LISTS.items()}


@dataclass(frozen=True)
class Phrases:
    """A wording, told from the home state with the code ``home``."""

    wording: Wording
    home: str

    @property
    def language(self) -> Language:
        """The language spoken."""
        return self.wording.language

    @property
    def chinese(self) -> bool:
        """Whether this is Chinese, which sets its own marks and leaves no space after them."""
        return self.language.code == "zh"

    # -- our own words

    def gettext(self, message: str, **values: object) -> str:
        """A message of our own in this language, with its values put in."""
        said = self.language.gettext(message)
        return said % values if values else said

    def word(self, value: StrEnum | None, list_name: str | None = None) -> str:
        """The label of a controlled word of the record's vocabulary; "not documented" where there is none."""
        if value is None:
            return self.gettext("not documented")
        return self.wording.word(value, list_name or _LIST_OF[type(value)])

    def label(self, value: StrEnum) -> str:
        """Our own words for a code that the vocabulary does not label."""
        return self.gettext(LABELS[type(value)][value])

    def relation(self, kind: RelationKind, *, incoming: bool) -> str:
        """How an agreement stands to a related one."""
        return self.gettext(TURNED_ROUND[kind]) if incoming else self.word(kind)

    def missing(self) -> str:
        """What stands where a fact is not documented."""
        return self.gettext("not documented")

    def facts(self, reading: Reading, but: str | None = None) -> list[tuple[str, str]]:
        """The plain facts of a reading, all or all but one, each by what it is called and in words."""
        return [
            (self.gettext(fact.label), self._plain(getattr(reading, name)))
            for name, fact in plain_facts(type(reading)).items()
            if name != but
        ]

    def _plain(self, value: object) -> str:
        if isinstance(value, tuple) and value:
            return self.comma(self._plain(each) for each in value)
        if isinstance(value, StrEnum):
            return self.word(value)
        return self.missing() if value is None or value == () else str(value)

    def cap(self, text: str) -> str:
        """A phrase as the beginning of a line: its first letter large."""
        return text[:1].upper() + text[1:]

    def comma(self, parts: Iterable[str]) -> str:
        """Parts of a list with the language's commas between."""
        return self.gettext(", ").join(parts)

    def bracketed(self, text: str) -> str:
        """A text in the brackets of the language."""
        return f"（{text}）" if self.chinese else f" ({text})"

    # -- names

    def title(self, record: Any) -> LocalText:
        """The title of an agreement: official in Chinese where known, else by the editors."""
        if hasattr(record, "title_zh_editorial"):
            editorial, official = record.title_zh_editorial, record.title_zh
        else:  # a related instrument has one Chinese title, which may be the editors'
            editorial, official = record.title_zh, None
        said = self.wording.said(record.title, editorial, official)
        assert said is not None  # noqa: S101 - an agreement always has an English title
        return said

    def country(self, code: str) -> str:
        """The name of a country."""
        return self.wording.country(code)

    # -- days, numbers and masses

    def day(self, edtf: str | None) -> str:
        """An uncertain date in words; "not documented" where there is none."""
        return self.wording.day(edtf)

    def date(self, day: date) -> str:
        """A day of the calendar in words."""
        return self.day(day.isoformat())

    def period(self, since: str | None, until: str | None) -> str:
        """From when to when, each end said plainly where it is open or not documented."""
        if until == OPEN.text:
            return self.gettext("since %(day)s, no end stated", day=self.wording.day(since))
        if until is not None:
            first, last = self.wording.day(since), self.wording.day(until)
            return self.gettext("from %(first)s to %(last)s", first=first, last=last)
        if since is None:
            return self.gettext("since when is not documented")
        return self.gettext("since %(day)s", day=self.wording.day(since))

    def number(self, number: int) -> str:
        """A number with its digits grouped as the language does."""
        return str(format_decimal(number, locale=self.language.locale))

    def mass(self, micrograms: int | None) -> str:
        """A mass with its unit; "not reported" where it is unknown."""
        return self.wording.mass(micrograms)
