"""The set of all allocations that agree with the record, in the form the bounds are computed on.

An allocation gives every partner ``low`` (what it has for certain), plus at most ``free`` that depends on
nobody else, plus its parts of the pools. Every limit is a whole number, so every corner of the set is whole.
The sets of partners' totals met here are generalized polymatroids (sums of boxes cut by one sum each), on
which both the water-filling of ``models.fairness.least`` and the greedy corner below are right (Fujishige 2005).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from operator import add

from models.fairness.population import Population

SETTLED = 1e-12
"""Water-filling of pools that share partners stops when no part moves by more than this share of the largest total."""


@dataclass(frozen=True, slots=True)
class Slack:
    """What a pool can still give out above what its partners have for certain.

    Attributes:
        least, most: limits of the sum.
        members: position of each partner.
        caps: limit of each partner's part, at most ``most``.

    """

    least: int
    most: int
    members: tuple[int, ...]
    caps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Feasible:
    """Feasible totals of ``n`` partners.

    Attributes:
        low: least total of each partner.
        free: what each may have on top of that, whatever the others have.
        pools: pools with something to share out among two partners or more.
        parts: of each partner, the places of its pools and its caps in them.
        least, most: limits of the sum over all partners.

    """

    low: tuple[int, ...]
    free: tuple[int, ...]
    pools: tuple[Slack, ...]
    parts: tuple[tuple[tuple[int, int], ...], ...]
    least: int
    most: int

    @property
    def n(self) -> int:
        """Number of partners."""
        return len(self.low)

    @property
    def coupled(self) -> bool:
        """A partner takes part in more than one of the pools."""
        return any(len(parts) > 1 for parts in self.parts)

    def high(self) -> list[int]:
        """Greatest total of each partner, reached one partner at a time."""
        return [
            low + free + sum(cap for _, cap in parts)
            for low, free, parts in zip(self.low, self.free, self.parts, strict=True)
        ]

    def alone(self, partner: int) -> float:
        """Greatest share of the whole that one partner can have: all it can take, and the others no more than need be.

        Zero where it can have nothing at all.
        """
        rest = self.least - self.low[partner]
        held = self.low[partner] + self.free[partner]
        for pool, cap in self.parts[partner]:
            held += cap
            rest -= min(cap, self.pools[pool].least)
        return held / (held + rest) if held else 0.0

    def corner(self, weights: Sequence[float]) -> list[int]:
        """Totals that make the weighted sum greatest; greedy, in O(n log n + parts)."""
        totals = list(self.low)
        left = [pool.most for pool in self.pools]
        spare = [pool.most - pool.least for pool in self.pools]
        for partner in sorted(range(self.n), key=weights.__getitem__, reverse=True):
            wanted = weights[partner] > 0
            if wanted:
                totals[partner] += self.free[partner]
            for pool, cap in self.parts[partner]:
                room = left[pool] if wanted else left[pool] - spare[pool]
                if room > 0:
                    part = min(cap, room)
                    totals[partner] += part
                    left[pool] -= part
        return totals

    def levelled(
        self,
        *,
        most: bool,
        fillings: int,
        widths: Sequence[float] | None = None,
        given: list[list[float]] | None = None,
    ) -> list[float]:
        """Totals as equal as can be, every pool giving out its least sum, or its most.

        Pools are filled like basins, one after the other, until none moves. Without coupling one sweep does it.

        Args:
            most: take every pool and every free part at its most instead of its least.
            fillings: number of parts to fill after which no further round begins.
            widths: make totals divided by these as equal as can be; all alike where not given.
            given: parts of the pools to begin from, changed in place to those that were settled on.

        """
        totals: list[float] = [float(low) for low in self.low]
        if most:
            totals = [low + free for low, free in zip(self.low, self.free, strict=True)]
        given = [] if given is None else given
        for pool in self.pools[len(given) :]:
            given.append([0.0] * len(pool.members))
        for pool, parts in zip(self.pools, given, strict=True):
            for partner, part in zip(pool.members, parts, strict=True):
                totals[partner] += part
        wide = None if widths is None else [[widths[p] for p in pool.members] for pool in self.pools]
        moving = list(range(len(self.pools)))
        coupled = self.coupled
        while moving and fillings > 0:
            still = SETTLED * max(totals, default=0.0) if coupled else inf
            stirred: set[int] = set()
            for index in moving:
                pool, parts = self.pools[index], given[index]
                across = None if wide is None else wide[index]
                fillings -= len(parts)
                rest = [totals[p] - part for p, part in zip(pool.members, parts, strict=True)]
                level = water_level(rest, pool.caps, pool.most if most else pool.least, across)
                if across is None:
                    filled = [level - ground if ground < level else 0.0 for ground in rest]
                else:
                    filled = [max(level * w - ground, 0.0) for w, ground in zip(across, rest, strict=True)]
                filled = list(map(min, filled, pool.caps))
                for partner, ground, part in zip(pool.members, rest, filled, strict=True):
                    totals[partner] = ground + part
                if coupled:
                    changes = zip(pool.members, filled, parts, strict=True)
                    stirred.update([p for p, part, was in changes if abs(part - was) > still])
                given[index] = filled
            moving = [i for i, pool in enumerate(self.pools) if not stirred.isdisjoint(pool.members)]
        return totals

    def corners(self, limit: int) -> list[list[int]] | None:
        """Every corner of the set (and perhaps some points besides), or None where that is more than ``limit``."""
        ways: list[list[list[tuple[int, int]]]] = [
            [[(partner, 0)], [(partner, free)]] for partner, free in enumerate(self.free) if free
        ]
        count = 1
        for _ in ways:
            count *= 2
            if count > limit:
                return None
        for pool in self.pools:
            found = _pool_corners(pool, limit // count)
            if found is None:
                return None
            count *= len(found)
            ways.append(found)
        points = []
        for chosen in product(*ways):
            totals = list(self.low)
            for parts in chosen:
                for partner, part in parts:
                    totals[partner] += part
            points.append(totals)
        return points


def feasible(population: Population) -> Feasible:
    """Bring a population into the form the bounds are computed on; nothing is lost or added.

    Limits are tightened by what they imply for each other: a part is at most its pool's total less the least of the
    other parts, and at least the total less the most of the others.
    """
    low: list[int] = []
    free: list[int] = []
    drawn: dict[str, dict[int, list[int]]] = {pool.key: {} for pool in population.pools}
    for place, partner in enumerate(population.partners):
        at_least, extra = partner.known, 0
        for part in partner.unknown:
            at_least += part.least
            if part.pool is None:
                extra += part.most - part.least
                continue
            limits = drawn[part.pool].setdefault(place, [0, 0])
            limits[0] += part.least
            limits[1] += part.most - part.least
        low.append(at_least)
        free.append(extra)
    pools: list[Slack] = []
    for pool in population.pools:
        parts = drawn[pool.key]
        certain = sum(least for least, _ in parts.values())
        room = sum(cap for _, cap in parts.values())
        at_least, at_most = max(pool.least - certain, 0), min(pool.most - certain, room)
        caps = {place: min(cap, at_most) for place, (_, cap) in parts.items()}
        room = sum(caps.values())
        for place, cap in caps.items():
            forced = max(at_least - (room - cap), 0)
            low[place] += forced
            caps[place] = cap - forced
        forced = room - sum(caps.values())
        at_least, at_most = at_least - forced, at_most - forced
        caps = {place: min(cap, at_most) for place, cap in caps.items() if cap}
        if len(caps) == 1 or (not at_least and at_most >= sum(caps.values())):
            for place, cap in caps.items():
                free[place] += cap
        elif at_most:
            pools.append(Slack(at_least, at_most, tuple(caps), tuple(caps.values())))
    shares: list[list[tuple[int, int]]] = [[] for _ in low]
    for index, slack in enumerate(pools):
        for place, cap in zip(slack.members, slack.caps, strict=True):
            shares[place].append((index, cap))
    return Feasible(
        tuple(low),
        tuple(free),
        tuple(pools),
        tuple(map(tuple, shares)),
        least=sum(low) + sum(slack.least for slack in pools),
        most=sum(low) + sum(free) + sum(slack.most for slack in pools),
    )


def water_level(
    grounds: Sequence[float], depths: Sequence[float], water: float, widths: Sequence[float] | None = None
) -> float:
    """Level to which basins are filled by so much water in all.

    Args:
        grounds: water that stands in each already, as a volume above level zero.
        depths: volume that each can still take.
        water: volume to pour in, at most the sum of the depths.
        widths: cross-section of each, one where not given; the level is volume by width.

    """
    if widths is None:
        # As a rule nobody is full: then the lowest grounds alone settle the level.
        volume, level = water, inf
        for count, ground in enumerate(sorted(grounds), 1):
            if ground >= level:
                break
            volume += ground
            level = volume / count
        if level <= min(map(add, grounds, depths)):
            return level
        widths = [1.0] * len(grounds)
    marks = []
    for ground, depth, width in zip(grounds, depths, widths, strict=True):
        marks.append((ground / width, width))
        marks.append(((ground + depth) / width, -width))
    marks.sort()
    level, left, width_open = marks[0][0], water, 0.0
    for mark, change in marks:
        need = (mark - level) * width_open
        if need >= left:
            break
        left -= need
        level = mark
        width_open += change
    else:
        return level
    return level + left / width_open if left > 0 else level


def _pool_corners(pool: Slack, limit: int) -> list[list[tuple[int, int]]] | None:
    """Corners of one pool: every part at nothing or at its cap but at most one, which settles the sum."""
    rooms = [0]
    for cap in reversed(pool.caps):
        rooms.append(rooms[-1] + cap)
    rooms.reverse()
    found: list[list[tuple[int, int]]] = []
    # Each corner lies as deep as there are parts: time for so many of them, and for as many paths that end in none.
    tries = 8 * (limit + 1) * len(pool.caps)
    # Each entry: next place, sum so far, parts so far, place of the part that settles the sum.
    waiting: list[tuple[int, int, list[tuple[int, int]], int | None]] = [(0, 0, [], None)]
    while waiting:
        place, given, parts, settles = waiting.pop()
        tries -= 1
        if tries < 0 or len(found) > limit:
            return None
        between = 0 if settles is None else pool.caps[settles]
        if given > pool.most or given + rooms[place] + between < pool.least:
            continue
        if place < len(pool.caps):
            partner, cap = pool.members[place], pool.caps[place]
            # What is put last is tried first: parts at their caps, which soon leave no room for others.
            if settles is None:
                waiting.append((place + 1, given, parts, place))
            waiting.append((place + 1, given, parts, settles))
            waiting.append((place + 1, given + cap, [*parts, (partner, cap)], settles))
        elif settles is None:
            if given >= pool.least:
                found.append(parts)
        else:
            rests = {pool.least - given, pool.most - given}
            found += [[*parts, (pool.members[settles], rest)] for rest in rests if 0 < rest < between]
    return found
