"""Through whose hands a sample went."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.ledger.movement import LedgerMovement


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain of custody.

    Attributes:
        movement: the step.
        follows: whether its giver is who had the sample before; None = not documented, or the first step.

    """

    movement: LedgerMovement
    follows: bool | None


def custody(sample: str, movements: Sequence[LedgerMovement]) -> tuple[Link, ...]:
    """Steps of the sample of that id, in order of date, with those of its parts and of what it is a part of.

    A part that names other samples, and not this one, is left out. Dates that overlap stay in the order of the record.
    """
    by_id = {movement.id: movement for movement in movements}
    chosen = {movement.id for movement in movements if sample in movement.samples}
    for key in tuple(chosen):
        whole = by_id[key].part_of
        while whole in by_id and whole not in chosen:
            chosen.add(whole)
            whole = by_id[whole].part_of
    grown = True
    while grown:
        below = {m.id for m in movements if m.part_of in chosen and (not m.samples or sample in m.samples)}
        grown = not below <= chosen
        chosen |= below
    steps = sorted((m for m in movements if m.id in chosen), key=lambda m: m.on.sort_key)
    links, holders = [], set[str]()
    for step in steps:
        follows = None if step.giver is None or not holders else step.giver in holders
        links.append(Link(step, follows))
        if step.receiver is not None:
            holders.add(step.receiver)
    return tuple(links)
