"""The agreements that reach a country on a day: by which doors, and where each stands; none of them read whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.queries.door import Members, Reaching, reaching
from db.session import Reading as Session
from models.certainty import Certainty
from models.status import StatusGroup
from models.uncertain_date import UncertainDate
from reports.agreement import AgreementReading, agreements
from reports.members import members_on
from reports.standing import Standing, standings_of


class Signature(NamedTuple):
    """One agreement as a picture of all shows it: its day of signature, and its heap on the day asked about."""

    signed: str | None
    group: StatusGroup


def ends_soon(ends: UncertainDate | None, group: StatusGroup, on: date) -> bool:
    """Whether a term that is not past ends, or may end, within a year of ``on``."""
    if ends is None or group is StatusGroup.PAST:
        return False
    horizon = on.replace(year=on.year + 1, day=min(on.day, 28))
    return ends.within(on, horizon) is not Certainty.NO


@dataclass(frozen=True)
class Reached:
    """The agreements that reach the state ``code`` by ``on``, newest first, and the standing of each."""

    code: str
    on: date
    members: Members
    places: Sequence[Reaching]
    standing: Mapping[str, Standing]

    @classmethod
    def of(cls, session: Session, code: str, on: date) -> "Reached":
        """What reaches a state, from the lists that the database keeps."""
        members = members_on(session, on)
        places = reaching(session, code, on, members)
        return cls(code, on, members, places, standings_of(session, [place.id for place in places], on))

    def group(self, place: Reaching) -> StatusGroup:
        """The heap in which an agreement is on the day."""
        return self.standing[place.id].group

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """When each was signed, newest first."""
        return tuple(Signature(place.signed, self.group(place)) for place in self.places)

    def in_groups(self, most: int | None) -> list[str]:
        """The ids heap by heap, of each the latest ``most``; all, where None."""
        heaps: dict[StatusGroup, list[str]] = {group: [] for group in StatusGroup}
        for place in self.places:
            heaps[self.group(place)].append(place.id)
        return [key for heap in heaps.values() for key in heap[:most]]

    def ending(self) -> list[str]:
        """The ids of those that may end within a year."""
        return [
            place.id
            for place in self.places
            if ends_soon(self.standing[place.id].expires, self.group(place), self.on)
        ]

    def read(self, session: Session, ids: Iterable[str]) -> dict[str, AgreementReading]:
        """Readings by id, made at once: several readings would cost as much as all the rest of a small report."""
        found = agreements(
            session, list(dict.fromkeys(ids)), on=self.on, members=self.members, countries=(self.code,)
        )
        return {each.id: each for each in found}
