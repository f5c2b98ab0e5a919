"""Batches and movements as the pure rules read them; no tables, no files.

Givers, receivers and holders are keys that the caller chooses: states, organizations or institutions. Every rule
only compares them, so one ledger can be read at any level.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.dates.uncertain_date import UncertainDate
from models.vocabulary import MovementKind


@dataclass(frozen=True, slots=True)
class LedgerBatch:
    """A collection of material.

    Attributes:
        id: its slug.
        mission: that brought it back.
        collected: when.
        holder: who has what no movement has given away.
        mass: in micrograms; None = the whole is not followed, so nothing can draw too much of it.

    """

    id: str
    mission: str
    collected: UncertainDate
    holder: str
    mass: int | None


@dataclass(frozen=True, slots=True)
class LedgerMovement:
    """What happened to material.

    Attributes:
        id: its slug.
        on: when.
        kind: a word of ``MovementKind``; another one is a fault.
        batches: what it draws on; with two, from either or both, in a proportion not known.
        giver, receiver: None = not documented, or several together.
        mass: in micrograms; None = not reported, which is more than nothing.
        counts: adds to totals; not so a custody move, a part of another row, a cumulative claim, a request, a brief display.
        aggregate: several recipients together; its parts, where it has any, are all of them.
        part_of: the movement of which this is a portion; of a return, the loan that it gives back, in whole or in part.
        clause_of: agreement whose clause it fulfils.
        mission: the one mission it belongs to.
        samples: sample ids, as printed.

    """

    id: str
    on: UncertainDate
    kind: str
    batches: tuple[str, ...] = ()
    giver: str | None = None
    receiver: str | None = None
    mass: int | None = None
    counts: bool = True
    aggregate: bool = False
    part_of: str | None = None
    clause_of: str | None = None
    mission: str | None = None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The two sides of an agreement, in the keys of the movements."""

    home: frozenset[str]
    partner: frozenset[str]


def parts_of(movements: Sequence[LedgerMovement]) -> Mapping[str, Sequence[LedgerMovement]]:
    """Portions of each movement that has any; returns are no portions."""
    parts: dict[str, list[LedgerMovement]] = {}
    for movement in movements:
        if movement.part_of is not None and movement.kind != MovementKind.RETURN:
            parts.setdefault(movement.part_of, []).append(movement)
    return parts


def returns_of(movements: Sequence[LedgerMovement]) -> Mapping[str, Sequence[LedgerMovement]]:
    """Returns of each loan that has any."""
    returns: dict[str, list[LedgerMovement]] = {}
    for movement in movements:
        if movement.part_of is not None and movement.kind == MovementKind.RETURN:
            returns.setdefault(movement.part_of, []).append(movement)
    return returns
