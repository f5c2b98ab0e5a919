"""Lorenz points: what share of the whole the partners with least have together."""

from collections.abc import Sequence
from itertools import accumulate

from models.fairness.inequality import Amounts

Point = tuple[float, float]

MOST_POINTS = 100
"""Steps of a curve over many partners; a curve over fewer has a point for each of them."""


def steps(n: int, most: int = MOST_POINTS) -> tuple[int, ...]:
    """Numbers of partners at which a curve over ``n`` of them is given, 0 and ``n`` included."""
    if n <= most:
        return tuple(range(n + 1))
    return tuple(sorted({round(n * step / most) for step in range(most + 1)}))


def lorenz_points(amounts: Amounts, most: int = MOST_POINTS) -> tuple[Point, ...]:
    """Points (share of partners, share of the whole), from (0, 0) to (1, 1), sorted upward (Lorenz 1905).

    L(k/n) = sum of the k smallest / sum of all. Nobody, or all zero: no points, for there is no curve.
    """
    total = sum(amounts)
    if not total:
        return ()
    n = len(amounts)
    held: Sequence[int | float] = (0, *accumulate(sorted(amounts)))
    return tuple((k / n, min(held[k] / total, 1.0) if k < n else 1.0) for k in steps(n, most))
