"""Least value of each index over all feasible allocations: the unreported amounts made as equal as can be.

Theorem 1 of docs/method.md: every index here is least on one curve, y(t) = t clamped to [l, u], where l are the totals
levelled with every pool at its least, u at its most. On the curve each index is a smooth function of t between the
points at which somebody joins or leaves the common level, with its one stationary point known in closed form.

Where partners take part in several pools, l and u come from an iteration. Then a tangent plane gives a figure that is
proven whatever the iteration did (theorem 2), and the bound is exact where both agree.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, inf, log, sqrt

from models.fairness.bound import NEAR, Bound
from models.fairness.feasible import Feasible
from models.fairness.measure import MEASURES, Index
from models.fairness.tangent import KINKED, kink_floor, tangent_floor

BASIC = (
    Index.GINI,
    Index.THEIL_T,
    Index.ATKINSON_0_5,
    Index.ATKINSON_1,
    Index.HHI,
    Index.LARGEST_SHARE,
)
"""The indices from which the others follow by an increasing or decreasing function."""

FILLINGS = 120_000
"""Parts that are filled at most while pools that share partners are levelled, so that time stays bounded."""


@dataclass(frozen=True, slots=True)
class Least:
    """Least values and where they are reached.

    Attributes:
        bounds: by index.
        at: totals of the partners at which the index has, or all but has, that value.
        low, high: the ends of the curve.

    """

    bounds: dict[Index, Bound]
    at: dict[Index, list[float]]
    low: list[float]
    high: list[float]


def least(allocations: Feasible) -> Least:
    """Bound every basic index from below; some amount must be able to be above zero."""
    parts: list[list[float]] = []
    low = allocations.levelled(most=False, fillings=FILLINGS, given=parts)
    fixed = allocations.least == allocations.most
    high = low if fixed else allocations.levelled(most=True, fillings=FILLINGS, given=parts)
    curve = _Curve(low, high)
    bounds, at = {}, {}
    for index in BASIC:
        measure = MEASURES[index].of
        assert measure is not None  # noqa: S101 (basic indices have one)
        level = None if fixed else curve.best(index)
        totals = low if level is None else curve.totals(level)
        reached = measure(totals)
        assert reached is not None  # noqa: S101 (the curve leaves zero out)
        at[index] = totals
        proven = reached
        if allocations.coupled:
            proven = tangent_floor(allocations, index, totals, reached)
            if reached - proven > NEAR and level is not None and index in KINKED:
                proven = max(proven, kink_floor(allocations, index, curve.totals, level, reached))
        exact = reached - proven <= NEAR
        bounds[index] = Bound(reached if exact else proven, exact)
    return Least(bounds, at, low, high)


class _Curve:
    """The totals y(t), with sums that give every index at any level in O(log n)."""

    def __init__(self, low: Sequence[float], high: Sequence[float]) -> None:
        self.low = low
        self.high = high
        self.n = len(low)
        self.rising = sorted(low)
        self.falling = sorted(high)
        self.sums: dict[Callable[[float, int], float], tuple[list[float], list[float]]] = {}

    def totals(self, level: float) -> list[float]:
        """Everyone at the level, or as near as its limits let it."""
        return [min(max(level, low), high) for low, high in zip(self.low, self.high, strict=True)]

    def best(self, index: Index) -> float:
        """Level at which an index is least."""
        moving = [(low, high) for low, high in zip(self.low, self.high, strict=True) if low < high]
        first, last = min(low for low, _ in moving), max(high for _, high in moving)
        marks = sorted({m for m in (*self.rising, *self.falling) if first <= m <= last})
        levels = list(marks)
        stationary = _STATIONARY.get(index)
        if stationary is not None:
            for left, right in pairwise(marks):
                below = bisect_left(self.falling, (left + right) / 2)
                above = bisect_right(self.rising, (left + right) / 2)
                level = stationary(self, below, above)
                if left < level < right:
                    levels.append(level)
        value = _AT_LEVEL[index]
        return min((level for level in levels if level > 0), key=lambda level: value(self, level))

    def outside(self, of: Callable[[float, int], float], below: int, above: int) -> float:
        """Sum of a function of amount and rank over those below the common level and those above it."""
        if of not in self.sums:
            down = [0.0, *accumulate(of(amount, rank) for rank, amount in enumerate(self.falling, 1))]
            up = [0.0, *accumulate(of(amount, rank) for rank, amount in enumerate(self.rising, 1))]
            self.sums[of] = down, up
        down, up = self.sums[of]
        return down[below] + up[-1] - up[above]

    def split(self, level: float) -> tuple[int, int]:
        """How many are below the level, and from which rank on they are above it."""
        return bisect_left(self.falling, level), bisect_right(self.rising, level)


def _plain(amount: float, rank: int) -> float:
    return amount


def _square(amount: float, rank: int) -> float:
    return amount * amount


def _entropy(amount: float, rank: int) -> float:
    return amount * log(amount) if amount > 0 else 0.0


def _root(amount: float, rank: int) -> float:
    return sqrt(amount)


def _log(amount: float, rank: int) -> float:
    return log(amount) if amount > 0 else 0.0


def _ranked(amount: float, rank: int) -> float:
    return 2 * rank * amount


def _sum(curve: _Curve, level: float) -> tuple[int, int, int, float]:
    below, above = curve.split(level)
    between = above - below
    return below, above, between, curve.outside(_plain, below, above) + between * level


def _gini(curve: _Curve, level: float) -> float:
    below, above, between, total = _sum(curve, level)
    ranked = curve.outside(_ranked, below, above) + between * (below + above + 1) * level
    return (ranked / total - curve.n - 1) / curve.n


def _theil(curve: _Curve, level: float) -> float:
    below, above, between, total = _sum(curve, level)
    return (curve.outside(_entropy, below, above) + between * level * log(level)) / total - log(
        total / curve.n
    )


def _atkinson_half(curve: _Curve, level: float) -> float:
    below, above, between, total = _sum(curve, level)
    roots = curve.outside(_root, below, above) + between * sqrt(level)
    return 1 - roots * roots / (curve.n * total)


def _atkinson_one(curve: _Curve, level: float) -> float:
    if not curve.falling[0]:
        return 1.0
    below, above, between, total = _sum(curve, level)
    logs = curve.outside(_log, below, above) + between * log(level)
    return 1 - exp(logs / curve.n - log(total / curve.n))


def _hhi(curve: _Curve, level: float) -> float:
    below, above, between, total = _sum(curve, level)
    return (curve.outside(_square, below, above) + between * level * level) / (total * total)


def _largest(curve: _Curve, level: float) -> float:
    _, above, _, total = _sum(curve, level)
    return (curve.rising[-1] if above < curve.n else min(level, curve.falling[-1])) / total


_AT_LEVEL: dict[Index, Callable[[_Curve, float], float]] = {
    Index.GINI: _gini,
    Index.THEIL_T: _theil,
    Index.ATKINSON_0_5: _atkinson_half,
    Index.ATKINSON_1: _atkinson_one,
    Index.HHI: _hhi,
    Index.LARGEST_SHARE: _largest,
}


def _ratio(above: float, below: float) -> float:
    return above / below if below else inf


# Where the index stands still while those at the level move and the others rest; Gini and the largest share rise or
# fall all the way from one mark to the next.
_STATIONARY: dict[Index, Callable[[_Curve, int, int], float]] = {
    Index.THEIL_T: lambda c, b, a: _safe_exp(_ratio(c.outside(_entropy, b, a), c.outside(_plain, b, a))),
    Index.ATKINSON_0_5: lambda c, b, a: _ratio(c.outside(_plain, b, a), c.outside(_root, b, a)) ** 2,
    Index.ATKINSON_1: lambda c, b, a: _ratio(c.outside(_plain, b, a), b + c.n - a),
    Index.HHI: lambda c, b, a: _ratio(c.outside(_square, b, a), c.outside(_plain, b, a)),
}


def _safe_exp(power: float) -> float:
    return exp(power) if power < 700 else inf
