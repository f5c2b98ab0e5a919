"""Finding links by which a calendar is subscribed to."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.calendar_link import CalendarLink, digest_of


class LinkRow(NamedTuple):
    """A link as it was made."""

    id: int
    label: str
    token_digest: str
    country_code: str | None
    lang: str
    created_at: datetime
    revoked_at: datetime | None


def links(session: ReadSession) -> Sequence[LinkRow]:
    """Every link, the oldest first."""
    return rows_of(session, LinkRow, select(CalendarLink.__table__).order_by(CalendarLink.id))


class SubscriptionRow(NamedTuple):
    """What a link subscribes to: a country (all, where None), in a language, until it is revoked."""

    country_code: str | None
    lang: str
    revoked_at: datetime | None


def link_of(session: ReadSession, token: str) -> SubscriptionRow | None:
    """The link whose token it is, revoked or not; None where there is none."""
    found = rows_of(
        session,
        SubscriptionRow,
        select(CalendarLink.country_code, CalendarLink.lang, CalendarLink.revoked_at).where(
            CalendarLink.token_digest == digest_of(token)
        ),
    )
    return found[0] if found else None
