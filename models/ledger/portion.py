"""Who got what, row by row: each recipient's portion once, with limits where no mass was reported.

Of the rows that count toward totals, one that stands for several recipients is replaced by its parts; these are all of
it, so the parts without a mass share what its mass leaves over. A row without a mass is above zero and at most what its
batches still had: what they hold less every reported draw that counts and did not come back.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from models.ledger.movement import LedgerBatch, LedgerMovement, parts_of, returns_of
from models.ledger.pool import Pool
from models.vocabulary import MovementKind

EVER_RETURNED = 10**12
"""Micrograms in a tonne: no mission, and all of them together (some 383 kg), ever brought back as much from the Moon."""

_NO_PORTION = frozenset({MovementKind.RETURN, MovementKind.REQUEST, MovementKind.COLLECTION})


class Portion(NamedTuple):
    """What one row of the ledger gave to its recipient.

    Attributes:
        movement: the row.
        mass: in micrograms; None = not reported.
        least, most: limits; ``least`` itself is excluded where the mass was not reported.
        pool: key of the pool that it shares a total with; None = of none, as every reported portion.

    """

    movement: LedgerMovement
    mass: int | None
    least: int
    most: int
    pool: str | None


def portions(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement]
) -> tuple[tuple[Portion, ...], tuple[Pool, ...]]:
    """Portions in the order of the movements, and the pools of those not reported."""
    parts = parts_of(movements)
    rest = _rest(batches, movements)
    held, returns = {batch.id: batch.mass for batch in batches}, returns_of(movements)
    found: list[Portion] = []
    pools: dict[str, Pool] = {}
    for movement in movements:
        if not movement.counts or movement.kind in _NO_PORTION:
            continue
        if movement.mass is not None and not movement.aggregate:
            found.append(Portion(movement, movement.mass, movement.mass, movement.mass, None))
            continue
        leaves = list(_leaves(movement, parts))
        shared = None
        if leaves[0] is not movement and movement.mass is not None:
            known = sum(leaf.mass for leaf in leaves if leaf.mass is not None)
            shared = Pool.of(movement.id, movement.mass - known)
            if any(leaf.mass is None for leaf in leaves):
                pools[shared.key] = shared
        for leaf in leaves:
            if leaf.mass is not None:
                found.append(Portion(leaf, leaf.mass, leaf.mass, leaf.mass, None))
                continue
            pool = shared
            sources = tuple(sorted(leaf.batches or movement.batches))
            if pool is None and leaf.id in returns:
                # What came back may have been given out again: only the whole of the batches limits it.
                most = sum(held.get(batch) or EVER_RETURNED for batch in sources) or EVER_RETURNED
                found.append(Portion(leaf, None, 0, most, None))
                continue
            if pool is None:
                pool = Pool("rest of " + " and ".join(sources), 0, rest.get(sources, EVER_RETURNED))
                pools[pool.key] = pool
            found.append(Portion(leaf, None, 0, pool.most, pool.key))
    return tuple(found), tuple(pools.values())


def _leaves(
    movement: LedgerMovement, parts: Mapping[str, Sequence[LedgerMovement]]
) -> Iterator[LedgerMovement]:
    """The recipients' rows under an aggregate row; any other row stands for itself."""
    below = parts.get(movement.id, ())
    if not movement.aggregate or not below:
        yield movement
        return
    for part in below:
        yield from _leaves(part, parts)


def _rest(batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement]) -> dict[tuple[str, ...], int]:
    """What each set of batches that a movement names has left; sets with a batch that is not followed are left out.

    A draw that names several batches may have been served by one of them, so it is taken off a set only where all of
    its batches are in the set: the limit may be wider than need be, never too narrow.
    """
    held = {batch.id: batch.mass for batch in batches}
    returns = returns_of(movements)
    sets = {movement.batches for movement in movements if movement.batches}
    drawn = dict.fromkeys(sets, 0)
    for movement in movements:
        counts = movement.counts and movement.kind not in _NO_PORTION and movement.id not in returns
        if counts and movement.batches and movement.mass is not None:
            drawn[movement.batches] += movement.mass
    rest = {}
    for sources in sets:
        masses = [held.get(batch) for batch in sources]
        if None not in masses:
            left = sum(mass for mass in masses if mass is not None)
            left -= sum(mass for other, mass in drawn.items() if set(other) <= set(sources))
            rest[tuple(sorted(sources))] = max(left, 0)
    return rest
