"""The ledger: every recorded change of the record, append-only."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime, json_column, vocabulary


class Change(StrEnum):
    """What a revision did to a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Revision(Base):
    """One change of one record: when, by whom, why, and the record before and after."""

    __tablename__ = "revision"
    __table_args__ = (Index("ix_revision_noun_record_id_number", "noun", "record_id", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    noun: Mapped[str]
    record_id: Mapped[str]
    change: Mapped[Change] = vocabulary(Change, name="change")
    digest: Mapped[str]
    """SHA-256 of the record's content as canonical JSON; empty where it was removed."""
    before: Mapped[dict[str, Any] | None] = json_column(nullable=True)
    after: Mapped[dict[str, Any] | None] = json_column(nullable=True)
    by: Mapped[str]
    reason: Mapped[str]
