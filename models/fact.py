"""Facts beside the agreements: payloads chosen, tracking help, data handed over, mechanisms, policies."""

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.noun import Noun, Reference, many
from models.record import CountryCode, EdtfText, Prose, Slug, Sourced
from models.vocabulary import Confidence, FactKind
from models.wording.reason import N_


class FactRecord(Sourced):
    """One entry of ``facts-other.yaml``; ``organizations`` may name one that has no record of its own."""

    id: Slug
    on: EdtfText
    kind: FactKind
    countries: tuple[CountryCode, ...]
    organizations: tuple[Slug, ...]
    mission: Slug | None
    fact: Prose


class Fact(Base):
    """A sourced fact that is neither agreement, movement nor visit."""

    __tablename__ = "fact"

    id: Mapped[str] = mapped_column(primary_key=True)
    happened_edtf: EdtfColumn
    kind: Mapped[FactKind] = vocabulary(FactKind, name="kind")
    mission_id: Mapped[str | None] = refers_to("mission.id", nullable=True)
    fact: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class FactCountry(Base):
    """A country that a fact concerns."""

    __tablename__ = "fact_country"

    fact_id: Mapped[str] = refers_to("fact.id", key=True)
    position: Mapped[int] = position()
    country_code: Mapped[str] = refers_to("country.code")


class FactOrganization(Base):
    """An organization that a fact concerns, by id or by its acronym in lower case."""

    __tablename__ = "fact_organization"

    fact_id: Mapped[str] = refers_to("fact.id", key=True)
    position: Mapped[int] = position()
    organization: Mapped[str]


def _references(record: FactRecord) -> Iterator[Reference]:
    yield "mission", "mission", record.mission
    yield from many("countries", "country", record.countries)


NOUNS = (
    Noun(
        name="fact",
        order=16,
        record=FactRecord,
        files="facts-other.yaml",
        tables=((Fact, "id"), (FactCountry, "fact_id"), (FactOrganization, "fact_id")),
        references=_references,
        translated=frozenset(("fact", "notes")),
        label=N_("other facts"),
    ),
)
