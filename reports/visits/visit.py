"""One visit as of a day, with what was signed, handed over and reported on it."""

from collections.abc import Collection
from datetime import date

from db.ledger import current_revision
from db.queries import sample, visit
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from reports.agreements.agreement import AgreementReading, agreements
from reports.other_facts import SetAsideReading, set_aside_readings
from reports.reading import Bibliography, Head, NumberedSource
from reports.revision_cache import members_on
from reports.samples.listing import MovementItem, by_then, movement_items
from reports.visits.reading import VisitReading, visit_readings


class VisitReport(Head):
    """One visit; ``upcoming`` where it is after the day asked about, ``possibly`` where its date does not say.

    ``agreements`` and ``movements`` are those that name it as their occasion, ``set_aside`` what was reported of it and
    is no instrument. Others may have been signed there: the record says what its sources say.
    """

    visit: VisitReading
    upcoming: Certainty
    agreements: tuple[AgreementReading, ...]
    movements: tuple[MovementItem, ...]
    set_aside: tuple[SetAsideReading, ...]
    sources: tuple[NumberedSource, ...]


def after(held: str | None, on: date) -> Certainty:
    """Whether a visit comes after a day; of one without a date it is not known."""
    return UncertainDate.parse(held).after(on) if held else Certainty.POSSIBLY


def signed_at(session: ReadSession, visits: Collection[str], on: date) -> dict[str, list[str]]:
    """The ids of the agreements signed on each of the named visits, as far as they existed by ``on``."""
    signed = visit.signed_during(session, visits)
    every = tuple(key for some in signed.values() for key in some)
    wanted = AgreementFilter(on=on, ids=every)
    known = {place.id for place in list_positions(session, wanted, {})} if every else set()
    return {key: [each for each in some if each in known] for key, some in signed.items()}


def visit_report(session: ReadSession, visit_id: str, *, on: date, home: str) -> VisitReport | None:
    """One visit as of ``on``; None where the record has none of that id."""
    rows = visit.visits_named(session, [visit_id])
    if not rows:
        return None
    signed = signed_at(session, [visit_id], on)
    reading = visit_readings(session, rows, signed)[0]
    signed_there = agreements(session, reading.agreements, on=on, members=members_on(session, on))
    moved = by_then(movement_items(session, sample.movements_at(session, visit_id), home=home), on)
    aside = set_aside_readings(session, visit.set_aside_at(session, visit_id))
    bibliography = Bibliography()
    for sources in (
        reading.sources,
        *(each.sources for each in signed_there),
        *(each.sources for each in moved),
        *(each.sources for each in aside),
    ):
        bibliography.cite(sources)
    return VisitReport(
        on=on,
        revision=current_revision(session),
        visit=reading,
        upcoming=after(reading.on, on),
        agreements=tuple(signed_there),
        movements=tuple(moved),
        set_aside=aside,
        sources=bibliography.sources,
    )
