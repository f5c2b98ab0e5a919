"""International organizations and mechanisms, and who belonged to them when."""

from collections.abc import Iterator

from pydantic import Field
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to, vocabulary
from models.noun import Listing, Noun, Reference, many
from models.record import CountryCode, EdtfText, Line, Prose, Record, Slug, Sourced, Sources
from models.vocabulary import Confidence, MembershipKind, OrganizationKind
from models.wording.reason import N_


class OrganizationRecord(Sourced):
    """One entry of ``organizations.yaml``: an organization in which the home state takes part."""

    id: Slug
    acronym: Line | None
    name: Line
    name_zh: Line | None
    kind: OrganizationKind
    founded: EdtfText | None
    seat: Line | None
    representative_body: Line | None
    role: Line | None
    since: EdtfText | None
    cnsa_represents_china: bool | None
    counts_toward_claim: bool
    why: Prose


class MembershipRecord(Record):
    """A state's place in an organization over time; only ``member`` binds."""

    organization: Slug
    country: CountryCode
    since: EdtfText | None
    until: EdtfText | None = Field(description="null: a member still when read")
    kind: MembershipKind
    notes: Prose | None


class MembershipListRecord(Record):
    """One block of ``memberships.yaml``: an organization with its member states."""

    organization: Slug
    name: Line
    confidence: Confidence
    notes: Prose | None
    sources: Sources
    members: tuple[MembershipRecord, ...] = Field(min_length=1)


class Organization(Base):
    """An organization or mechanism, of the home state or only of others."""

    __tablename__ = "organization"

    id: Mapped[str] = mapped_column(primary_key=True)
    acronym: Mapped[str | None]
    name: Mapped[str]
    name_zh: Mapped[str | None]
    kind: Mapped[OrganizationKind | None] = vocabulary(OrganizationKind, name="kind", nullable=True)
    founded_edtf: EdtfColumn
    seat: Mapped[str | None]
    member_list_id: Mapped[str | None]
    """Its own id where it stands here for its member states only and the home state takes no part."""
    representative_body: Mapped[str | None]
    home_role: Mapped[str | None]
    home_since_edtf: EdtfColumn
    agency_represents_home: Mapped[bool | None]
    counts_toward_claim: Mapped[bool]
    counting_reason: Mapped[str | None]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class MembershipList(Base):
    """The sourced list of an organization's member states."""

    __tablename__ = "membership_list"

    organization_id: Mapped[str] = refers_to("organization.id", key=True)
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class Membership(Base):
    """One stay of a state in an organization; ``until`` null means a member still when read."""

    __tablename__ = "membership"

    organization_id: Mapped[str] = refers_to("organization.id", key=True)
    position: Mapped[int] = position()
    country_code: Mapped[str] = refers_to("country.code")
    kind: Mapped[MembershipKind] = vocabulary(MembershipKind, name="kind")
    since_edtf: EdtfColumn
    until_edtf: EdtfColumn
    notes: Mapped[str | None]


def _members(record: MembershipListRecord) -> Iterator[Reference]:
    yield from many("members", "country", [member.country for member in record.members])


NOUNS = (
    Noun(
        name="organization",
        order=3,
        record=OrganizationRecord,
        files="organizations.yaml",
        tables=((Organization, "id"),),
        translated=frozenset(("name", "seat", "representative_body", "role", "why", "notes")),
        label=N_("organizations"),
        page="/organizations/{}",
        has_json=True,
        example="apsco",
        listing=Listing(
            address="/organizations",
            title="Organizations",
            place=8,
            about="International organizations, their members and instruments.",
        ),
        section=90,
        full_text=True,
    ),
    Noun(
        name="membership_list",
        order=4,
        record=MembershipListRecord,
        files="memberships.yaml",
        tables=(
            (MembershipList, "organization_id"),
            (Membership, "organization_id"),
            (Organization, "member_list_id"),
        ),
        key="organization",
        references=_members,
        translated=frozenset(("name", "members", "notes")),
        label=N_("lists of members"),
        page="/organizations/{}",
        has_json=True,
    ),
)
