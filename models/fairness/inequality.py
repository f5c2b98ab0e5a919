"""Indices of inequality and concentration over amounts that are known.

Amounts are non-negative: whole micrograms or counts, or real numbers where a completion is tried out.
Whole amounts are summed as integers and divided once, so that Gini, Jain, Herfindahl-Hirschman and the
largest share are the nearest floating-point number to the exact fraction.

An index of nobody, or of amounts that are all zero, is undefined and comes back as None: there is no
distribution to speak of, and zero would say that it was an equal one. Formulas, ranges and references:
``models.fairness.measure`` and docs/method.md.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import exp, fsum, inf, isfinite, log

Amounts = Sequence[int] | Sequence[float]


@dataclass(frozen=True, slots=True)
class TheilSplit:
    """Theil's T and its two parts; ``total`` = ``within`` + ``between`` (nats).

    Attributes:
        total: inequality among all partners.
        within: mean of the groups' own indices, each weighted by the group's share of the amount.
        between: what would be left if every partner had the mean of its group.

    """

    total: float
    within: float
    between: float


def gini(amounts: Amounts) -> float | None:
    """Gini coefficient, 0 (equal) to (n-1)/n (one has all): half the mean difference, relative to the mean.

    G = sum (2i - n - 1) x_(i) / (n sum x), x sorted upward, i from 1 (Gini 1912; Sen 1973).

    Raises:
        ValueError: an amount is negative or not finite.

    """
    total = _total(amounts)
    if not total:
        return None
    n = len(amounts)
    weighted = [(2 * rank - n - 1) * amount for rank, amount in enumerate(sorted(amounts), 1)]
    return min(max(_sum(weighted) / (n * total), 0.0), 1.0)


def gini_corrected(amounts: Amounts) -> float | None:
    """Gini coefficient times n/(n-1), 0 to 1, to compare populations of different size (Deltas 2003).

    None for one partner too, where the correction is 0/0.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    plain, n = gini(amounts), len(amounts)
    return None if plain is None or n == 1 else min(plain * n / (n - 1), 1.0)


def theil_t(amounts: Amounts) -> float | None:
    """Theil's T, 0 (equal) to ln n (one has all), in nats; 0 ln 0 is taken as its limit 0 (Theil 1967).

    T = sum s_i ln(n s_i), s_i the share of partner i.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    total = _total(amounts)
    if not total:
        return None
    n = len(amounts)
    return max(fsum(share * log(n * share) for a in amounts if (share := a / total)), 0.0)


def theil_split(amounts: Amounts, groups: Sequence[Hashable]) -> TheilSplit | None:
    """Theil's T split into inequality within and between groups (Theil 1967; Shorrocks 1980).

    T = sum_k s_k T_k + sum_k s_k ln(mean_k / mean), s_k the share that group k holds of the whole. A group
    that holds nothing adds nothing to either part.

    Raises:
        ValueError: an amount is negative or not finite, or not every amount has its group.

    """
    if len(groups) != len(amounts):
        raise ValueError("every amount belongs to one group")
    total = _total(amounts)
    if not total:
        return None
    members: dict[Hashable, list[int | float]] = {}
    for amount, group in zip(amounts, groups, strict=True):
        members.setdefault(group, []).append(amount)
    n = len(amounts)
    within, between = [], []
    for held in members.values():
        share = _total(held) / total
        if share:
            within.append(share * (theil_t(held) or 0.0))
            between.append(share * log(share * n / len(held)))
    parts = fsum(within), max(fsum(between), 0.0)
    return TheilSplit(parts[0] + parts[1], *parts)


def atkinson(amounts: Amounts, epsilon: float) -> float | None:
    """Atkinson's index, 0 to 1: share of the whole that could be given up for the same welfare if it were equal.

    A = 1 - (mean of x^(1-eps))^(1/(1-eps)) / mean; for eps = 1, 1 - geometric mean / mean (Atkinson 1970).
    With a zero among the amounts, eps >= 1 gives 1, the limit, and says nothing more.

    Args:
        amounts: what each partner has.
        epsilon: aversion to inequality, above 0; the larger, the more the lower end counts.

    Raises:
        ValueError: an amount is negative or not finite, or ``epsilon`` not above zero.

    """
    if not 0 < epsilon < inf:
        raise ValueError("aversion to inequality is a number above zero")
    total = _total(amounts)
    if not total:
        return None
    n, least = len(amounts), min(amounts)
    if epsilon >= 1 and not least:
        return 1.0
    relative = [a * n / total for a in amounts]
    if epsilon == 1:
        equivalent = exp(fsum(map(log, relative)) / n)
    else:
        power = 1 - epsilon
        equivalent = (fsum(r**power for r in relative) / n) ** (1 / power)
    return min(max(1 - equivalent, 0.0), 1.0)


def jain(amounts: Amounts) -> float | None:
    """Jain's index, 1/n (one has all) to 1 (equal): (sum x)^2 / (n sum x^2) (Jain, Chiu and Hawe 1984).

    Of n partners of whom k have alike and the others nothing, it is k/n.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    total = _total(amounts)
    return min(total * total / (len(amounts) * _sum([a * a for a in amounts])), 1.0) if total else None


def hhi(amounts: Amounts) -> float | None:
    """Herfindahl-Hirschman index, 1/n (equal) to 1 (one has all): sum of squared shares; times 10,000, points.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    total = _total(amounts)
    return min(_sum([a * a for a in amounts]) / (total * total), 1.0) if total else None


def hhi_normalised(amounts: Amounts) -> float | None:
    """(H - 1/n) / (1 - 1/n), 0 to 1; None for one partner too, where it is 0/0.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    plain, n = hhi(amounts), len(amounts)
    return None if plain is None or n == 1 else max((plain * n - 1) / (n - 1), 0.0)


def effective_number(amounts: Amounts) -> float | None:
    """1/H: as many equal partners would give the same concentration; 1 to n.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    plain = hhi(amounts)
    return None if plain is None else 1 / plain


def largest_share(amounts: Amounts) -> float | None:
    """Share of the whole that the partner with most has, 1/n to 1.

    Raises:
        ValueError: an amount is negative or not finite.

    """
    total = _total(amounts)
    return max(amounts) / total if total else None


def _total(amounts: Amounts) -> int | float:
    """Sum of checked amounts; nobody has nothing."""
    if amounts and (min(amounts) < 0 or not isfinite(sum(amounts))):
        raise ValueError("amounts are finite and not negative")
    return _sum(amounts)


def _sum(amounts: Amounts) -> int | float:
    """Exact for whole numbers, correctly rounded for others."""
    plain = sum(amounts)
    return plain if isinstance(plain, int) else fsum(amounts)
