"""Visits, conferences and ceremonies that a filter asks for: page by page in either order, or all of them by the day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.ledger import current_revision
from db.queries import visit as queries
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.matching import Matching
from models.vocabulary import VisitKind
from reports.reading import Bibliography, Head, NumberedSource
from reports.visits.reading import VisitReading, visit_readings
from reports.visits.visit import after, signed_at

EVERY = 1_000_000
"""More visits than any record holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFilter:
    """What is asked for; empty means all. What may lie in the period is among the answers."""

    on: date
    countries: tuple[str, ...] = ()
    kinds: tuple[VisitKind, ...] = ()
    since: date | None = None
    until: date | None = None


class VisitSort(StrEnum):
    """Orders of visits; one without a day comes last in either."""

    LATEST = "-held"
    FIRST = "held"


class VisitPlace(NamedTuple):
    """Where a visit stands in an order."""

    key: int
    id: str


class VisitItem(VisitReading):
    """A visit in a list; ``match`` says whether it certainly lies in the period asked for, or only possibly."""

    match: Matching


class VisitPage(Head):
    """Visits asked for; ``total`` counts them all, ``next`` is the address of the next page or null."""

    items: tuple[VisitItem, ...]
    total: int
    next: str | None


class VisitList(Head):
    """Visits asked for: those after the day, the next first; those up to it, the latest first; those of no known date."""

    upcoming: tuple[VisitItem, ...]
    past: tuple[VisitItem, ...]
    undated: tuple[VisitItem, ...]
    total: int
    sources: tuple[NumberedSource, ...]


def _match(held: str | None, since: date | None, until: date | None) -> Certainty:
    if since is None and until is None:
        return Certainty.YES
    if held is None:
        return Certainty.POSSIBLY
    return UncertainDate.parse(held).within(since or date.min, until or date.max)


def _place(row: queries.VisitRow, sort: VisitSort) -> VisitPlace:
    day = UncertainDate.parse(row.held_edtf).first if row.held_edtf else None
    if day is None:
        return VisitPlace(date.max.toordinal() + 1, row.id)
    return VisitPlace(-day.toordinal() if sort is VisitSort.LATEST else day.toordinal(), row.id)


def visit_page(
    session: ReadSession,
    wanted: VisitFilter,
    *,
    sort: VisitSort = VisitSort.LATEST,
    after: VisitPlace | None = None,
    limit: int,
) -> tuple[VisitPage, VisitPlace | None]:
    """A page of at most ``limit`` visits beyond ``after``, and the place of its last where more follow."""
    match = {
        row.id: (answer, _place(row, sort), row)
        for row in queries.visits(session, wanted.countries, wanted.kinds)
        if (answer := _match(row.held_edtf, wanted.since, wanted.until)) is not Certainty.NO
    }
    at = {place: row for _, place, row in match.values()}
    order = sorted(place for place in at if after is None or place > after)
    here = [at[place] for place in order[:limit]]
    readings = visit_readings(session, here, signed_at(session, [row.id for row in here], wanted.on))
    page = VisitPage(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(VisitItem(**each.__dict__, match=Matching.of(match[each.id][0])) for each in readings),
        total=len(match),
        next=None,
    )
    return page, order[limit - 1] if len(order) > limit else None


def visit_list(session: ReadSession, wanted: VisitFilter) -> VisitList:
    """All visits asked for, parted by the day."""
    found, _ = visit_page(session, wanted, sort=VisitSort.FIRST, limit=EVERY)
    dated = [each for each in found.items if each.on]
    upcoming = [each for each in dated if after(each.on, wanted.on) is not Certainty.NO]
    past = [each for each in reversed(dated) if after(each.on, wanted.on) is Certainty.NO]
    undated = [each for each in found.items if not each.on]
    bibliography = Bibliography()
    for each in (*upcoming, *past, *undated):
        bibliography.cite(each.sources)
    return VisitList(
        on=found.on,
        revision=found.revision,
        upcoming=tuple(upcoming),
        past=tuple(past),
        undated=tuple(undated),
        total=found.total,
        sources=bibliography.sources,
    )


VISIT_FIELDS = tuple(VisitItem.model_fields)
"""The names by which fields of a visit can be asked for."""
