"""Lorenz curves that no feasible curve goes under, or over."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from models.fairness.feasible import Feasible
from models.fairness.greatest import Greatest
from models.fairness.least import Least
from models.fairness.lorenz import Point, steps
from models.fairness.measure import Index
from models.fairness.tangent import ratio_floor

LEVELS = 300
"""Levels at most at which the curves are compared; between two of them a proven figure is taken."""

STEPS_COUPLED = 10


def lowest_curve(top: Greatest) -> tuple[Point, ...]:
    """Under no feasible curve: the n - k partners with most have at most C_(n-k) (theorem 4)."""
    n = len(top.top) - 1
    return tuple((k / n, max(1 - top.top[n - k], 0.0)) for k in steps(n))


def highest_curve(allocations: Feasible, bottom: Least) -> tuple[Point, ...]:
    """Over every feasible curve: at each step the best that levelled totals reach (theorem 1), or a proven figure.

    At k partners, the share is a ratio of two linear functions of the level between the levels at which somebody joins or
    leaves, so its greatest value stands at one of these. Where they are too many to be tried, and where pools share
    partners, what is given is proven though not reached.
    """
    if allocations.coupled:
        return _from_planes(allocations, bottom.at[Index.GINI])
    levels, tight = _levels(bottom)
    rising, falling = sorted(bottom.low), sorted(bottom.high)
    below, above = [0.0, *accumulate(falling)], [0.0, *accumulate(rising)]
    n, best = len(rising), dict.fromkeys(steps(len(rising)), 0.0)
    earlier: float | None = None
    for level in levels:
        left, right = bisect_left(falling, level), bisect_right(rising, level)
        total = below[left] + (right - left) * level + above[n] - above[right]
        # Between two levels, the poorest have at most what they have at the upper one, of at least the lower one's whole.
        whole = total if tight or earlier is None else earlier
        earlier = total
        for k, share in best.items():
            if k <= left:
                held = below[k]
            elif k <= right:
                held = below[left] + (k - left) * level
            else:
                held = below[left] + (right - left) * level + above[k] - above[right]
            if whole and held > share * whole:
                best[k] = min(held / whole, k / n)
    best[0], best[n] = 0.0, 1.0
    return tuple((k / n, share) for k, share in best.items())


def _levels(bottom: Least) -> tuple[Sequence[float], bool]:
    """Levels to compare at, and whether they are all that matter."""
    moving = [(low, high) for low, high in zip(bottom.low, bottom.high, strict=True) if low < high]
    if not moving:
        return [max(bottom.high)], True
    first, last = min(low for low, _ in moving), max(high for _, high in moving)
    marks = sorted({mark for mark in (*bottom.low, *bottom.high) if first <= mark <= last})
    if len(marks) <= LEVELS:
        return marks, True
    stride = len(marks) // LEVELS + 1
    return [*marks[::stride], marks[-1]], False


def _from_planes(allocations: Feasible, totals: Sequence[float]) -> tuple[Point, ...]:
    """Share of the n - k with most from below, by a plane through the levelled totals (theorem 2)."""
    n = allocations.n
    order = sorted(totals)
    points = [(0.0, 0.0)]
    for k in steps(n, min(n, STEPS_COUPLED) if n > STEPS_COUPLED * 10 else n)[1:-1]:
        edge = order[k]
        near = [abs(amount - edge) <= 1e-9 * edge for amount in totals]
        surely = sum(amount > edge and not is_near for amount, is_near in zip(totals, near, strict=True))
        share = (n - k - surely) / sum(near)
        slope = [
            share if is_near else float(amount > edge) for amount, is_near in zip(totals, near, strict=True)
        ]
        held = sum(weight * amount for weight, amount in zip(slope, totals, strict=True)) / sum(totals)
        points.append((k / n, min(max(1 - ratio_floor(allocations, slope, held), 0.0), k / n)))
    return (*points, (1.0, 1.0))
