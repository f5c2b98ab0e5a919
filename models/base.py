"""What every table shares: the naming convention, column kinds and the declarative base."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, DateTime, Enum, ForeignKey, MetaData, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

# Every constraint has a name, so that a migration can drop it on either engine.
NAMING_CONVENTION = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every table of the record."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {str: Text(), date: Date()}  # noqa: RUF012 - declared so by SQLAlchemy


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; refuses naive values and gives aware ones back on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC; raises ValueError for a naive value."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite gives naive values back: they are UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def vocabulary(
    words: type[StrEnum], *, name: str, nullable: bool = False, key: bool = False
) -> MappedColumn[Any]:
    """A column of one controlled word, stored as text under a CHECK named ``name``."""
    kind = Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
        length=64,
    )
    return mapped_column(kind, nullable=nullable, primary_key=key)


def refers_to(target: str, *, key: bool = False, nullable: bool = False) -> MappedColumn[Any]:
    """A foreign key to ``target`` ("table.column"), checked at commit so that loading needs no order.

    Keys are not indexed apart, since they lead the primary key of their table; others are.
    """
    return mapped_column(
        ForeignKey(target, deferrable=True, initially="DEFERRED"),
        primary_key=key,
        nullable=nullable,
        index=not key,
    )


def mass(*, nullable: bool = True) -> MappedColumn[Any]:
    """A mass in whole micrograms; null means unreported, never zero."""
    return mapped_column(BigInteger, nullable=nullable)


def json_column(*, nullable: bool = False) -> MappedColumn[Any]:
    """A JSON document, read and written whole, never queried inside."""
    return mapped_column(JSON().with_variant(JSONB(), "postgresql"), nullable=nullable)


def position() -> MappedColumn[int]:
    """Place of a part within its record, from 1, and part of its key."""
    return mapped_column(primary_key=True, autoincrement=False)


EdtfColumn = Mapped[str | None]
"""An uncertain date as sourced; ``…_earliest`` and ``…_latest`` beside it bound the days it can mean."""
