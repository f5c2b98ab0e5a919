"""What each findable record is found by: its own words in both languages, and those of what it names."""

from collections.abc import Iterator, Mapping
from typing import Any

from db.loading.agreement import signed
from db.loading.dataset import DataSet
from db.loading.overlay import LANGUAGE
from db.search.analyser import words_of
from models.agreement import AgreementRecord
from models.body import BodyRecord
from models.country import CountryRecord


def _names(record: Any) -> Iterator[str | None]:
    yield from (getattr(record, field, None) for field in ("name", "name_zh", "title", "title_zh"))
    yield from getattr(record, "aliases", ())
    yield getattr(record, "acronym", None)


class Documents:
    """Search documents of a data set."""

    def __init__(self, data: DataSet) -> None:
        self.data = data
        self.bodies: Mapping[str, BodyRecord] = data.of("body")
        self.countries: Mapping[str, CountryRecord] = data.of("country")
        self.missions = data.of("mission")
        self.words = data.of("word")
        self.translations = data.of("translation")
        self._of_body: dict[str, tuple[str | None, ...]] = {}

    def _translated(self, noun: str, key: str) -> Iterator[str]:
        translation = self.translations.get(f"{LANGUAGE}/{noun}/{key}")
        if translation is not None:
            # A role is no more searched for in Chinese than in English.
            yield from (
                text for path, text in translation.texts.items() if not path.startswith("signatories.")
            )

    def _body(self, body_id: str) -> tuple[str | None, ...]:
        known = self._of_body.get(body_id)
        if known is None:
            known = self._of_body[body_id] = tuple(self._names_of_body(body_id))
        return known

    def _names_of_body(self, body_id: str) -> Iterator[str | None]:
        record = self.bodies[body_id]
        yield from _names(record)
        yield from self._translated("body", body_id)
        if record.state:
            yield from _names(self.countries[record.state])

    def _word(self, list_name: str, value: str) -> Iterator[str]:
        word = self.words.get(f"{list_name}/{value}")
        if word:
            yield from (word.en, word.zh)

    def _agreement(self, record: AgreementRecord) -> Iterator[str | None]:
        yield from (record.id, record.title, record.title_zh, record.summary, record.occasion)
        yield from self._translated("agreement", record.id)
        day = signed(record)
        if day is not None:
            # "France 2005", "2005年11月" are how people look for an agreement.
            yield from (day.words("en"), day.words("zh"))
        for body_id in (*record.home_parties, *record.partner_parties):
            yield from self._body(body_id)
        yield from (person.name for person in record.signatories)
        yield from (action.place for action in record.actions)
        for clause in record.clauses:
            yield clause.summary
            yield from self._word("clause_kind", clause.kind)
            if clause.mission:
                yield from _names(self.missions[clause.mission])
        for topic in record.topics:
            yield from self._word("topic", topic)
        yield from self._word("kind", record.kind)

    def document(self, noun: str, key: str, record: Any) -> str:
        """What one record is found by."""
        if noun == "agreement":
            return words_of(*self._agreement(record))
        if noun == "country":
            return words_of(*_names(record), record.code, record.alpha3, record.official_name)
        if noun == "mission":
            return words_of(key, *_names(record))
        return words_of(key, *_names(record), *self._translated(noun, key))

    def of(self, noun: str) -> Mapping[str, str]:
        """The documents of a noun by key, each made when it is asked for."""
        return _Documents(self, noun)


class _Documents(Mapping[str, str]):
    def __init__(self, documents: Documents, noun: str) -> None:
        self._documents, self._noun = documents, noun
        self._records = documents.data.of(noun)

    def __getitem__(self, key: str) -> str:
        return self._documents.document(self._noun, key, self._records[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, key: object) -> bool:
        return key in self._records
