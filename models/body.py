"""Bodies: the agencies, ministries, institutes, companies and governments that act in the record."""

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, position, refers_to, vocabulary
from models.noun import ANY_ORGANIZATION, Listing, Noun, Reference
from models.record import CountryCode, Line, Record, Slug
from models.vocabulary import BodyKind
from models.wording.reason import N_


class BodyRecord(Record):
    """One entry of ``bodies.yaml``."""

    id: Slug
    name: Line
    acronym: Line | None
    name_zh: Line | None
    kind: BodyKind
    state: CountryCode | None
    organization: Slug | None
    part_of: Slug | None
    aliases: tuple[Line, ...]
    succeeded_by: Slug | None


class Body(Base):
    """A body of a state or of an organization; one that stands for an organization names it."""

    __tablename__ = "body"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    acronym: Mapped[str | None]
    name_zh: Mapped[str | None]
    kind: Mapped[BodyKind] = vocabulary(BodyKind, name="kind")
    country_code: Mapped[str | None] = refers_to("country.code", nullable=True)
    organization_id: Mapped[str | None] = refers_to("organization.id", nullable=True)
    part_of_id: Mapped[str | None] = refers_to("body.id", nullable=True)
    succeeded_by_id: Mapped[str | None] = refers_to("body.id", nullable=True)


class BodyAlias(Base):
    """Another spelling, an old name or a name in another language of a body."""

    __tablename__ = "body_alias"

    body_id: Mapped[str] = refers_to("body.id", key=True)
    position: Mapped[int] = position()
    name: Mapped[str]


def _references(record: BodyRecord) -> Iterator[Reference]:
    yield "state", "country", record.state
    yield "organization", ANY_ORGANIZATION, record.organization
    yield "part_of", "body", record.part_of
    yield "succeeded_by", "body", record.succeeded_by


NOUNS = (
    Noun(
        name="body",
        order=2,
        record=BodyRecord,
        files="bodies.yaml",
        tables=((Body, "id"), (BodyAlias, "body_id")),
        references=_references,
        translated=frozenset(("name",)),
        label=N_("bodies"),
        page="/bodies/{}",
        has_json=True,
        example="cnes",
        listing=Listing(
            address="/bodies", title="Bodies", place=9, about="Agencies, institutes and ministries."
        ),
        full_text=True,
    ),
)
