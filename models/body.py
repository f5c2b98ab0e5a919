"""Bodies: the agencies, ministries, institutes, companies and governments that act in the record."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, position, refers_to, vocabulary
from models.record import CountryCode, Line, Record, Slug
from models.vocabulary import BodyKind


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
