"""What stands in the way of cooperation: laws, controls, policies and lapses, and the exceptions made to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.ledger import current_revision
from db.queries import restriction as queries
from db.queries.rows import ids_of
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import (
    Confidence,
    RestrictionKind,
)
from reports.reading import Bibliography, Head, NumberedSource, Reading, Source, sources_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionFilter:
    """What is asked for; empty means all. A state is meant where it is touched, or where it imposed."""

    on: date
    countries: tuple[str, ...] = ()
    kinds: tuple[RestrictionKind, ...] = ()


class RestrictionReading(Reading):
    """What stands in the way; ``until`` ``..``: no end stated, null: not documented or a single event."""

    id: str
    title: str
    title_zh: str | None
    kind: RestrictionKind
    since: str
    until: str | None
    imposed_by: str | None
    summary: str
    summary_zh: str | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


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


def restriction_list(session: ReadSession, wanted: RestrictionFilter) -> RestrictionList:
    """The restrictions asked for that had begun by the day, or may have; each says since when, and until when."""
    rows = queries.restrictions(session, wanted.countries, wanted.kinds)
    countries, organizations = queries.affected_parties(session, [row.id for row in rows])
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


def restriction_readings(
    session: ReadSession, rows: Sequence[queries.RestrictionRow], on: date
) -> tuple[RestrictionReading, ...]:
    """Restrictions in full, but those that certainly began after ``on``."""
    rows = [row for row in rows if UncertainDate.parse(row.since_edtf).on_or_before(on) is not Certainty.NO]
    texts = texts_zh(session, "restriction", ids_of(rows))
    cited = citations(session, "restriction", ids_of(rows))
    return tuple(
        RestrictionReading(
            id=row.id,
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            kind=row.kind,
            since=row.since_edtf,
            until=row.until_edtf,
            imposed_by=row.imposed_by_country_code or row.imposed_by_organization_id,
            summary=row.summary,
            summary_zh=texts.get(row.id, {}).get("summary"),
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )
