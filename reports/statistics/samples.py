"""Movements of samples counted, and their reported masses added up, by one or two dimensions."""

from collections import Counter, defaultdict
from collections.abc import Collection
from enum import StrEnum

from db.ledger import current_revision
from db.queries import sample as queries
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import year_signed
from models.wording.reason import N_
from reports.agreements.facets import Trait, labels
from reports.samples.listing import MovementItem, by_then, movement_items
from reports.statistics.agreements import CountedRow, method_in, rows_of


class SampleBy(StrEnum):
    """What movements are counted by."""

    KIND = "kind"
    PURPOSE = "purpose"
    MISSION = "mission"
    YEAR = "year"
    GIVER = "giver"
    RECEIVER = "receiver"


SAMPLES = N_(
    "Each row counts the movements that have all of its values and happened, or may have, by the day; possible are those "
    "that only may lie in the period asked for. Masses are added up only over movements that count toward totals: "
    "known_ug is the sum of those that are reported, in micrograms, and unknown the number of those that are not, each of "
    "them above zero. Giver and receiver are states, null where the end of a movement is no single state."
)


def _value(item: MovementItem, by: SampleBy) -> int | str | None:
    if by is SampleBy.YEAR:
        return year_signed(item.on)
    if by in (SampleBy.GIVER, SampleBy.RECEIVER):
        return (item.giver if by is SampleBy.GIVER else item.receiver).country
    value = getattr(item, by.value)
    return None if value is None else str(value)


def sample_stats(
    session: ReadSession, wanted: queries.MovementFilter, by: Collection[SampleBy], *, home: str
) -> CountedRow:
    """Movements counted by one or two dimensions, with the filters of the list of movements."""
    rows = queries.movements(session, wanted)
    items = by_then(
        movement_items(session, rows, home=home, since=wanted.since, until=wanted.until), wanted.on
    )
    items = [each for each in items if each.in_period is not Certainty.NO]
    counts: dict[tuple[int | str | None, ...], Counter[str]] = defaultdict(Counter)
    for item in items:
        counts[tuple(_value(item, each) for each in by)].update(
            movements=1,
            possible=int(item.in_period is Certainty.POSSIBLY),
            counted=int(item.counts_toward_totals),
            known_ug=(item.mass_ug or 0) if item.counts_toward_totals else 0,
            unknown=int(item.counts_toward_totals and item.mass_ug is None),
        )
    traits = {
        SampleBy.MISSION: Trait.MISSION,
        SampleBy.GIVER: Trait.COUNTRY,
        SampleBy.RECEIVER: Trait.COUNTRY,
    }
    named = labels(session, [traits[each] for each in by if each in traits])
    return CountedRow(
        on=wanted.on,
        revision=current_revision(session),
        by=tuple(by),
        rows=rows_of(by, {each.value: named[traits[each]] for each in by if each in traits}, counts),
        total=len(items),
        **method_in(SAMPLES),
    )
