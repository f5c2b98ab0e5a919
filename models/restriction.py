"""Laws, controls, policies and lapses that bar or limit cooperation, and exceptions to them."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sourced
from models.vocabulary import Confidence, RestrictionKind


class ImposerRecord(Record):
    """Who decided a restriction."""

    country: CountryCode | None
    organization: Slug | None


class RestrictionRecord(Sourced):
    """One entry of ``restrictions.yaml``; ``until`` ``..``: open, null: not documented or a single event."""

    id: Slug
    on: EdtfText
    until: EdtfText | None
    kind: RestrictionKind
    imposed_by: ImposerRecord | None
    affects: tuple[CountryCode, ...]
    organizations: tuple[Slug, ...]
    title: Line
    summary: Prose


class Restriction(Base):
    """What stands in the way of cooperation, or an exception to it."""

    __tablename__ = "restriction"

    id: Mapped[str] = mapped_column(primary_key=True)
    since_edtf: EdtfColumn
    until_edtf: EdtfColumn
    kind: Mapped[RestrictionKind] = vocabulary(RestrictionKind, name="kind")
    imposed_by_country_code: Mapped[str | None] = refers_to("country.code", nullable=True)
    imposed_by_organization_id: Mapped[str | None] = refers_to("organization.id", nullable=True)
    title: Mapped[str]
    summary: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class RestrictionCountry(Base):
    """A country whose cooperation is touched."""

    __tablename__ = "restriction_country"

    restriction_id: Mapped[str] = refers_to("restriction.id", key=True)
    position: Mapped[int] = position()
    country_code: Mapped[str] = refers_to("country.code")


class RestrictionOrganization(Base):
    """An organization whose cooperation is touched."""

    __tablename__ = "restriction_organization"

    restriction_id: Mapped[str] = refers_to("restriction.id", key=True)
    position: Mapped[int] = position()
    organization_id: Mapped[str] = refers_to("organization.id")
