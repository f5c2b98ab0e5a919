"""Visits, summits, conferences and ceremonies at which instruments are signed and samples given."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, refers_to, vocabulary
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sources
from models.vocabulary import VisitKind


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
