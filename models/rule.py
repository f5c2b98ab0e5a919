"""Published rules and practice for access to samples: regimes, and their rules topic by topic."""

from collections.abc import Iterator
from typing import Self

from pydantic import model_validator
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.clauses.rule_scope import Receivers
from models.noun import Listing, Noun, Reference, many
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, SourceRecord, Sources
from models.vocabulary import Confidence, MovementKind, RuleTopic
from models.wording.reason import N_


class RegimeCoverRecord(Record):
    """What a regime governs: samples of which missions, in which kinds of movement (none: all), received by whom."""

    missions: tuple[Slug, ...]
    kinds: tuple[MovementKind, ...] = ()
    receivers: Receivers


class RegimeRecord(Record):
    """A set of access rules, in ``samples/rules.yaml`` under ``regimes``."""

    id: Slug
    title: Line
    title_zh: Line | None
    number: Line | None
    issuer: Line
    adopted: EdtfText | None
    first_published: EdtfText | None
    status: Line
    extent: Line | None
    states: tuple[CountryCode, ...] = ()
    covers: RegimeCoverRecord | None = None
    sources: Sources


class RuleRecord(Record):
    """What a regime says on a topic; ``found`` false: looked for and not met in what was read."""

    id: Slug
    regime: Slug
    topic: RuleTopic
    article: Line | None
    rule: Prose | None
    found: bool
    confidence: Confidence | None
    notes: Prose | None
    sources: tuple[SourceRecord, ...]

    @model_validator(mode="after")
    def _a_found_rule_is_sourced(self) -> Self:
        if self.found and not (self.rule and self.sources and self.confidence):
            raise ValueError("a rule that was found needs its text, a source and a confidence")
        return self


class Regime(Base):
    """A set of access rules and where it stands, as its sources have it."""

    __tablename__ = "regime"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    title_zh: Mapped[str | None]
    number: Mapped[str | None]
    issuer: Mapped[str]
    adopted_edtf: EdtfColumn
    first_published_edtf: EdtfColumn
    status: Mapped[str]
    extent: Mapped[str | None]
    receivers: Mapped[Receivers | None] = vocabulary(Receivers, name="receivers", nullable=True)


class RegimeState(Base):
    """A state whose rules or practice a regime is."""

    __tablename__ = "regime_state"

    regime_id: Mapped[str] = refers_to("regime.id", key=True)
    position: Mapped[int] = position()
    country_code: Mapped[str] = refers_to("country.code")


class RegimeMission(Base):
    """A mission whose samples a regime governs; a regime without one is there for comparison."""

    __tablename__ = "regime_mission"

    regime_id: Mapped[str] = refers_to("regime.id", key=True)
    position: Mapped[int] = position()
    mission_id: Mapped[str] = refers_to("mission.id")


class RegimeKind(Base):
    """A kind of movement that a regime is about; a regime without one is about all."""

    __tablename__ = "regime_kind"

    regime_id: Mapped[str] = refers_to("regime.id", key=True)
    position: Mapped[int] = position()
    kind: Mapped[MovementKind] = vocabulary(MovementKind, name="kind")


class Rule(Base):
    """A rule on one topic, in the record's own words."""

    __tablename__ = "rule"

    id: Mapped[str] = mapped_column(primary_key=True)
    regime_id: Mapped[str] = refers_to("regime.id")
    topic: Mapped[RuleTopic] = vocabulary(RuleTopic, name="topic")
    article: Mapped[str | None]
    rule: Mapped[str | None]
    found: Mapped[bool]
    confidence: Mapped[Confidence | None] = vocabulary(Confidence, name="confidence", nullable=True)
    notes: Mapped[str | None]


def _of_regime(record: RegimeRecord) -> Iterator[Reference]:
    yield from many("states", "country", record.states)
    yield from many("covers.missions", "mission", record.covers.missions if record.covers else ())


def _of_rule(record: RuleRecord) -> Iterator[Reference]:
    yield "regime", "regime", record.regime


NOUNS = (
    Noun(
        name="regime",
        order=12,
        record=RegimeRecord,
        files="samples/rules.yaml",
        tables=(
            (Regime, "id"),
            (RegimeState, "regime_id"),
            (RegimeMission, "regime_id"),
            (RegimeKind, "regime_id"),
        ),
        within="regimes",
        references=_of_regime,
        translated=frozenset(("title", "issuer", "status", "extent")),
        label=N_("sets of rules"),
        page="/samples/rules#{}",
    ),
    Noun(
        name="rule",
        order=13,
        record=RuleRecord,
        files="samples/rules.yaml",
        tables=((Rule, "id"),),
        within="rules",
        references=_of_rule,
        translated=frozenset(("rule", "notes")),
        label=N_("rules"),
        page="/samples/rules#{}",
        listing=Listing(address="/samples/rules", title="Rules of access to samples", place=6),
    ),
)
