"""Missions, satellites and programmes that the record mentions."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sources
from models.vocabulary import MissionKind


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
