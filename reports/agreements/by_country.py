"""The agreements that reach a country on a day: by which doors, and where each stands; none of them read whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from db.queries.door import Members, Reaching, reaching
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate, months_after
from models.status.status import StatusGroup
from reports.agreements.agreement import AgreementReading, agreements
from reports.agreements.status_index import DerivedStatus, derived_statuses_of
from reports.revision_cache import members_on


class Signature(NamedTuple):
    """One agreement as a picture of all shows it: its day of signature, and its heap on the day asked about."""

    signed: str | None
    group: StatusGroup


class PageLimits(NamedTuple):
    """How much of what reaches a country a page tells."""

    whole: int
    """A heap of so many agreements is told whole,"""
    latest: int
    """and of a larger one so many, the latest."""
    ending: int
    """Agreements that end soon."""


def ends_soon(ends: UncertainDate | None, group: StatusGroup, on: date) -> bool:
    """Whether a term that is not past ends, or may end, within a year of ``on``."""
    if ends is None or group is StatusGroup.PAST:
        return False
    return ends.within(on, months_after(on, 12)) is not Certainty.NO


@dataclass(frozen=True)
class CountryAgreements:
    """The agreements that reach the state ``code`` by ``on``, newest first, and the standing of each."""

    code: str
    on: date
    members: Members
    places: Sequence[Reaching]
    standing: Mapping[str, DerivedStatus]

    @classmethod
    def of(cls, session: ReadSession, code: str, on: date) -> "CountryAgreements":
        """What reaches a state, from the lists that the database keeps."""
        members = members_on(session, on)
        places = reaching(session, code, on, members)
        return cls(
            code, on, members, places, derived_statuses_of(session, [place.id for place in places], on)
        )

    def group(self, place: Reaching) -> StatusGroup:
        """The heap in which an agreement is on the day."""
        return self.standing[place.id].group

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """When each was signed, newest first."""
        return tuple(Signature(place.signed, self.group(place)) for place in self.places)

    @property
    def by_group(self) -> Mapping[StatusGroup, Sequence[Reaching]]:
        """The agreements heap by heap, newest first in each."""
        by_group: dict[StatusGroup, list[Reaching]] = {group: [] for group in StatusGroup}
        for place in self.places:
            by_group[self.group(place)].append(place)
        return by_group

    def chosen(self, most: PageLimits | None) -> list[str]:
        """The ids heap by heap: of a heap too long for a page the latest few, of the others all."""
        return [
            place.id
            for heap in self.by_group.values()
            for place in (heap if most is None or len(heap) <= most.whole else heap[: most.latest])
        ]

    def ending(self) -> list[str]:
        """The ids of those that may end within a year, the soonest first."""
        soon = []
        for group, heap in self.by_group.items():
            for place in heap:
                ends = self.standing[place.id].expires
                if ends is not None and ends_soon(ends, group, self.on):
                    soon.append((ends.sort_key, place.id))
        return [key for _, key in sorted(soon, key=itemgetter(0))]

    def read(self, session: ReadSession, ids: Iterable[str]) -> dict[str, AgreementReading]:
        """Readings by id, made at once: several readings would cost as much as all the rest of a small report."""
        found = agreements(
            session, list(dict.fromkeys(ids)), on=self.on, members=self.members, countries=(self.code,)
        )
        return {each.id: each for each in found}
