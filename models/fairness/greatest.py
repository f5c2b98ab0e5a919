"""Greatest value of each index over all feasible allocations: the unreported amounts heaped up.

Theorem 3 of docs/method.md: an index that is convex in the shares is greatest at a corner of the feasible set. Where the
corners are few they are all tried, and the bound is exact. Finding the best of many is a knapsack, and hard; then the
figure is proven from outside by theorem 4: no k partners can together have more than the share C_k, so whatever is
feasible is more equal than the distribution whose largest k always have C_k. A climb from corner to corner gives a figure
that is reached; where both agree, the bound is exact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from math import inf, log, sqrt

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
            proven = _value(index, heaped)
        exact = proven - reached <= NEAR
        bounds[index] = Bound(reached if exact else proven, exact)
    if not all(allocations.low):
        # Somebody may be left with as good as nothing: the limit, though no amount above zero reaches it.
        bounds[Index.ATKINSON_1] = Bound(1.0, exact=True)
    return Greatest(bounds, at, top, corners)


def top_shares(allocations: Feasible) -> list[float]:
    """C_k for k from 0 to n: no k partners can together have a larger share, whatever was given to whom.

    What k partners have is at most their certain amounts, their free parts, and of every pool either their caps or its
    whole total; or a mixture: charge each member the share ``1 - w`` of its cap, and the share ``w`` of the total once
    (weak duality, for any w from 0 to 1). The k largest charges then bound every choice of k partners. Several mixtures
    are tried, and the least figure kept: any of them is proven.
    """
    n, least_sum, most_sum = allocations.n, allocations.least, allocations.most
    rest = [0, *accumulate(sorted(allocations.low))][::-1]
    totals = sorted({pool.most for pool in allocations.pools})
    step = max(len(totals) // THRESHOLDS, 1)
    best = [0.0] + [1.0] * n
    for threshold in [0, *totals[::step], totals[-1]] if totals else [0]:
        weights = [1 - min(pool.most, threshold) / pool.most for pool in allocations.pools]
        once = sum(weight * pool.most for weight, pool in zip(weights, allocations.pools, strict=True))
        charges = sorted(
            (
                low + free + sum((1 - weights[pool]) * cap for pool, cap in parts)
                for low, free, parts in zip(allocations.low, allocations.free, allocations.parts, strict=True)
            ),
            reverse=True,
        )
        for k, charged in enumerate(accumulate(charges), 1):
            held = min(once + charged, most_sum - rest[k])
            share = held / max(held + rest[k], least_sum)
            best[k] = min(best[k], share)
    alone = max(allocations.alone(partner) for partner in range(n))
    best[min(1, n)] = min(best[min(1, n)], alone)
    best[n] = 1.0
    return best


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
