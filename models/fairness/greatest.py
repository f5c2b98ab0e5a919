"""Greatest value of each index over all feasible allocations: the unreported amounts heaped up.

Theorem 3 of docs/method.md: an index that is convex in the shares is greatest at a corner of the feasible set. Where the
corners are few they are all tried, and the bound is exact. Finding the best of many is a knapsack, and hard; then the
figure is proven from outside by theorem 4: no k partners can together have more than the share C_k, so whatever is
feasible is more equal than the distribution whose largest k always have C_k. A climb from corner to corner gives a figure
that is reached; where both agree, the bound is exact.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from math import exp, fsum, inf, log, sqrt

from models.fairness.bound import NEAR, Bound
from models.fairness.feasible import Feasible
from models.fairness.inequality import Amounts
from models.fairness.least import BASIC
from models.fairness.measure import MEASURES, Index

CORNERS = 4096
"""Corners that are all tried, at most ``CELLS`` amounts in all."""

CELLS = 100_000
CLIMBS = 8
THRESHOLDS = 12
TARGETS = 10
ROUNDS = 40
CHARGED = 250_000
"""Charges made at most while mixtures are led to better ones, so that time stays bounded."""


@dataclass(frozen=True, slots=True)
class Greatest:
    """Greatest values, where they are reached, and what the largest k can have.

    Attributes:
        bounds: by index.
        at: totals at which the index is at its greatest, or as great as was found.
        top: C_k for k from 0 to n: no k partners can have a larger share together.
        corners: every corner, where they are few; None where they are not.

    """

    bounds: dict[Index, Bound]
    at: dict[Index, list[int]]
    top: list[float]
    corners: list[list[int]] | None


def greatest(allocations: Feasible) -> Greatest:
    """Bound every basic index from above; some amount must be able to be above zero."""
    top = top_shares(allocations)
    corners = allocations.corners(min(CORNERS, CELLS // allocations.n))
    if corners is not None:
        corners = [corner for corner in corners if any(corner)]
    heaped = top_heavy(top)
    starts = corners if corners is not None else list(_starts(allocations))
    bounds, at = {}, {}
    for index in BASIC:
        at[index] = max(starts, key=partial(_value, index))
        if corners is None:
            at[index] = _climb(allocations, index, at[index])
        reached = _value(index, at[index])
        if corners is not None:
            bounds[index] = Bound(reached, exact=True)
            continue
        if index is Index.LARGEST_SHARE:
            proven = top[1]
        elif index is Index.GINI:
            n = allocations.n
            proven = (2 * sum(top[1:n]) - (n - 1)) / n
        else:
            proven = min(_value(index, heaped), _chords(allocations, index))
        exact = proven - reached <= NEAR
        bounds[index] = Bound(reached if exact else proven, exact)
    if not all(allocations.low):
        # Somebody may be left with as good as nothing: the limit, though no amount above zero reaches it.
        bounds[Index.ATKINSON_1] = Bound(1.0, exact=True)
    return Greatest(bounds, at, top, corners)


def _chords(allocations: Feasible, index: Index) -> float:
    """Another figure from outside, where the sum over all partners is known: theorem 5 of docs/method.md.

    There the index rises with a sum of convex functions, one of each partner's total. A convex function lies under its
    chord between the least and the most that the partner can have, and a sum of chords is greatest at a greedy corner.
    """
    n, whole = allocations.n, allocations.most
    if allocations.least != whole:
        return inf
    of, back = _SUMS[index]
    low, high = allocations.low, allocations.high()
    ends = [(of(lo / whole), of(hi / whole)) for lo, hi in zip(low, high, strict=True)]
    slopes = [
        (end - start) * whole / (hi - lo) if hi > lo else 0.0
        for (start, end), lo, hi in zip(ends, low, high, strict=True)
    ]
    # Slopes can be below zero, but every pool has to be shared out: only their order matters.
    lift = min(slopes) - 1
    corner = allocations.corner([slope - lift for slope in slopes])
    total = fsum(
        start + slope * (held - lo) / whole
        for (start, _), slope, held, lo in zip(ends, slopes, corner, low, strict=True)
    )
    return back(total, n)


_SUMS: dict[Index, tuple[Callable[[float], float], Callable[[float, int], float]]] = {
    Index.HHI: (lambda share: share * share, lambda total, n: total),
    Index.THEIL_T: (
        lambda share: share * log(share) if share else 0.0,
        lambda total, n: total + log(n),
    ),
    Index.ATKINSON_0_5: (lambda share: -sqrt(share), lambda total, n: 1 - min(total, 0.0) ** 2 / n),
    Index.ATKINSON_1: (
        lambda share: -log(share) if share else inf,
        lambda total, n: 1 - n * exp(-total / n) if total < inf else 1.0,
    ),
}


def top_shares(allocations: Feasible) -> list[float]:
    """C_k for k from 0 to n: no k partners can together have a larger share, whatever was given to whom.

    What k partners have is at most their certain amounts, their free parts, and of every pool either their caps or its
    whole total; or a mixture: charge each member the share ``w`` of its cap, and once the share ``1 - w`` of the total
    (weak duality, for any w from 0 to 1). The k largest charges then bound every choice of k partners. Many mixtures are
    tried, the later ones led by the earlier, and the least figure kept for each k: any of them is proven.
    """
    n, pools = allocations.n, allocations.pools
    best = [0.0] + [1.0] * n
    totals = sorted({pool.most for pool in pools})
    step = max(len(totals) // THRESHOLDS, 1)
    for threshold in [0, *totals[::step], totals[-1]] if totals else [0]:
        _charge(allocations, [min(pool.most, threshold) / pool.most for pool in pools], best)
    sizes = n + sum(len(pool.members) for pool in pools)
    targets = sorted({max(round(n ** (power / TARGETS)), 1) for power in range(1, TARGETS)})
    rounds = min(CHARGED // sizes // len(targets), ROUNDS) if pools and targets else 0
    for target in targets if rounds else ():
        weights = [0.5] * len(pools)
        for turn in range(rounds):
            order = _charge(allocations, weights, best)
            # The pools too many of the k largest are charged for should be charged once instead, and the other way round.
            charged = [0.0] * len(pools)
            for partner in order[:target]:
                for pool, cap in allocations.parts[partner]:
                    charged[pool] += cap / pools[pool].most
            stride = 0.5 / (1 + turn) ** 0.7
            weights = [
                min(max(weight - stride * (times - 1), 0.0), 1.0)
                for weight, times in zip(weights, charged, strict=True)
            ]
    alone = max(allocations.alone(partner) for partner in range(n))
    best[min(1, n)] = min(best[min(1, n)], alone)
    best[n] = 1.0
    return best


def _charge(allocations: Feasible, weights: Sequence[float], best: list[float]) -> list[int]:
    """Lower the figures in ``best`` to what these weights prove; partners in order of what they are charged, largest first."""
    n, least_sum, most_sum = allocations.n, allocations.least, allocations.most
    once = fsum((1 - weight) * pool.most for weight, pool in zip(weights, allocations.pools, strict=True))
    charges = [
        low + free + sum([weights[pool] * cap for pool, cap in parts])
        for low, free, parts in zip(allocations.low, allocations.free, allocations.parts, strict=True)
    ]
    order = sorted(range(n), key=charges.__getitem__, reverse=True)
    rest = [0, *accumulate(sorted(allocations.low))]
    held = once
    for k, partner in enumerate(order, 1):
        held += charges[partner]
        left = rest[n - k]
        most = min(held, most_sum - left)
        share = most / max(most + left, least_sum)
        if share < best[k]:
            best[k] = share
    return order


def top_heavy(top: Sequence[float]) -> list[float]:
    """Shares, largest first, whose k largest sum up to the least concave curve above C_k."""
    hull = [(0, 0.0)]
    for k, share in enumerate(top[1:], 1):
        while len(hull) > 1 and (share - hull[-1][1]) * (hull[-1][0] - hull[-2][0]) >= (
            hull[-1][1] - hull[-2][1]
        ) * (k - hull[-1][0]):
            hull.pop()
        hull.append((k, share))
    shares: list[float] = []
    for (left, low), (right, high) in pairwise(hull):
        shares += [max(high - low, 0.0) / (right - left)] * (right - left)
    return shares


def _starts(allocations: Feasible) -> Iterator[list[int]]:
    """Corners to climb from: heaped on those with most for certain, on those that can have most, or on one alone."""
    n, low, high = allocations.n, allocations.low, allocations.high()
    by_low = sorted(range(n), key=low.__getitem__)
    by_high = sorted(range(n), key=lambda partner: (high[partner], low[partner]))
    for order in (by_low, by_high):
        weights = [0.0] * n
        for rank, partner in enumerate(order, 1):
            weights[partner] = rank
        yield allocations.corner(weights)
        yield allocations.corner([weight - n + 0.5 for weight in weights])
    alone = max(range(n), key=allocations.alone)
    yield allocations.corner([0.5 if partner == alone else -1.0 for partner in range(n)])


def _climb(allocations: Feasible, index: Index, totals: list[int]) -> list[int]:
    """From a corner to better ones along the gradient, until none is better there."""
    value = _value(index, totals)
    for _ in range(CLIMBS):
        corner = allocations.corner(_uphill(index, totals))
        higher = _value(index, corner)
        if higher <= value + NEAR * 1e-3:
            break
        totals, value = corner, higher
    return totals


def _uphill(index: Index, totals: Sequence[int]) -> list[float]:
    """How much each partner's amount moves the index there, up to a common factor above zero."""
    n, whole = len(totals), sum(totals)
    if index is Index.GINI:
        value = _value(index, totals)
        weights = [0.0] * n
        for rank, partner in enumerate(sorted(range(n), key=totals.__getitem__), 1):
            weights[partner] = (2 * rank - n - 1) / n - value
        return weights
    if index is Index.HHI:
        squares = sum(amount * amount for amount in totals)
        return [amount / whole - squares / whole / whole for amount in totals]
    if index is Index.LARGEST_SHARE:
        most = totals.index(max(totals))
        share = totals[most] / whole
        return [1 - share if partner == most else -share for partner in range(n)]
    if index is Index.THEIL_T:
        mean = sum(amount * log(amount) for amount in totals if amount) / whole
        return [log(amount) - mean if amount else -inf for amount in totals]
    if index is Index.ATKINSON_0_5:
        roots = sum(sqrt(amount) for amount in totals)
        return [roots / whole - 1 / sqrt(amount) if amount else -inf for amount in totals]
    return [n / whole - 1 / amount if amount else -inf for amount in totals]


def _value(index: Index, totals: Amounts) -> float:
    measure = MEASURES[index].of
    value = measure(totals) if measure else None
    return -1.0 if value is None else value
