"""Finding links by which a calendar is subscribed to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.session import ReadSession
from models.calendar_link import CalendarLink, digest_of


def links(session: ReadSession) -> Sequence[Any]:
    """Every link, the oldest first."""
    return session.execute(select(CalendarLink.__table__).order_by(CalendarLink.id)).all()


def link_of(session: ReadSession, token: str) -> Any:
    """The link whose token it is, revoked or not; None where there is none."""
    return session.execute(
        select(CalendarLink.country_code, CalendarLink.lang, CalendarLink.revoked_at).where(
            CalendarLink.token_digest == digest_of(token)
        )
    ).first()
