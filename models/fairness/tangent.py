"""Figures that an index does not go below, proven by a plane that touches it from below (theorem 2 of docs/method.md).

Each index is N(y)/sum(y) of the totals y, with N convex and homogeneous of degree one. So N(y) >= g.y for the gradient g
of N anywhere, and the least of g.y/sum(y) over what is feasible, found by greedy corners alone, is a lower bound that
does not depend on how the totals were arrived at.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import exp, fsum, log, sqrt

from models.fairness.bound import NEAR
from models.fairness.feasible import Feasible
from models.fairness.measure import Index

TANGENTS = 12

MIXTURES = 3

ALIKE = (NEAR, 1e-6, 1e-3)
"""Totals this close, relative to their size, are tried as one level: the iteration leaves them a little apart."""

MANY = 2_000
"""Partners from which on only the widest of these is tried: with so many, the iteration stops before it settles."""

KINKED = frozenset({Index.GINI, Index.LARGEST_SHARE})
"""Indices without a gradient where totals are level with each other."""


def tangent_floor(allocations: Feasible, index: Index, totals: Sequence[float], reached: float) -> float:
    """A figure that the index does not go below, from its gradient at some totals; 0 where there is none."""
    held = [total > 0 for total in totals]
    if not all(has or not high for has, high in zip(held, allocations.high(), strict=True)):
        return 0.0
    if index is Index.ATKINSON_1 and not all(held):
        return 1.0
    best = 0.0
    for alike in _alike(allocations) if index in KINKED else (NEAR,):
        slope, shift = _gradient(index, totals, alike)
        guess = (sqrt(reached) if index is Index.HHI else reached) - shift
        best = max(best, ratio_floor(allocations, slope, guess) + shift)
        if reached - best <= NEAR:
            break
    return best**2 if index is Index.HHI else best


def kink_floor(
    allocations: Feasible, index: Index, at: Callable[[float], Sequence[float]], level: float, reached: float
) -> float:
    """The same for an index with a kink at the level, where it has one gradient on either side and all in between.

    The right one leaves those who are free to move where they are: their weight is the index itself.
    """
    best = 0.0
    for alike in _alike(allocations):
        up, _ = _gradient(index, at(level * (1 + 10 * alike)), alike)
        down, _ = _gradient(index, at(level * (1 - 10 * alike)), alike)
        pairs = Counter(pair for pair in zip(up, down, strict=True) if pair[0] != pair[1])
        shares = [(reached - low) / (high - low) for (high, low), _ in pairs.most_common()]
        for share in [*[s for s in shares if 0 < s < 1], 1.0, 0.0][:MIXTURES]:
            slope = [share * high + (1 - share) * low for high, low in zip(up, down, strict=True)]
            best = max(best, ratio_floor(allocations, slope, reached))
        if reached - best <= NEAR:
            break
    return best


def ratio_floor(allocations: Feasible, slope: Sequence[float], guess: float) -> float:
    """A figure that slope.y/sum(y) does not go below for any feasible totals y but zero, as a rule the greatest such.

    Each index is N(y)/sum(y) with N convex and homogeneous of degree one, so N(y) >= g.y for the gradient g of N
    anywhere. The least of g.y/sum(y) is found by Dinkelbach's iteration, each step a greedy corner; what the last step
    leaves open is taken off, so the figure is proven wherever the iteration stops.

    Args:
        allocations: what is feasible.
        slope: weight of each partner.
        guess: where to start, at or above the least.

    """
    fixed = allocations.least == allocations.most
    # Amounts are whole, so even the smallest sum above zero is one.
    smallest = max(allocations.least, 1)
    gap = 0.0
    for _ in range(TANGENTS):
        corner = allocations.corner([guess - weight for weight in slope])
        total = sum(corner)
        gap = fsum((weight - guess) * amount for weight, amount in zip(slope, corner, strict=True))
        if fixed or not total or gap >= 0 or guess + gap / total == guess:
            break
        guess += gap / total
    return guess + min(gap, 0.0) / smallest


def _alike(allocations: Feasible) -> tuple[float, ...]:
    return ALIKE if allocations.n < MANY else ALIKE[-1:]


def _gradient(index: Index, totals: Sequence[float], alike: float) -> tuple[list[float], float]:
    """Gradient of N at the totals, and what to add to the least of N/sum to have the index.

    A partner that can have nothing is left out: whatever stands in its place is multiplied by zero.
    """
    n, whole = len(totals), sum(totals)
    if index is Index.HHI:
        length = sqrt(sum(amount * amount for amount in totals))
        return [amount / length for amount in totals], 0.0
    if index is Index.THEIL_T:
        return [log(amount / whole) if amount else 0.0 for amount in totals], log(n)
    if index is Index.LARGEST_SHARE:
        most = max(totals)
        top = [amount >= most * (1 - alike) for amount in totals]
        share = 1 / sum(top)
        return [share if is_top else 0.0 for is_top in top], 0.0
    if index is Index.GINI:
        return mean_ranks(totals, alike), 0.0
    if index is Index.ATKINSON_0_5:
        roots = sum(sqrt(amount) for amount in totals)
        return [-roots / (n * sqrt(amount)) if amount else 0.0 for amount in totals], 1.0
    mean_log = sum(log(amount) for amount in totals) / n
    return [-exp(mean_log - log(amount)) for amount in totals], 1.0


def mean_ranks(totals: Sequence[float], alike: float) -> list[float]:
    """(2i - n - 1)/n of each, those level with each other sharing the mean of their ranks."""
    n = len(totals)
    order = sorted(range(n), key=totals.__getitem__)
    ranks = [0.0] * n
    start = 0
    while start < n:
        end = start + 1
        ground = totals[order[start]]
        while end < n and totals[order[end]] <= ground * (1 + alike):
            end += 1
        for place in range(start, end):
            ranks[order[place]] = (start + end - n) / n
        start = end
    return ranks
