"""Laws, controls, policies and lapses that bar or limit cooperation, and exceptions to them."""

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.noun import ANY_ORGANIZATION, Listing, Noun, Reference, many
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sourced
from models.vocabulary import Confidence, RestrictionKind
from models.wording.reason import N_


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


def _references(record: RestrictionRecord) -> Iterator[Reference]:
    by = record.imposed_by
    yield "imposed_by.country", "country", by.country if by else None
    yield "imposed_by.organization", ANY_ORGANIZATION, by.organization if by else None
    yield from many("affects", "country", record.affects)
    yield from many("organizations", ANY_ORGANIZATION, record.organizations)


NOUNS = (
    Noun(
        name="restriction",
        order=14,
        record=RestrictionRecord,
        files="restrictions.yaml",
        tables=(
            (Restriction, "id"),
            (RestrictionCountry, "restriction_id"),
            (RestrictionOrganization, "restriction_id"),
        ),
        references=_references,
        translated=frozenset(("title", "summary", "notes")),
        label=N_("restrictions"),
        page="/restrictions#restriction-{}",
        listing=Listing(
            address="/restrictions",
            title="Restrictions on cooperation",
            place=11,
            about="What stands in the way: laws, controls, policies, lapses, and the exceptions to them.",
        ),
        section=80,
    ),
)
