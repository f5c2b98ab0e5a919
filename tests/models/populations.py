"""Populations for the tests of fairness: drawn ones, random completions of them, and what is feasible by definition."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from hypothesis import strategies as st

from models.fairness.assessment import Assessment, assess
from models.fairness.inequality import theil_split
from models.fairness.measure import MEASURES, Index
from models.fairness.population import Partner, Population, Unknown
from models.ledger.pool import Pool

ROUNDING = 1e-8


@st.composite
def populations(draw: st.DrawFn, most_partners: int = 6, largest: int = 60) -> Population:
    """Partners with known and unknown amounts, some in pools of known or limited totals, some in several."""
    n = draw(st.integers(1, most_partners))
    parts: list[list[Unknown]] = [[] for _ in range(n)]
    pools = []
    for number in range(draw(st.integers(0, 3))):
        key = f"pool {number}"
        low = high = 0
        for partner in draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=n + 1)):
            least_part = draw(st.just(0) | st.integers(0, largest // 6))
            most_part = least_part + draw(st.integers(0, largest) | st.just(10 * largest))
            parts[partner].append(Unknown(least_part, most_part, key))
            low, high = low + least_part, high + most_part
        total = draw(st.integers(low, high))
        pools.append(Pool(key, total, draw(st.just(total) | st.integers(total, high))))
    for own in parts:
        if draw(st.integers(0, 5)) == 0:
            low = draw(st.integers(0, 5))
            own.append(Unknown(low, low + draw(st.integers(0, largest))))
    known = draw(st.lists(st.just(0) | st.integers(0, largest), min_size=n, max_size=n))
    partners = tuple(
        Partner(
            str(place), draw(st.sampled_from("abc")), known=known[place], known_parts=1, unknown=tuple(own)
        )
        for place, own in enumerate(parts)
    )
    return Population(partners, tuple(pools))


def completion(population: Population, random: Random) -> list[float]:
    """Totals of one allocation that agrees with the record, drawn at random, corners and edges among them."""
    totals = [float(partner.known) for partner in population.partners]
    for place, partner in enumerate(population.partners):
        for part in partner.unknown:
            if part.pool is None:
                totals[place] += random.choice([part.least, part.most, random.uniform(part.least, part.most)])
    for pool in population.pools:
        members = [
            (place, part)
            for place, partner in enumerate(population.partners)
            for part in partner.unknown
            if part.pool == pool.key
        ]
        low = max(pool.least, sum(part.least for _, part in members))
        high = min(pool.most, sum(part.most for _, part in members))
        total = random.choice([low, high, random.uniform(low, high)])
        amounts = [float(part.least) for _, part in members]
        left = total - sum(amounts)
        for round_ in range(4):
            for index in random.sample(range(len(members)), len(members)):
                share = 1.0 if round_ == 3 else random.choice([1.0, random.random(), 1 / len(members)])
                added = min(members[index][1].most - amounts[index], left * share)
                amounts[index] += added
                left -= added
        for (place, _), amount in zip(members, amounts, strict=True):
            totals[place] += amount
    return totals


def values(population: Population, totals: Sequence[float]) -> dict[Index, float | None]:
    groups = [partner.group for partner in population.partners]
    split = theil_split(totals, groups)
    found = {index: measure.of(totals) for index, measure in MEASURES.items() if measure.of}
    found[Index.THEIL_WITHIN] = split.within if split else None
    found[Index.THEIL_BETWEEN] = split.between if split else None
    return found


def subsets(n: int) -> Iterator[set[int]]:
    for size in range(1, n + 1):
        yield from map(set, combinations(range(n), size))


def limits_of(population: Population, chosen: set[int]) -> tuple[int, int]:
    """Least and most that some partners can have together, from the limits as they stand in the record."""
    least_sum = most_sum = 0
    inside: dict[str, list[int]] = {pool.key: [0, 0] for pool in population.pools}
    outside: dict[str, list[int]] = {pool.key: [0, 0] for pool in population.pools}
    for place, partner in enumerate(population.partners):
        here = place in chosen
        least_sum, most_sum = least_sum + here * partner.known, most_sum + here * partner.known
        for part in partner.unknown:
            if part.pool is None:
                least_sum, most_sum = least_sum + here * part.least, most_sum + here * part.most
                continue
            side = inside if here else outside
            side[part.pool][0] += part.least
            side[part.pool][1] += part.most
    for pool in population.pools:
        least_sum += max(inside[pool.key][0], pool.least - outside[pool.key][1])
        most_sum += min(inside[pool.key][1], pool.most - outside[pool.key][0])
    return least_sum, most_sum


def is_feasible(population: Population, totals: Sequence[float]) -> bool:
    """Totals are feasible just when every set of partners keeps its limits (a generalized polymatroid)."""
    slack = ROUNDING * (1 + max(totals))
    for chosen in subsets(len(totals)):
        low, high = limits_of(population, chosen)
        if not low - slack <= sum(totals[place] for place in chosen) <= high + slack:
            return False
    return True


def told(population: Population) -> Assessment:
    return assess(population, fewest_known=0)


def loans_of_2025() -> Population:
    """The loan round: 2.18 g to seven institutions of six states, of which 60 mg to one is reported."""
    seven = {"FR": 1, "DE": 1, "JP": 1, "PK": 1, "US": 2}
    lent = [
        Partner(code, unknown=(Unknown(0, 2_120_000, "round"),) * count, ids=(f"loan-{code}",))
        for code, count in seven.items()
    ]
    return Population(
        (*lent, Partner("GB", known=60_000, known_parts=1, ids=("loan-GB",))), (Pool.of("round", 2_120_000),)
    )
