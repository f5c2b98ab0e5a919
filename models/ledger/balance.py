"""What each holder had of each batch on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.dates.certainty import Certainty
from models.ledger.movement import LedgerBatch, LedgerMovement
from models.ledger.pool import Pool
from models.ledger.portion import portions
from models.vocabulary import MovementKind


@dataclass(frozen=True, slots=True)
class Balance:
    """Between ``least`` and ``most`` micrograms of a batch with a holder; None = no limit documented.

    The two differ where a mass was not reported, a date is uncertain, or a draw names several batches.
    """

    batch: str
    mission: str
    holder: str
    least: int
    most: int | None


def balances(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement], day: date
) -> tuple[Balance, ...]:
    """Balances at the end of a day, in the order of the batches, then of first receipt; those at nothing are left out.

    The limits of one holder do not know those of another: they are right each by itself, and need not be reached
    together. A movement whose giver or receiver is not documented changes only the other side.
    """
    begun = {batch.id: batch for batch in batches}
    sheets: dict[tuple[str, str], _Sheet] = {}
    for batch in batches:
        collected = batch.collected.on_or_before(day)
        if collected is not Certainty.NO:
            certain = collected is Certainty.YES and batch.mass is not None
            sheets[batch.id, batch.holder] = _Sheet((batch.mass or 0) if certain else 0, batch.mass)
    given, pools = portions(batches, movements)
    whole_pools = {pool.key: pool for pool in pools}
    flows = [
        _Flow(p.movement, p.movement.batches, p.movement.on.on_or_before(day), p.least, p.most, p.pool)
        for p in given
    ]
    lent = {portion.movement.id: portion for portion in given}
    for movement in movements:
        loan = lent.get(movement.part_of or "")
        if movement.kind == MovementKind.RETURN and loan is not None:
            least, most = (0, loan.most) if movement.mass is None else (movement.mass, movement.mass)
            batch_ids = movement.batches or loan.movement.batches
            flows.append(_Flow(movement, batch_ids, movement.on.on_or_before(day), least, most, None))
    for flow in flows:
        giver, receiver = flow.movement.giver, flow.movement.receiver
        if flow.happened is Certainty.NO or giver == receiver:
            continue
        for batch_id in flow.batches:
            if batch_id in begun and giver is not None:
                sheets.setdefault((batch_id, giver), _Sheet()).out.append(flow)
            if batch_id in begun and receiver is not None:
                sheets.setdefault((batch_id, receiver), _Sheet()).came.append(flow)
    shared: dict[str, int] = {}
    for portion in given:
        if portion.pool is not None:
            shared[portion.pool] = shared.get(portion.pool, 0) + 1
    order = {batch.id: place for place, batch in enumerate(batches)}
    found = []
    for (batch_id, holder), sheet in sorted(sheets.items(), key=lambda item: order[item[0][0]]):
        came_least, came_most = _sum(sheet.came, whole_pools, shared)
        out_least, out_most = _sum(sheet.out, whole_pools, shared)
        low_now = max(sheet.least + came_least - out_most, 0)
        whole, high_now = begun[batch_id].mass, sheet.most
        if high_now is not None:
            high_now += came_most - out_least
            high_now = high_now if whole is None else min(high_now, whole)
        if high_now is None or high_now > 0:
            found.append(Balance(batch_id, begun[batch_id].mission, holder, low_now, high_now))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Flow:
    """Material that changed hands: limits of the mass, and the pool that limits it further."""

    movement: LedgerMovement
    batches: tuple[str, ...]
    happened: Certainty
    least: int
    most: int
    pool: str | None

    @property
    def certain(self) -> bool:
        """All of it was of one batch, and it happened."""
        return self.happened is Certainty.YES and len(self.batches) == 1


@dataclass(slots=True)
class _Sheet:
    """One holder of one batch: what it began with, what came, what went."""

    least: int = 0
    most: int | None = 0
    came: list[_Flow] = field(default_factory=list)
    out: list[_Flow] = field(default_factory=list)


def _sum(flows: Sequence[_Flow], pools: Mapping[str, Pool], shared: Mapping[str, int]) -> tuple[int, int]:
    """Limits of a sum; flows of one pool are together at most its total, and at least so where they are all of it."""
    least = most = 0
    of_pool: dict[str, list[_Flow]] = {}
    for flow in flows:
        if flow.pool is not None:
            of_pool.setdefault(flow.pool, []).append(flow)
            continue
        least += flow.least if flow.certain else 0
        most += flow.most
    for key, own in of_pool.items():
        complete = len(own) == shared[key] and all(flow.certain for flow in own)
        least += pools[key].least if complete else 0
        most += min(sum(flow.most for flow in own), pools[key].most)
    return least, most
