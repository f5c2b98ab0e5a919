"""Visits, summits, conferences and ceremonies at which instruments are signed and samples given."""

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, refers_to, vocabulary
from models.noun import Listing, Noun, Reference, many
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sources
from models.vocabulary import VisitKind
from models.wording.reason import N_


class GuestRecord(Record):
    """Who travelled."""

    country: CountryCode
    name: Line
    role: Line | None


class VisitRecord(Record):
    """One entry of ``visits.yaml``; each agreement it names must name the visit in turn."""

    id: Slug
    title: Line | None
    guest: GuestRecord | None
    host: CountryCode | None
    on: EdtfText | None
    kind: VisitKind
    place: Line | None
    notes: Prose | None
    agreements: tuple[Slug, ...]
    sources: Sources


class Visit(Base):
    """An occasion; a conference or ceremony has a title, a visit has a guest."""

    __tablename__ = "visit"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str | None]
    guest_country_code: Mapped[str | None] = refers_to("country.code", nullable=True)
    guest_name: Mapped[str | None]
    guest_role: Mapped[str | None]
    host_country_code: Mapped[str | None] = refers_to("country.code", nullable=True)
    held_edtf: EdtfColumn
    kind: Mapped[VisitKind] = vocabulary(VisitKind, name="kind")
    place: Mapped[str | None]
    notes: Mapped[str | None]


def _references(record: VisitRecord) -> Iterator[Reference]:
    yield "guest.country", "country", record.guest.country if record.guest else None
    yield "host", "country", record.host
    yield from many("agreements", "agreement", record.agreements)


NOUNS = (
    Noun(
        name="visit",
        order=9,
        record=VisitRecord,
        files="visits.yaml",
        tables=((Visit, "id"),),
        references=_references,
        translated=frozenset(("title", "guest_name", "guest_role", "place", "notes")),
        label=N_("visits"),
        page="/visits/{}",
        has_json=True,
        example="ae-2015-mohamed-bin-zayed",
        listing=Listing(
            address="/visits",
            title="Visits",
            place=10,
            about="Visits on which things were signed and given.",
        ),
        section=70,
    ),
)
