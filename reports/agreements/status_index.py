"""Where every agreement stands on a day: what filters, facets and orders ask of it, derived once an edition and day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.queries.agreement import status_rows
from db.queries.agreement_traits import Traits, traits
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.status import StatusGroup, StatusOnDay
from models.vocabulary import Status
from reports.agreements.status import statuses
from reports.revision_cache import cached

AT_ONCE = 5_000
"""Agreements derived at once: rows of more would fill the memory."""


@dataclass(frozen=True, slots=True)
class DerivedStatus:
    """What of a status can be asked for; ``notice`` is the last day to give notice, None once it is past."""

    status: Status
    certainty: Certainty
    group: StatusGroup
    since: UncertainDate | None
    entered: UncertainDate | None
    expires: UncertainDate | None
    notice: UncertainDate | None

    @classmethod
    def of(cls, status: StatusOnDay) -> "DerivedStatus":
        """The standing that goes with a status."""
        return cls(
            status.status,
            status.certainty,
            status.group,
            status.since,
            status.entered,
            status.expires,
            status.notice_on,
        )


def all_traits(session: ReadSession) -> Mapping[str, Traits]:
    """The traits of every agreement, by id, read once an edition."""
    return cached(session, traits)


def _nothing_yet(_session: ReadSession, _on: date) -> dict[str, DerivedStatus]:
    return {}


def derived_statuses_of(session: ReadSession, ids: Sequence[str], on: date) -> Mapping[str, DerivedStatus]:
    """The standing on a day of every agreement, by id, of which at least the named ones are there.

    What was derived once for a day stays as long as the edition stands; what nobody has asked for is not derived.
    """
    known = cached(session, _nothing_yet, on)
    missing = [key for key in ids if key not in known]
    for start in range(0, len(missing), AT_ONCE):
        derived = statuses(status_rows(session, missing[start : start + AT_ONCE]), on)
        # It only grows, and by what any other reader would derive too.
        known.update((key, DerivedStatus.of(status)) for key, status in derived.items())
    return known


def derived_statuses(session: ReadSession, on: date) -> Mapping[str, DerivedStatus]:
    """The standing of every agreement on a day, by id, derived once an edition and day."""
    every, known = all_traits(session), cached(session, _nothing_yet, on)
    return known if len(known) == len(every) else derived_statuses_of(session, list(every), on)
