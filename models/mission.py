"""Missions, satellites and programmes that the record mentions."""

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.noun import Listing, Noun, Reference, many
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sources
from models.vocabulary import MissionKind
from models.wording.reason import N_


class MissionRecord(Record):
    """One entry of ``missions.yaml``."""

    id: Slug
    name: Line
    name_zh: Line | None
    kind: MissionKind
    launched: EdtfText | None
    countries: tuple[CountryCode, ...]
    aliases: tuple[Line, ...]
    notes: Prose | None
    sources: Sources


class Mission(Base):
    """A mission; ``launched`` null: not launched, or not documented."""

    __tablename__ = "mission"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_zh: Mapped[str | None]
    kind: Mapped[MissionKind] = vocabulary(MissionKind, name="kind")
    launched_edtf: EdtfColumn
    notes: Mapped[str | None]


class MissionCountry(Base):
    """A state whose mission it is."""

    __tablename__ = "mission_country"

    mission_id: Mapped[str] = refers_to("mission.id", key=True)
    position: Mapped[int] = position()
    country_code: Mapped[str] = refers_to("country.code")


class MissionAlias(Base):
    """Another spelling of a mission's name."""

    __tablename__ = "mission_alias"

    mission_id: Mapped[str] = refers_to("mission.id", key=True)
    position: Mapped[int] = position()
    name: Mapped[str]


def _references(record: MissionRecord) -> Iterator[Reference]:
    yield from many("countries", "country", record.countries)


NOUNS = (
    Noun(
        name="mission",
        order=5,
        record=MissionRecord,
        files="missions.yaml",
        tables=((Mission, "id"), (MissionCountry, "mission_id"), (MissionAlias, "mission_id")),
        references=_references,
        translated=frozenset(("notes",)),
        label=N_("missions"),
        page="/missions/{}",
        has_json=True,
        example="change-6",
        listing=Listing(
            address="/missions",
            title="Missions",
            place=12,
            about="Missions that agreements, clauses and samples belong to.",
        ),
        section=60,
        full_text=True,
    ),
)
