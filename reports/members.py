"""Who belongs to which organization on a day, kept for as long as the edition of the record stands."""

from datetime import date

from db.queries import door
from db.queries.door import Members
from db.session import Reading as Session
from reports.kept import kept


def members_on(session: Session, day: date) -> Members:
    """Every organization with the states that are, or may be, its members on ``day``."""
    return kept(session, door.members_on, day)
