"""How a reading is put into words: controlled words, names, places, dates, masses and texts in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from db.ledger import current_revision
from db.queries import country, organization, word
from db.session import ReadSession
from models.dates.uncertain_date import UncertainDate
from models.wording.mass import mass_words
from reports.revision_cache import cached
from reports.wording.language import Language


class LocalText(NamedTuple):
    """A text as it is shown: in which language, and whether by the editors or for want of a translation."""

    text: str
    tag: str
    """BCP 47 tag of the language the text is in."""
    editorial: bool
    """An editorial translation, never official."""
    fallback: bool
    """English, since there is no text in the language asked for."""


@dataclass(frozen=True)
class Lexicon:
    """The names and words of one revision of the record."""

    revision: int
    words: Mapping[tuple[str, str], tuple[str, str]]
    places: Mapping[str, str]
    countries: Mapping[str, tuple[str, str]]
    organizations: Mapping[str, tuple[str, str | None, str | None]]


def lexicon(session: ReadSession, revision: int) -> Lexicon:
    """The lexicon of the record as it stands; ``revision`` says of which revision that is."""
    return Lexicon(
        revision=revision,
        words=word.words(session),
        places=word.places_zh(session),
        countries=country.names(session),
        organizations={
            row.id: (row.name, row.name_zh, row.acronym) for row in organization.organizations(session)
        },
    )


def _standing(session: ReadSession) -> Lexicon:
    return lexicon(session, current_revision(session))


def cached_lexicon(session: ReadSession) -> Lexicon:
    """The names and words of the record as it stands, read again only when the record has changed."""
    return cached(session, _standing)


@dataclass(frozen=True)
class Wording:
    """A lexicon spoken in one language: what page and paper both say."""

    language: Language
    lexicon: Lexicon

    @property
    def _chinese(self) -> bool:
        return self.language.code == "zh"

    def word(self, value: str, list_name: str) -> str:
        """The label of a controlled word, such as ``word("treaty", "kind")``; the value itself where it has none."""
        labels = self.lexicon.words.get((list_name, value))
        return labels[self._chinese] if labels else value

    def country(self, code: str) -> str:
        """The name of a country in the naming table."""
        return self.lexicon.countries[code][self._chinese]

    def organization(self, key: str) -> str:
        """The name of an organization: Chinese where one is known, else English; an unknown id as it is."""
        name, name_zh, _ = self.lexicon.organizations.get(key, (key, None, None))
        return name_zh if self._chinese and name_zh else name

    def place(self, name: str | None) -> LocalText | None:
        """The name of a place."""
        if name is None:
            return None
        return self.said(name, self.lexicon.places.get(name))

    def said(
        self, text: str | None, text_zh: str | None = None, official_zh: str | None = None
    ) -> LocalText | None:
        """A text of the record in this language: official, else by the editors, else in English and marked so."""
        if not self._chinese:
            return LocalText(text, "en", False, False) if text is not None else None
        if official_zh is not None:
            return LocalText(official_zh, "zh-Hans", False, False)
        if text_zh is not None:
            return LocalText(text_zh, "zh-Hans", True, False)
        return LocalText(text, "en", False, True) if text is not None else None

    def day(self, edtf: str | None) -> str:
        """An uncertain date in words; "not documented" where there is none."""
        if edtf is None:
            return self.language.gettext("not documented")
        if edtf == "none_stated":
            return self.language.gettext("no end stated")
        return UncertainDate.parse(edtf).words(self.language.code)

    def mass(self, micrograms: int | None) -> str:
        """A mass with its unit; "not reported" where it is unknown."""
        if micrograms is None:
            return self.language.gettext("not reported")
        return mass_words(micrograms, self.language.code)
