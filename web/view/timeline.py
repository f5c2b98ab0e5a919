"""What happened between the home state and a country, year by year, for readers without the picture."""

from collections import defaultdict
from typing import Literal, NamedTuple

from models.dates.uncertain_date import UncertainDate
from reports.agreements.agreement import AgreementReading
from reports.countries.country import CountryReport
from reports.samples.movement_reading import MovementReading
from reports.visits.reading import VisitReading


class Event(NamedTuple):
    """One thing that happened: what sort it is, when, and the record of it."""

    what: Literal["agreement", "visit", "movement"]
    on: str
    record: AgreementReading | VisitReading | MovementReading


def timeline(report: CountryReport) -> list[tuple[int, list[Event]]]:
    """Agreements signed, visits and movements of samples by year, the latest year first."""
    events = [Event("agreement", each.signed, each) for each in report.agreements if each.signed]
    events += [
        Event("visit", each.on, each) for each in (*report.visits_upcoming, *report.visits_past) if each.on
    ]
    moved = (*report.samples_given, *report.samples_received, *report.samples_passed_on)
    events += [Event("movement", each.on, each) for each in moved]
    years: dict[int, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: UncertainDate.parse(event.on).sort_key, reverse=True):
        day = UncertainDate.parse(event.on)
        first = day.first or day.last
        if first is not None:
            years[first.year].append(event)
    return sorted(years.items(), reverse=True)
