"""Totals that an agency has published beside the sum of the movements they speak of, with the difference.

A published total speaks of the movements by its day that draw on its batches and count toward totals, were loans or
allocations of the same giver, and went to the receivers it names: at home where it names the home state, anywhere
where it names none. Which of them its author had in mind is not known; the difference is shown and not explained away.
"""

from collections.abc import Sequence

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import MovementKind
from reports.reading import Reading
from reports.samples.listing import MassSum, MovementItem, mass_sum

LENDING = (MovementKind.LOAN, MovementKind.ALLOCATION)
"""The kinds of movement that a published total of samples handed out speaks of."""


class Reconciled(Reading):
    """An earlier published total carried on with the movements that it does not speak of."""

    earlier: str
    later: tuple[str, ...]
    sum_ug: int
    difference_ug: int


class PublishedTotal(Reading):
    """A published total beside the parts of this record.

    ``difference_ug`` is published less known: above zero, the parts of unreported mass and movements that this record
    lacks must come to that much; below zero, the parts exceed the figure.
    """

    movement: MovementItem
    parts: tuple[str, ...]
    sum: MassSum
    difference_ug: int
    carried_on: Reconciled | None


class Whole(Reading):
    """A movement told as a whole, beside the movements that are part of it."""

    movement: MovementItem
    parts: tuple[MovementItem, ...]
    sum: MassSum
    difference_ug: int | None


def _spoken_of(total: MovementItem, items: Sequence[MovementItem]) -> list[MovementItem]:
    day = UncertainDate.parse(total.on)
    if day.latest is None:
        return []
    return [
        each
        for each in items
        if each.id != total.id
        and each.counts_toward_totals
        and each.kind in LENDING
        and set(each.batches) <= set(total.batches)
        and each.giver.country == total.giver.country
        and (each.domestic or total.receiver.country is None)
        and UncertainDate.parse(each.on).on_or_before(day.latest) is not Certainty.NO
    ]


def published_totals(items: Sequence[MovementItem]) -> tuple[PublishedTotal, ...]:
    """The published totals among the movements of a ledger, the latest first."""
    totals = [
        each
        for each in items
        if each.aggregate
        and not each.counts_toward_totals
        and each.mass_ug is not None
        and each.kind in LENDING
        and each.part_of is None
    ]
    speaking = {each.id: _spoken_of(each, items) for each in totals}
    return tuple(_beside(each, totals, speaking) for each in totals)


def _beside(
    total: MovementItem, totals: Sequence[MovementItem], speaking: dict[str, list[MovementItem]]
) -> PublishedTotal:
    parts = speaking[total.id]
    summed = mass_sum(parts)
    published = total.mass_ug or 0
    return PublishedTotal(
        movement=total,
        parts=tuple(each.id for each in parts),
        sum=summed,
        difference_ug=published - summed.known_ug,
        carried_on=_carried_on(total, totals, speaking),
    )


def _carried_on(
    total: MovementItem, totals: Sequence[MovementItem], speaking: dict[str, list[MovementItem]]
) -> Reconciled | None:
    covered = {each.id for each in speaking[total.id]}
    for earlier in totals:
        known = {each.id for each in speaking[earlier.id]}
        if earlier is total or not known < covered:
            continue
        later = [each for each in speaking[total.id] if each.id not in known]
        if all(each.mass_ug is not None for each in later):
            summed = (earlier.mass_ug or 0) + sum(each.mass_ug or 0 for each in later)
            return Reconciled(
                earlier=earlier.id,
                later=tuple(each.id for each in later),
                sum_ug=summed,
                difference_ug=(total.mass_ug or 0) - summed,
            )
    return None


def wholes(items: Sequence[MovementItem]) -> tuple[Whole, ...]:
    """Movements that have parts on record, each beside the sum of those."""
    by_id = {each.id: each for each in items}
    found = []
    for each in items:
        parts = tuple(by_id[key] for key in each.parts if key in by_id)
        if parts:
            summed = mass_sum(parts)
            difference = each.mass_ug - summed.known_ug if each.mass_ug is not None else None
            found.append(Whole(movement=each, parts=parts, sum=summed, difference_ug=difference))
    return tuple(found)
