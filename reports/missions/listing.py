"""Missions, satellites and programmes that a filter asks for: page by page in several orders, or all of them by name."""

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.ledger import current_revision
from db.queries import mission as queries
from db.queries import sample
from db.search.analyser import fold
from db.session import ReadSession
from models.dates.uncertain_date import UncertainDate
from reports.missions.mission import MissionReading, mission_readings
from reports.reading import Head
from reports.samples.listing import movement_list

EVERY = 1_000_000
"""More missions, and movements, than any record holds."""


class MissionSort(StrEnum):
    """Orders of missions; one without a day of launch comes last in either of the first two."""

    FIRST = "launched"
    LATEST = "-launched"
    NAME = "name"


class MissionPlace(NamedTuple):
    """Where a mission stands in an order."""

    key: int
    name: str
    id: str


class MissionPage(Head):
    """Missions asked for; ``total`` counts them all, ``next`` is the address of the next page or null."""

    items: tuple[MissionReading, ...]
    total: int
    next: str | None


class MissionLine(MissionReading):
    """A mission in a list, with how many clauses are about it and how many movements are of its samples."""

    clauses: int
    movements: int


class MissionList(Head):
    """The missions asked for, by name."""

    items: tuple[MissionLine, ...]
    total: int


MISSION_FIELDS = tuple(MissionReading.model_fields)
"""The names by which fields of a mission can be asked for."""


def _place(row: queries.MissionRow, sort: MissionSort) -> MissionPlace:
    if sort is MissionSort.NAME:
        return MissionPlace(0, fold(row.name), row.id)
    day = UncertainDate.parse(row.launched_edtf).first if row.launched_edtf else None
    if day is None:
        return MissionPlace(date.max.toordinal() + 1, "", row.id)
    return MissionPlace(-day.toordinal() if sort is MissionSort.LATEST else day.toordinal(), "", row.id)


def mission_page(
    session: ReadSession,
    wanted: queries.MissionFilter,
    *,
    sort: MissionSort = MissionSort.FIRST,
    after: MissionPlace | None = None,
    limit: int,
) -> tuple[MissionPage, MissionPlace | None]:
    """A page of at most ``limit`` missions beyond ``after``, and the place of its last where more follow."""
    placed = {_place(row, sort): row for row in queries.missions_asked(session, wanted)}
    order = sorted(place for place in placed if after is None or place > after)
    page = MissionPage(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(mission_readings(session, [placed[place] for place in order[:limit]])),
        total=len(placed),
        next=None,
    )
    return page, order[limit - 1] if len(order) > limit else None


def mission_list(session: ReadSession, wanted: queries.MissionFilter, *, home: str) -> MissionList:
    """All missions asked for, with counts as of the day."""
    found, _ = mission_page(session, wanted, sort=MissionSort.NAME, limit=EVERY)
    clauses = queries.clauses_on(session, wanted.on)
    moved, _ = movement_list(session, sample.MovementFilter(on=wanted.on), home=home, limit=EVERY)
    drawn = sample.batches_of(session, [each.id for each in moved.items])
    movements: Counter[str] = Counter()
    for each in moved.items:
        movements.update(
            {row.mission_id for row in drawn.get(each.id, ())} | ({each.mission} if each.mission else set())
        )
    lines = (
        MissionLine(**each.__dict__, clauses=clauses.get(each.id, 0), movements=movements[each.id])
        for each in found.items
    )
    return MissionList(on=found.on, revision=found.revision, items=tuple(lines), total=found.total)
