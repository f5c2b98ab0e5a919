"""States and regions: the one naming table, with aliases and the successors of former states."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, position, refers_to, vocabulary
from models.noun import Listing, Noun, Reference, many
from models.record import CountryCode, Line, Prose, Record
from models.vocabulary import CountryKind, Region, Subregion
from models.wording.reason import N_


class CountryRecord(Record):
    """One entry of ``countries.yaml``."""

    code: CountryCode
    alpha3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    kind: CountryKind
    name: Line
    name_zh: Line
    official_name: Line
    region: Region
    subregion: Subregion
    ldc: bool
    capital: Line | None
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    aliases: tuple[Line, ...]
    former: bool
    iso3166_3: Annotated[str, Field(pattern=r"^[A-Z]{4}$")] | None
    successors: tuple[CountryCode, ...]
    un_member: bool
    notes: Prose | None


class Country(Base):
    """A state, a former state under its own code, or a region that records need."""

    __tablename__ = "country"

    code: Mapped[str] = mapped_column(primary_key=True)
    alpha3: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[CountryKind] = vocabulary(CountryKind, name="kind")
    name: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str] = mapped_column(unique=True)
    official_name: Mapped[str]
    region: Mapped[Region] = vocabulary(Region, name="region")
    subregion: Mapped[Subregion] = vocabulary(Subregion, name="subregion")
    ldc: Mapped[bool]
    capital: Mapped[str | None]
    lat: Mapped[float]
    lon: Mapped[float]
    former: Mapped[bool]
    iso3166_3: Mapped[str | None]
    un_member: Mapped[bool]
    notes: Mapped[str | None]


class CountrySpelling(Base):
    """A spelling by which a country is found: folded name, alias or code; never shared by two countries."""

    __tablename__ = "country_name"

    key: Mapped[str] = mapped_column(primary_key=True)
    country_code: Mapped[str] = refers_to("country.code")
    position: Mapped[int]
    name: Mapped[str]


class CountrySuccessor(Base):
    """A state that followed a former one; shown, never merged silently."""

    __tablename__ = "country_successor"

    country_code: Mapped[str] = refers_to("country.code", key=True)
    position: Mapped[int] = position()
    successor_code: Mapped[str] = refers_to("country.code")


def _references(record: CountryRecord) -> Iterator[Reference]:
    yield from many("successors", "country", record.successors)


NOUNS = (
    Noun(
        name="country",
        order=1,
        record=CountryRecord,
        files="countries.yaml",
        tables=((Country, "code"), (CountrySpelling, "country_code"), (CountrySuccessor, "country_code")),
        key="code",
        references=_references,
        translated=frozenset(("notes",)),
        label=N_("countries"),
        page="/countries/{}",
        has_json=True,
        listing=Listing(
            address="/countries",
            title="Countries",
            place=7,
            about="States, and all that was agreed with each, by three doors: directly, in multilateral instruments, "
            "through organizations.",
        ),
        section=10,
        full_text=True,
    ),
)
