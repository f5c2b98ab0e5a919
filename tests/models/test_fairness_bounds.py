"""Bounds under unreported amounts: they enclose every completion, and are reached where they say so."""

from collections.abc import Iterator
from itertools import product
from math import log
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from populations import ROUNDING, completion, is_feasible, loans_of_2025, populations, told, values

from models.fairness.feasible import feasible, water_level
from models.fairness.greatest import greatest, top_heavy, top_shares
from models.fairness.least import BASIC, least
from models.fairness.lorenz import lorenz_points
from models.fairness.measure import MEASURES, Index
from models.fairness.population import Infeasible, Partner, Population, Unknown
from models.fairness.tangent import KINKED, kink_floor, tangent_floor
from models.ledger.pool import Pool


@settings(max_examples=150, deadline=None)
@given(populations(), st.integers(0, 2**32))
def test_bounds_enclose_every_completion(population: Population, seed: int) -> None:
    said = told(population)
    random = Random(seed)  # noqa: S311 (no secret)
    for _ in range(25):
        totals = completion(population, random)
        if not sum(totals):
            continue
        for index, figure in values(population, totals).items():
            bounds = said.figures[index]
            assert (bounds.lower is None) == (figure is None)
            if figure is not None and bounds.lower and bounds.upper:
                assert bounds.lower.value - ROUNDING <= figure <= bounds.upper.value + ROUNDING, index
        curve = dict(lorenz_points(totals))
        for (share, low), (_, high) in zip(said.lorenz.lowest, said.lorenz.highest, strict=True):
            assert low - ROUNDING <= curve[share] <= high + ROUNDING


@settings(deadline=None)
@given(populations(5))
def test_completions_of_the_test_are_feasible(population: Population) -> None:
    assert is_feasible(population, completion(population, Random(1)))  # noqa: S311 (no secret)


@settings(max_examples=150, deadline=None)
@given(populations(5))
def test_lower_bounds_are_reached_where_they_say_so(population: Population) -> None:
    if not population.most:
        return
    bottom = least(feasible(population))
    for index in BASIC:
        bound, totals = bottom.bounds[index], bottom.at[index]
        measure = MEASURES[index].of
        if bound.exact and measure:
            assert measure(totals) == pytest.approx(bound.value, abs=ROUNDING)
            assert is_feasible(population, totals)


@settings(max_examples=200, deadline=None)
@given(populations(5))
def test_lower_bounds_are_proven_by_planes(population: Population) -> None:
    """Whatever the levels say: a plane through the totals proves that nothing feasible is lower."""
    if not population.most:
        return
    allocations = feasible(population)
    bottom = least(allocations)
    for index in BASIC:
        bound, totals = bottom.bounds[index], bottom.at[index]
        proven = tangent_floor(allocations, index, totals, bound.value)
        if index in KINKED:

            def at(level: float) -> list[float]:
                return [min(max(level, lo), hi) for lo, hi in zip(bottom.low, bottom.high, strict=True)]

            for level in {*totals}:
                proven = max(proven, kink_floor(allocations, index, at, level, bound.value))
        assert proven == pytest.approx(bound.value, abs=ROUNDING), index


@settings(max_examples=150, deadline=None)
@given(populations(5))
def test_upper_bounds_are_reached_where_they_say_so(population: Population) -> None:
    if not population.most:
        return
    top = greatest(feasible(population))
    for index in BASIC:
        bound, totals = top.bounds[index], top.at[index]
        measure = MEASURES[index].of
        assert is_feasible(population, totals)
        if bound.exact and measure and index is not Index.ATKINSON_1:
            assert measure(totals) == pytest.approx(bound.value, abs=ROUNDING)


def whole_completions(population: Population) -> Iterator[list[int]]:
    """Every allocation in whole amounts, by trying all."""
    parts = [(place, part) for place, partner in enumerate(population.partners) for part in partner.unknown]
    for amounts in product(*(range(part.least, part.most + 1) for _, part in parts)):
        totals = [partner.known for partner in population.partners]
        sums = {pool.key: 0 for pool in population.pools}
        for (place, part), amount in zip(parts, amounts, strict=True):
            totals[place] += amount
            if part.pool is not None:
                sums[part.pool] += amount
        if all(pool.least <= sums[pool.key] <= pool.most for pool in population.pools) and any(totals):
            yield totals


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_corners_of_small_sets_are_all_there_is(data: st.DataObject) -> None:
    """Corners are whole, so the greatest of all whole allocations is the greatest of all."""
    n = data.draw(st.integers(2, 4))
    count = data.draw(st.integers(1, 4))
    parts: list[list[Unknown]] = [[] for _ in range(n)]
    room = 0
    for number in range(count):
        high = data.draw(st.integers(1, 5))
        own = data.draw(st.integers(0, n - 1))
        pool = None if number == 3 else "pool"
        parts[own].append(Unknown(0, high, pool))
        room += high if pool else 0
    total = data.draw(st.integers(0, room))
    known = data.draw(st.lists(st.integers(0, 6), min_size=n, max_size=n))
    population = Population(
        tuple(
            Partner(str(i), "a" if i % 2 else "b", known=known[i], unknown=tuple(parts[i])) for i in range(n)
        ),
        (Pool.of("pool", total),),
    )
    all_values = [values(population, totals) for totals in whole_completions(population)]
    if not all_values:
        return
    for index, figure in told(population).figures.items():
        tried = [found for each in all_values if (found := each[index]) is not None]
        if figure.upper is None or figure.lower is None:
            assert not tried
            continue
        if index in {Index.JAIN, Index.EFFECTIVE_NUMBER}:
            assert min(tried) == pytest.approx(figure.lower.value, abs=ROUNDING)
            assert max(tried) <= figure.upper.value + ROUNDING
        else:
            assert max(tried) == pytest.approx(figure.upper.value, abs=ROUNDING)
            assert min(tried) >= figure.lower.value - ROUNDING


@settings(max_examples=60, deadline=None)
@given(populations(5))
def test_figures_from_outside_enclose_those_from_corners(population: Population) -> None:
    """The bound for many partners, on few: never below the exact one."""
    if not population.most:
        return
    allocations = feasible(population)
    top, shares = greatest(allocations), top_shares(allocations)
    heaped = top_heavy(shares)
    assert sum(heaped) == pytest.approx(1)
    assert heaped == sorted(heaped, reverse=True)
    for index in BASIC:
        measure = MEASURES[index].of
        outside = measure(heaped) if measure else None
        if top.bounds[index].exact and outside is not None and index is not Index.ATKINSON_1:
            assert outside >= top.bounds[index].value - ROUNDING


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50), st.sampled_from([1.0, 2.0, 5.0])), min_size=1),
    st.floats(0, 1),
)
def test_water_finds_its_level(basins: list[tuple[int, int, float]], share: float) -> None:
    grounds, depths, widths = zip(*basins, strict=True)
    water = share * sum(depths)
    for across in (widths, None):
        level = water_level(grounds, depths, water, across)
        wide = across or (1.0,) * len(basins)
        poured = sum(
            min(max(level * w - ground, 0), depth)
            for ground, depth, w in zip(grounds, depths, wide, strict=True)
        )
        assert poured == pytest.approx(water, abs=1e-9)


def test_loans_of_2025_by_hand() -> None:
    """Least: 424 mg to each of the five. Greatest: all but nothing to four of them, 2.12 g to one."""
    said = told(loans_of_2025())
    equal = [60_000] + [424_000] * 5
    heaped = [0, 0, 0, 0, 60_000, 2_120_000]
    for index in (*BASIC, Index.JAIN, Index.HHI_NORMALISED, Index.EFFECTIVE_NUMBER, Index.GINI_CORRECTED):
        measure, figure = MEASURES[index].of, said.figures[index]
        ends = sorted(found for x in (equal, heaped) if measure and (found := measure(x)) is not None)
        assert figure.lower and figure.upper
        assert (figure.lower.value, figure.upper.value) == pytest.approx(ends, abs=1e-12)
        assert figure.lower.exact
        assert figure.upper.exact
    for curve, x in ((said.lorenz.highest, equal), (said.lorenz.lowest, heaped)):
        assert [held for _, held in curve] == pytest.approx([held for _, held in lorenz_points(x)])


def test_one_unknown_beside_known_amounts_by_hand() -> None:
    """HHI of (1, 3, x) is least where x = (1 + 9)/(1 + 3); Atkinson(1) where x is the mean of the others."""
    population = Population(
        (Partner("a", known=1), Partner("b", known=3), Partner("c", unknown=(Unknown(0, 100),)))
    )
    bottom = least(feasible(population))
    assert bottom.at[Index.HHI] == pytest.approx([1, 3, 2.5])
    assert bottom.at[Index.ATKINSON_1] == pytest.approx([1, 3, 2])
    assert bottom.at[Index.ATKINSON_0_5][2] == pytest.approx((4 / (1 + 3**0.5)) ** 2)
    assert log(bottom.at[Index.THEIL_T][2]) == pytest.approx(3 * log(3) / 4)
    assert bottom.bounds[Index.LARGEST_SHARE].value == pytest.approx(3 / 7)
    upper = told(population).figures[Index.LARGEST_SHARE].upper
    assert upper is not None
    assert upper.value == pytest.approx(100 / 104)


@pytest.mark.parametrize("n", [150, 400])
def test_many_partners_in_pools_they_share(n: int) -> None:
    """Too many corners to try: enclosed from outside, near to what is reached."""
    random = Random(n)  # noqa: S311 (no secret)
    parts: list[list[Unknown]] = [[] for _ in range(n)]
    pools = []
    for number in range(n // 10):
        members = random.sample(range(n), 8)
        for place in members:
            parts[place].append(Unknown(0, 10**7, str(number)))
        pools.append(Pool.of(str(number), random.randint(1, 10**6)))
    population = Population(
        tuple(
            Partner(str(i), "abcde"[i % 5], known=random.randint(0, 10**6), known_parts=1, unknown=tuple(own))
            for i, own in enumerate(parts)
        ),
        tuple(pools),
    )
    allocations = feasible(population)
    assert allocations.coupled
    bottom, top = least(allocations), greatest(allocations)
    assert top.corners is None
    said = told(population)
    for index in BASIC:
        measure = MEASURES[index].of
        lower, upper = bottom.bounds[index], top.bounds[index]
        reached = measure(top.at[index]) if measure else None
        assert reached is not None
        assert lower.exact
        assert lower.value <= reached <= upper.value + ROUNDING
        assert upper.value - reached <= 0.15 * (upper.value - lower.value)
    for _ in range(20):
        totals = completion(population, random)
        for index, figure in values(population, totals).items():
            bounds = said.figures[index]
            assert bounds.lower
            assert bounds.upper
            assert figure is not None
            assert bounds.lower.value - ROUNDING <= figure <= bounds.upper.value + ROUNDING
        curve = dict(lorenz_points(totals))
        for share, low in said.lorenz.lowest:
            assert low - ROUNDING <= curve[share]
        for share, high in said.lorenz.highest:
            assert share not in curve or curve[share] <= high + ROUNDING


@pytest.mark.parametrize(
    ("parts", "pool"),
    [
        ((Unknown(0, 5, "p"),), Pool.of("p", 6)),
        ((Unknown(3, 5, "p"),), Pool.of("p", 2)),
        ((), Pool.of("p", 1)),
        ((Unknown(0, 5, "p"),), Pool("p", 3, 2)),
    ],
)
def test_a_total_that_its_parts_cannot_have_is_refused(parts: tuple[Unknown, ...], pool: Pool) -> None:
    with pytest.raises(Infeasible, match="cannot sum up"):
        Population((Partner("a", unknown=parts),), (pool,))


@pytest.mark.parametrize(
    ("partners", "pools", "reason"),
    [
        ((Partner("a"), Partner("a")), (), "one key"),
        ((Partner("a"),), (Pool.of("p", 0), Pool.of("p", 0)), "one key"),
        ((Partner("a", known=-1),), (), "not negative"),
        ((Partner("a", unknown=(Unknown(2, 1),)),), (), "limits"),
        ((Partner("a", unknown=(Unknown(-1, 1),)),), (), "limits"),
        ((Partner("a", unknown=(Unknown(0, 1, "q"),)),), (), "no pool"),
    ],
)
def test_what_cannot_be_is_refused(
    partners: tuple[Partner, ...], pools: tuple[Pool, ...], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        Population(partners, pools)
