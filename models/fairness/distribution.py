"""From rows of the ledger to a population: who could have received, and what each got as far as it was reported."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.fairness.population import Partner, Population, Unknown
from models.ledger.movement import LedgerMovement
from models.ledger.pool import Pool
from models.ledger.portion import Portion


@dataclass(frozen=True, slots=True)
class PossibleRecipient:
    """Somebody who could have received: a state or an institution, with its region."""

    key: str
    group: str | None
    least_developed: bool = False


@dataclass(frozen=True, slots=True)
class AttributedPopulation:
    """A population, and what could be given to none of its partners.

    Attributes:
        population: partners with known amounts and limits of the others.
        unattributed: rows in scope whose recipient is not documented; they are in no figure.

    """

    population: Population
    unattributed: tuple[str, ...]


def distribution(
    members: Iterable[PossibleRecipient],
    portions: Sequence[Portion],
    pools: Sequence[Pool],
    *,
    recipient: Callable[[LedgerMovement], str | None] = lambda movement: movement.receiver,
    within: Callable[[LedgerMovement], bool] = lambda movement: True,
) -> AttributedPopulation:
    """Share the portions in scope out over the members.

    A pool some of whose unreported portions lie outside, because of the scope or because their recipient is not a member,
    keeps what these must leave at least and can leave at most.

    Args:
        members: the population, zeros included: the choice that changes figures most, so show it.
        portions: of ``models.ledger.portion.portions``.
        pools: from there too.
        recipient: the key of who received; None = not documented.
        within: whether a row belongs to the scope (mission, kind, purpose, period).

    Raises:
        Infeasible: the reported parts of a total exceed it; the ledger has a fault.

    """
    listed = tuple(members)
    known = {member.key: 0 for member in listed}
    counted = dict.fromkeys(known, 0)
    unknown: dict[str, list[Unknown]] = {key: [] for key in known}
    ids: dict[str, list[str]] = {key: [] for key in known}
    outside: dict[str, list[Portion]] = {}
    inside: dict[str, list[Portion]] = {}
    unattributed = []
    for portion in portions:
        movement = portion.movement
        to = None
        if within(movement):
            to = recipient(movement)
            if to is None:
                unattributed.append(movement.id)
        if to is None or to not in known:
            if portion.pool is not None:
                outside.setdefault(portion.pool, []).append(portion)
            continue
        ids[to].append(movement.id)
        if portion.mass is not None:
            known[to] += portion.mass
            counted[to] += 1
        else:
            unknown[to].append(Unknown(portion.least, portion.most, portion.pool))
            if portion.pool is not None:
                inside.setdefault(portion.pool, []).append(portion)
    partners = tuple(
        Partner(
            member.key,
            member.group,
            member.least_developed,
            known[member.key],
            counted[member.key],
            tuple(unknown[member.key]),
            tuple(ids[member.key]),
        )
        for member in listed
    )
    kept = tuple(_left(pool, inside[pool.key], outside) for pool in pools if pool.key in inside)
    return AttributedPopulation(Population(partners, kept), tuple(unattributed))


def _left(pool: Pool, inside: Sequence[Portion], outside: Mapping[str, Sequence[Portion]]) -> Pool:
    """What a pool leaves to the portions inside."""
    away = outside.get(pool.key, ())
    least = pool.least - sum(portion.most for portion in away)
    most = pool.most - sum(portion.least for portion in away)
    return Pool(pool.key, max(least, sum(portion.least for portion in inside)), most)
