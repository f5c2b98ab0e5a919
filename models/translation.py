"""The second language of record: editorial translations, labels of controlled words, names of places."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.noun import Noun
from models.record import CountryCode, Line, Prose, Record, Slug
from models.wording.reason import N_

NUMBERED: dict[str, str] = {"clauses": "clauses", "members": "notes of members", "signatories": "roles"}
"""Fields with one text for each part of the record, in its order, null where there is none, and what the texts are."""


class WordRecord(Record):
    """One entry of ``translations/zh/vocabulary.yaml``: a controlled word with its labels."""

    list: Line
    value: Line
    en: Line
    zh: Line

    @property
    def key(self) -> str:
        """The word's own key, since a value may stand in several lists."""
        return f"{self.list}/{self.value}"


class PlaceRecord(Record):
    """One entry of ``translations/zh/places.yaml``."""

    place: Line
    name: Line


class TranslationRecord(Record):
    """The texts of one record in one other language, by field; that of the n-th clause is ``clauses.n``."""

    lang: Line
    noun: Line
    record_id: Slug | CountryCode
    texts: dict[str, Prose]

    @property
    def key(self) -> str:
        """The translation's own key: language, noun and record."""
        return f"{self.lang}/{self.noun}/{self.record_id}"


class Translation(Base):
    """One text of one record in another language, by the editors, never official."""

    __tablename__ = "translation"

    key: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    """The field; for the n-th clause ``clauses.n``, and so for each of ``NUMBERED``."""
    lang: Mapped[str]
    noun: Mapped[str]
    record_id: Mapped[str]
    text: Mapped[str]


class Word(Base):
    """A controlled word with its labels."""

    __tablename__ = "word"

    key: Mapped[str] = mapped_column(primary_key=True)
    list: Mapped[str]
    value: Mapped[str]
    en: Mapped[str]
    zh: Mapped[str]


class Place(Base):
    """A place as written in the record, with its Chinese name."""

    __tablename__ = "place"

    name: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]


NOUNS = (
    Noun(
        name="word",
        order=17,
        record=WordRecord,
        files="translations/zh/vocabulary.yaml",
        tables=((Word, "key"),),
        key="key",
    ),
    Noun(
        name="place",
        order=18,
        record=PlaceRecord,
        files="translations/zh/places.yaml",
        tables=((Place, "name"),),
        key="place",
    ),
)

TRANSLATION = Noun(
    name="translation",
    order=19,
    record=TranslationRecord,
    files="",
    tables=((Translation, "key"),),
    key="key",
    label=N_("translations"),
)
"""Translations: no noun of ``NOUNS``, since each is read from the files beside what it translates."""
