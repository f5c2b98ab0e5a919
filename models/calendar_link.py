"""Links by which a calendar is subscribed to: secret, told once, and revocable. No part of the record itself."""

import hashlib
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class CalendarLink(Base):
    """A subscription; the token is kept as its digest only, so that whoever reads the database learns no link."""

    __tablename__ = "calendar_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    """Whose it is, in the words of whoever made it."""
    token_digest: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of the token, hexadecimal."""
    country_code: Mapped[str | None]
    """With which country; null: all."""
    lang: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
