"""Where every agreement stands on a day: what filters, facets and orders ask of it, derived once an edition and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.queries.agreement import status_rows
from db.queries.agreement_traits import Traits, traits
from db.session import Reading as Session
from models.certainty import Certainty
from models.status import StatusGroup, StatusOnDay
from models.uncertain_date import UncertainDate
from models.vocabulary import Status
from reports.kept import kept
from reports.status import statuses

AT_ONCE = 5_000
"""Agreements derived at once: rows of more would fill the memory."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a status can be asked for; ``notice`` is the last day to give notice, None once it is past."""

    status: Status
    certainty: Certainty
    group: StatusGroup
    since: UncertainDate | None
    entered: UncertainDate | None
    expires: UncertainDate | None
    notice: UncertainDate | None

    @classmethod
    def of(cls, status: StatusOnDay) -> "Standing":
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


def all_traits(session: Session) -> Mapping[str, Traits]:
    """The traits of every agreement, by id, read once an edition."""
    return kept(session, traits)


def _derive(session: Session, on: date) -> Mapping[str, Standing]:
    ids = list(all_traits(session))
    found: dict[str, Standing] = {}
    for start in range(0, len(ids), AT_ONCE):
        some = None if len(ids) <= AT_ONCE else ids[start : start + AT_ONCE]
        derived = statuses(status_rows(session, some), on)
        found |= {key: Standing.of(status) for key, status in derived.items()}
    return found


def standings(session: Session, on: date) -> Mapping[str, Standing]:
    """The standing of every agreement on a day, by id, derived once an edition and day."""
    return kept(session, _derive, on)
