"""Bounds of Theil's T between groups and within them.

Between groups, T is an index of the groups' totals in which a group counts as many times as it has partners: convex in
the totals' shares, so theorems 1 to 3 of docs/method.md hold with levels read as amount per partner.
Within groups, T is convex too, but has no common level; it is bounded by what the other two leave.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp, fsum, inf, log

from models.fairness.bound import NEAR, Bound
from models.fairness.feasible import Feasible, feasible
from models.fairness.inequality import theil_split
from models.fairness.least import FILLINGS
from models.fairness.population import Partner, Population
from models.fairness.tangent import ratio_floor

Bounds = tuple[Bound, Bound]


def theil_bounds(
    population: Population,
    allocations: Feasible,
    least_t: Bound,
    greatest_t: Bound,
    totals: Sequence[float],
    corners: Sequence[Sequence[int]] | None,
) -> tuple[Bounds, Bounds] | None:
    """Lower and upper bound of the part within groups, and of the part between them.

    Args:
        population: who could have received; None comes back where a group is not documented.
        allocations: what is feasible for it.
        least_t: lower bound of the whole of T.
        greatest_t: its upper bound.
        totals: where T is least, or all but least.
        corners: every corner of the feasible set, where they are few.

    """
    groups = [partner.group for partner in population.partners]
    if None in groups:
        return None
    sizes = {group: groups.count(group) for group in dict.fromkeys(groups)}
    lower = _least_between(population, sizes)
    largest = max(log(len(groups) / size) for size in sizes.values())
    upper = Bound(min(greatest_t.value, largest), exact=False)
    within = Bound(greatest_t.value - lower.value, exact=False)
    if len(sizes) == 1:
        upper, within = Bound(0.0, exact=True), greatest_t
    elif corners is not None:
        splits = [split for corner in corners if (split := theil_split(corner, groups))]
        upper = Bound(max(split.between for split in splits), exact=True)
        within = Bound(max(split.within for split in splits), exact=True)
    left = max(least_t.value - upper.value, _floor_within(allocations, groups, totals), 0.0)
    exact = within.value - left <= NEAR or (len(sizes) == 1 and least_t.exact)
    return (Bound(left, exact), within), (lower, upper)


def _floor_within(allocations: Feasible, groups: Sequence[str | None], totals: Sequence[float]) -> float:
    """A figure T within groups does not go below, by its gradient where the whole of T is least (theorem 2)."""
    held: dict[str | None, list[float]] = {}
    for group, amount in zip(groups, totals, strict=True):
        held.setdefault(group, []).append(amount)
    means = {group: fsum(amounts) / len(amounts) for group, amounts in held.items()}
    if any(high and not amount for high, amount in zip(allocations.high(), totals, strict=True)):
        return 0.0
    slope = [
        log(amount / means[group]) if amount else 0.0 for group, amount in zip(groups, totals, strict=True)
    ]
    reached = fsum(weight * amount for weight, amount in zip(slope, totals, strict=True)) / fsum(totals)
    return ratio_floor(allocations, slope, reached)


def _least_between(population: Population, sizes: dict[str | None, int]) -> Bound:
    """Least T between groups: every group's total per partner as near to one level as can be."""
    members: dict[str | None, list[Partner]] = {group: [] for group in sizes}
    for partner in population.partners:
        members[partner.group].append(partner)
    merged = tuple(
        Partner(
            str(group),
            known=sum(partner.known for partner in held),
            unknown=tuple(part for partner in held for part in partner.unknown),
        )
        for group, held in members.items()
    )
    allocations = feasible(replace(population, partners=merged))
    wide = [float(size) for size in sizes.values()]
    low = allocations.levelled(most=False, fillings=FILLINGS // 4, widths=wide)
    high = allocations.levelled(most=True, fillings=FILLINGS // 4, widths=wide)
    levels = _levels(low, high, wide)
    totals = min(
        (
            [min(max(level * w, lo), hi) for w, lo, hi in zip(wide, low, high, strict=True)]
            for level in levels
        ),
        key=lambda held: _between(held, wide) if sum(held) else inf,
    )
    reached = _between(totals, wide)
    if not allocations.coupled:
        return Bound(reached, exact=True)
    n, whole = sum(wide), sum(totals)
    slope = [log(h * n / (w * whole)) if h else -inf for h, w in zip(totals, wide, strict=True)]
    if -inf in slope:
        return Bound(0.0, exact=reached <= NEAR)
    corner = allocations.corner([reached - weight for weight in slope])
    gap = fsum((weight - reached) * amount for weight, amount in zip(slope, corner, strict=True))
    proven = max(reached + min(gap, 0.0) / max(allocations.least, 1), 0.0)
    exact = reached - proven <= NEAR
    return Bound(reached if exact else proven, exact)


def _levels(low: Sequence[float], high: Sequence[float], wide: Sequence[float]) -> list[float]:
    """Levels at which T between groups can be least: where a group joins or leaves, and in between where it rests."""
    ends = [(lo / w, hi / w, w) for lo, hi, w in zip(low, high, wide, strict=True)]
    marks = sorted({mark for lo, hi, _ in ends for mark in (lo, hi)})
    levels = list(marks)
    for left, right in pairwise(marks):
        held = [(lo if lo >= right else hi, w) for lo, hi, w in ends if lo >= right or hi <= left]
        amount = fsum(level * w for level, w in held)
        if amount:
            power = fsum(level * w * log(level) for level, w in held if level) / amount
            levels.append(min(max(exp(min(power, 700)), left), right))
    return levels


def _between(totals: Sequence[float], wide: Sequence[float]) -> float:
    """T between groups of the given sizes."""
    whole, n = fsum(totals), sum(wide)
    return max(fsum(h / whole * log(h / whole * n / w) for h, w in zip(totals, wide, strict=True) if h), 0.0)
