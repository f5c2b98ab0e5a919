"""Make and revoke links by which a calendar is subscribed to."""

import secrets
from datetime import datetime

from sqlalchemy import insert, update

from db.session import WriteSession
from models.calendar_link import CalendarLink, digest_of

TOKEN_BYTES = 32


def add(session: WriteSession, label: str, *, country: str | None, lang: str, at: datetime) -> str:
    """Make a link and answer its token, which is told here and never again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.execute(
        insert(CalendarLink).values(
            label=label, token_digest=digest_of(token), country_code=country, lang=lang, created_at=at
        )
    )
    return token


def revoke(session: WriteSession, number: int, *, at: datetime) -> bool:
    """Revoke a link; whether there was one of that number that stood."""
    done = session.execute(
        update(CalendarLink)
        .where(CalendarLink.id == number, CalendarLink.revoked_at.is_(None))
        .values(revoked_at=at)
    )
    return done.rowcount == 1
