"""Evidence on where an agreement stands: what sources report, signs of life, how its kind takes effect, completion.

It stands in the record beside acts and term, and never in their place: acts and term are what the instrument and its
parties say, evidence is what others saw. ``models.effect`` reads it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from models.dates.uncertain_date import UncertainDate
from models.record import EdtfText, Line, Positions, Prose, Record
from models.vocabulary import InstrumentKind, Status
from models.wording.reason import N_, Worded

RELATION = "relation"
"""A basis that is an agreement related to this one, by a relation of either."""

BASIS_NOUNS = {
    RELATION: "agreement",
    "agreement": "agreement",
    "movement": "movement",
    "visit": "visit",
    "mission": "mission",
    "fact": "fact",
    "restriction": "restriction",
}
"""What a basis may name, and the noun of the record that it names."""

SOURCE, NOTE = "source", "note"
"""A basis that is a position among the record's own sources, and one that is the record's note."""


class BindingReading(StrEnum):
    """How an instrument takes effect, as read from its kind and parties where its text says nothing."""

    TREATY = "treaty"
    AGENCY_INSTRUMENT = "agency_instrument"
    POLITICAL = "political"
    CONTRACT = "contract"


class StatusOrigin(StrEnum):
    """Where ``reported_status`` comes from, if no source states it: the editors' reading, or a stated period."""

    EDITORS = "editors"
    TERM = "term"


def _basis(text: str) -> str:
    noun, _, key = text.partition(":")
    if text == NOTE or (noun == SOURCE and key.isascii() and key.isdecimal() and int(key) > 0):
        return text
    if noun in BASIS_NOUNS and key:
        return text
    words = ", ".join(f"{word}:ID" for word in BASIS_NOUNS)
    raise ValueError(f"names no record: write {words}, source:POSITION or note")


Basis = Annotated[str, Field(max_length=200), AfterValidator(_basis)]
"""What a sign rests on: ``relation:ID`` (a related agreement), ``fact:ID``, …, ``source:POSITION`` or ``note``."""


class ReportRecord(Record):
    """What a source states, or plainly implies, of the standing of an instrument as of a day; it knows nothing later."""

    status: Status
    as_of: EdtfText
    sources: Positions
    says: Prose
    implied: bool = False
    """The source does not say it in so many words."""


class SignRecord(Record):
    """Something that happened under an instrument, or to it, after it was signed."""

    on: EdtfText
    what: Prose
    basis: Basis
    weak: bool = False
    """Same parties and subject only: nothing shows that it rests on this instrument."""


class SetbackRecord(Record):
    """Something that stalled an instrument, froze it, or shows that it was not carried out."""

    on: EdtfText
    what: Prose
    basis: Basis
    weak: bool = False
    """It only delayed what was agreed: nothing shows that it will not be carried out."""


class CompletionRecord(Record):
    """That the purpose of an instrument was plainly fulfilled: a satellite delivered, a payload flown."""

    on: EdtfText
    what: Prose
    basis: Basis


class ReadingRecord(Record):
    """How an instrument of this kind, between such parties, usually takes effect."""

    kind: BindingReading
    unsure: bool = False
    """It could be one of the others as well."""


class EvidencedRecord(Record):
    """The fields of an agreement that hold evidence; each may be left out."""

    reported: tuple[ReportRecord, ...] = Field((), title=N_("reports of where it stands"))
    reported_status_from: StatusOrigin | None = Field(None, title=N_("where the reported status comes from"))
    signs_of_life: tuple[SignRecord, ...] = Field((), title=N_("signs of life"))
    setbacks: tuple[SetbackRecord, ...] = Field((), title=N_("setbacks"))
    reading: ReadingRecord | None = Field(None, title=N_("how it takes effect"))
    completed: CompletionRecord | None = Field(None, title=N_("completion"))
    evidence_note: Line | None = Field(None, title=N_("note on the evidence"))

    def evidence_content(self) -> dict[str, Any]:
        """These fields as JSON values, those at their default left out; ``EvidencedRecord`` reads them again."""
        return self.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, include=set(EvidencedRecord.model_fields)
        )

    def based(self) -> Iterator[tuple[str, str]]:
        """Field and basis of every sign, setback and completion."""
        for place, sign in enumerate(self.signs_of_life):
            yield f"signs_of_life.{place}.basis", sign.basis
        for place, setback in enumerate(self.setbacks):
            yield f"setbacks.{place}.basis", setback.basis
        if self.completed is not None:
            yield "completed.basis", self.completed.basis

    def evidence_references(self) -> Iterator[tuple[str, str, str]]:
        """Field, noun and key of every basis that is a record."""
        for field, basis in self.based():
            word, _, key = basis.partition(":")
            if word in BASIS_NOUNS:
                yield field, BASIS_NOUNS[word], key


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a source says of the standing, as of a day; ``implied``: not in so many words.

    ``sources`` are positions among the sources of the record.
    """

    status: Status
    as_of: UncertainDate
    implied: bool = False
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A dated sign that an instrument was carried out or relied on (or, as a setback, that it was not).

    Attributes:
        on: when.
        what: what happened, in the editors' words.
        weak: whether only parties and subject agree, or a setback was a mere delay; such a sign is shown, never counted.
        via, via_title: the instrument under which it was seen, where that is another one.

    """

    on: UncertainDate
    what: Worded | str
    weak: bool = False
    via: str | None = None
    via_title: Worded | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the record holds beside acts and term on where an instrument stands.

    Attributes:
        reports: what sources say of its standing.
        signs: signs of life, its own and those of instruments made under it.
        setbacks: signs that it stalled or was not carried out.
        completed: when its purpose was fulfilled; None = not documented, or it has none that can be.
        completed_sources: positions of the record's sources that tell of it; none where another record does.
        reading: how such a kind takes effect; None = nothing says.
        unsure: whether it could take effect in another way as well.

    """

    reports: tuple[Report, ...] = ()
    signs: tuple[Sign, ...] = ()
    setbacks: tuple[Sign, ...] = ()
    completed: UncertainDate | None = None
    completed_sources: tuple[int, ...] = ()
    reading: BindingReading | None = None
    unsure: bool = False


def evidence_of(record: EvidencedRecord, kind: InstrumentKind) -> Evidence:
    """The evidence of a record; where it has no reading, that of its kind."""
    reading = record.reading.kind if record.reading else KIND_READINGS.get(kind)
    return Evidence(
        reports=tuple(
            Report(
                status=each.status,
                as_of=UncertainDate.parse(each.as_of),
                implied=each.implied,
                sources=tuple(each.sources),
            )
            for each in record.reported
        ),
        signs=tuple(_signs(record.signs_of_life)),
        setbacks=tuple(_signs(record.setbacks)),
        completed=UncertainDate.parse(record.completed.on) if record.completed else None,
        completed_sources=_sources(record.completed.basis) if record.completed else (),
        reading=reading,
        unsure=record.reading.unsure if record.reading else False,
    )


def _sources(basis: str) -> tuple[int, ...]:
    word, _, position = basis.partition(":")
    return (int(position),) if word == SOURCE else ()


def _signs(records: Iterable[SignRecord | SetbackRecord]) -> Iterator[Sign]:
    for each in records:
        yield Sign(on=UncertainDate.parse(each.on), what=each.what, weak=each.weak)


KIND_READINGS = {
    InstrumentKind.TREATY: BindingReading.TREATY,
    InstrumentKind.CONVENTION: BindingReading.TREATY,
    InstrumentKind.INTERGOVERNMENTAL_AGREEMENT: BindingReading.TREATY,
    InstrumentKind.AGENCY_AGREEMENT: BindingReading.AGENCY_INSTRUMENT,
    InstrumentKind.MEMORANDUM_OF_UNDERSTANDING: BindingReading.AGENCY_INSTRUMENT,
    InstrumentKind.PROGRAMME: BindingReading.AGENCY_INSTRUMENT,
    InstrumentKind.IMPLEMENTING_ARRANGEMENT: BindingReading.AGENCY_INSTRUMENT,
    InstrumentKind.JOINT_STATEMENT: BindingReading.POLITICAL,
    InstrumentKind.LETTER_OF_INTENT: BindingReading.POLITICAL,
    InstrumentKind.CONTRACT: BindingReading.CONTRACT,
}
"""How a kind takes effect where the record has no reading; a protocol may be either, and is none here."""
