"""What stands in the way of cooperation: laws, controls, policies and lapses, and the exceptions made to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.ledger import current_revision
from db.queries import restriction as queries
from db.session import Reading as Session
from models.vocabulary import RestrictionKind
from reports.occasion import RestrictionReading, restriction_readings
from reports.reading import Bibliography, Head, NumberedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionFilter:
    """What is asked for; empty means all. A state is meant where it is touched, or where it imposed."""

    on: date
    countries: tuple[str, ...] = ()
    kinds: tuple[RestrictionKind, ...] = ()


class RestrictionItem(RestrictionReading):
    """A restriction with the states and the organizations whose cooperation it touches."""

    url: str
    countries: tuple[str, ...]
    organizations: tuple[str, ...]


class RestrictionList(Head):
    """Restrictions asked for, the latest first."""

    items: tuple[RestrictionItem, ...]
    total: int
    sources: tuple[NumberedSource, ...]


def address(restriction_id: str) -> str:
    """Where a restriction is read."""
    return f"/restrictions#restriction-{restriction_id}"


def restriction_list(session: Session, wanted: RestrictionFilter) -> RestrictionList:
    """The restrictions asked for that had begun by the day, or may have; each says since when, and until when."""
    rows = queries.restrictions(session, wanted.countries, wanted.kinds)
    countries, organizations = queries.touched(session, [row.id for row in rows])
    items: Sequence[RestrictionItem] = [
        RestrictionItem(
            **each.__dict__,
            url=address(each.id),
            countries=tuple(countries.get(each.id, ())),
            organizations=tuple(organizations.get(each.id, ())),
        )
        for each in restriction_readings(session, rows, wanted.on)
    ]
    bibliography = Bibliography()
    for each in items:
        bibliography.cite(each.sources)
    return RestrictionList(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(items),
        total=len(items),
        sources=bibliography.sources,
    )
