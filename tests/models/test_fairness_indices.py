"""Indices of known amounts: vectors of the record, published examples, another package's figures, and the axioms."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import isclose, log
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from models.fairness.inequality import (
    atkinson,
    effective_number,
    gini,
    gini_corrected,
    hhi,
    hhi_normalised,
    jain,
    largest_share,
    theil_split,
    theil_t,
)
from models.fairness.lorenz import lorenz_points, steps
from models.fairness.measure import MEASURES, Index

TAXONOMY: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "benefit-taxonomy.yaml").read_text(encoding="utf-8")
)
VECTORS = TAXONOMY["test_vectors"]["vectors"]

Formula = Callable[[Sequence[int]], float | None]

BY_NAME: dict[str, Formula] = {
    "gini": gini,
    "gini_corrected": gini_corrected,
    "theil_t": theil_t,
    "atkinson_0_5": lambda x: atkinson(x, 0.5),
    "atkinson_1": lambda x: atkinson(x, 1),
    "atkinson_2": lambda x: atkinson(x, 2),
    "jain": jain,
    "hhi": hhi,
    "hhi_normalised": hhi_normalised,
    "effective_number": effective_number,
}
LEFT_OUT = {"theil_l"}
"""Undefined as soon as somebody has nothing, which is the usual case here; docs/method.md, section 2."""

amounts = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)
FORMULAS: list[Formula] = [formula for measure in MEASURES.values() if (formula := measure.of)]
UNEQUAL: list[Formula] = [
    formula
    for index, measure in MEASURES.items()
    if index not in {Index.JAIN, Index.EFFECTIVE_NUMBER} and (formula := measure.of)
]
"""Those that rise when a poorer one gives to a richer one."""


def value(formula: Formula, x: Sequence[int]) -> float:
    found = formula(x)
    assert found is not None
    return found


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_vectors_of_the_record(vector: dict[str, Any]) -> None:
    expected = {name: figure for name, figure in vector.items() if name not in {"name", "x"} | LEFT_OUT}
    assert expected.keys() == BY_NAME.keys()
    for name, figure in expected.items():
        found = BY_NAME[name](vector["x"])
        assert (found is None) == (figure is None), name
        assert found is None or found == pytest.approx(figure, abs=1e-6), name


def test_decomposition_of_the_record() -> None:
    vector = TAXONOMY["test_vectors"]["theil_decomposition"]
    x = [amount for group in vector["groups"] for amount in group]
    groups = [place for place, group in enumerate(vector["groups"]) for _ in group]
    split = theil_split(x, groups)
    assert split is not None
    assert split.total == pytest.approx(vector["theil_t"], abs=1e-6)
    assert split.within == pytest.approx(vector["within"], abs=1e-6)
    assert split.between == pytest.approx(vector["between"], abs=1e-6)


DECILES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
"""Incomes in the documentation of the R packages ineq, DescTools and reldist."""


@pytest.mark.parametrize(
    ("formula", "x", "figure", "digits"),
    [
        # https://rdrr.io/cran/DescTools/man/Atkinson.html prints 0.1796591 for eps = 0.5; comparisons published with the
        # package concentrationMetrics print the R figures 0.4620911 (Gini) and 0.3518251 (eps = 1).
        (lambda x: atkinson(x, 0.5), DECILES, 0.1796591, 7),
        (lambda x: atkinson(x, 1), DECILES, 0.3518251, 7),
        (lambda x: atkinson(x, 2), DECILES, 0.6290111, 7),
        (gini, DECILES, 0.4620911, 7),
        # https://rdrr.io/cran/SciencesPo/src/tests/testthat/test-Atkinson.R
        (lambda x: atkinson(x, 0.5), [10, 15, 20, 25, 40, 20, 30, 35, 45, 90], 0.08692, 4),
        (lambda x: atkinson(x, 1), [10, 15, 20, 25, 40, 20, 30, 35, 45, 90], 0.1641, 4),
        # https://rdrr.io/cran/REAT/man/atkinson.html
        (lambda x: atkinson(x, 0.8), [100, 0, 0, 0], 0.9960938, 7),
        # Jain, Chiu and Hawe 1984, as worked in https://www.slideshare.net/slideshow/fairness-index/17407150
        (jain, [1, 3, 5], 0.77, 2),
        (jain, [1, 4, 5], 0.79, 2),
        (jain, [1, 2, 5], 0.71, 2),
        # US Department of Justice, quoted in http://connectbrevard.org (KB 3246): 30, 30, 20, 20 percent is 2,600 points.
        (lambda x: 10_000 * value(hhi, x), [30, 30, 20, 20], 2600, 6),
        # https://www.investopedia.com/video/play/herfindahlhirschman-index-hhi/ : eight firms, 1,296 points.
        (lambda x: 10_000 * value(hhi, x), [10, 9, 12, 15, 12, 11, 15, 16], 1296, 6),
    ],
)
def test_published_examples(formula: Formula, x: list[int], figure: float, digits: int) -> None:
    assert value(formula, x) == pytest.approx(figure, abs=0.5001 * 10**-digits)


@pytest.mark.parametrize(
    ("x", "g", "t", "halves"),
    [
        (DECILES, 0.46209113026762383, 0.362341242343895, (0.17965909804634184, 0.35182505973507494)),
        ([0, 0, 0, 10, 10, 10], 0.5, 0.6931471805599453, None),
        (
            [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144],
            0.6524822695035462,
            0.7629917112698217,
            (0.37555666970887713, 0.6686216987447196),
        ),
        (
            [60_000, 1_000_000, 1_000_000, 1_500_000, 1_500_000, 2_120_000],
            0.28551532033426186,
            0.18823066963990043,
            (0.12190884958852644, 0.3216220168688694),
        ),
        ([3, 0, 7, 7, 1, 0, 12], 0.5333333333333333, 0.5566280590676487, None),
    ],
)
def test_agrees_with_the_package_inequality(
    x: list[int], g: float, t: float, halves: tuple[float, float] | None
) -> None:
    """Figures of inequality 1.1.2 (PySAL) for the same amounts; the package itself brings 650 MB with it."""
    assert value(gini, x) == pytest.approx(g, rel=1e-12)
    assert value(theil_t, x) == pytest.approx(t, rel=1e-12)
    if halves is not None:
        assert (atkinson(x, 0.5), atkinson(x, 1)) == pytest.approx(halves, rel=1e-12)


def test_decomposition_agrees_with_the_package_inequality() -> None:
    split = theil_split([1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144], "aaabbbcccddd")
    assert split is not None
    assert split.between == pytest.approx(0.6901247369625592, rel=1e-12)
    assert split.within == pytest.approx(0.07286697430726252, rel=1e-12)
    grams = theil_split([60_000, 1_000_000, 1_000_000, 1_500_000, 1_500_000, 2_120_000], "aabbba")
    assert grams is not None
    assert grams.between == pytest.approx(0.006535771076190536, rel=1e-12)


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("x", [[], [0], [0, 0, 0]])
def test_nobody_and_nothing_are_undefined(formula: Formula, x: list[int]) -> None:
    assert formula(x) is None
    assert lorenz_points(x) == ()


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("x", [[1, -1], [float("nan"), 1.0], [float("inf"), 1.0], [-3]])
def test_amounts_that_are_none_are_refused(formula: Formula, x: list[int]) -> None:
    with pytest.raises(ValueError, match="not negative"):
        formula(x)


@pytest.mark.parametrize("epsilon", [0, -1, float("inf"), float("nan")])
def test_aversion_is_above_zero(epsilon: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        atkinson([1, 2], epsilon)


def test_every_amount_has_its_group() -> None:
    with pytest.raises(ValueError, match="one group"):
        theil_split([1, 2], ["a"])


def test_a_group_with_nothing_adds_nothing() -> None:
    split = theil_split([0, 0, 5, 5], "aabb")
    assert split is not None
    assert split.within == 0
    assert split.between == pytest.approx(log(2))
    assert theil_split([0, 0], "ab") is None


@given(amounts)
def test_gini_is_half_the_mean_difference(x: list[int]) -> None:
    differences = sum(abs(a - b) for a in x for b in x)
    assert value(gini, x) == float(Fraction(differences, 2 * len(x) * sum(x)))


@given(amounts)
def test_gini_is_twice_the_area_over_the_lorenz_curve(x: list[int]) -> None:
    curve = lorenz_points(x)
    under = sum((right[0] - left[0]) * (left[1] + right[1]) / 2 for left, right in pairwise(curve))
    assert value(gini, x) == pytest.approx(1 - 2 * under, abs=1e-9)


@given(amounts)
def test_jain_and_hhi_tell_the_same(x: list[int]) -> None:
    assert value(jain, x) * len(x) * value(hhi, x) == pytest.approx(1)
    assert value(effective_number, x) == pytest.approx(len(x) * value(jain, x))


@given(amounts)
def test_ranges(x: list[int]) -> None:
    n = len(x)
    assert 0 <= value(gini, x) <= (n - 1) / n
    assert 0 <= value(theil_t, x) <= log(n) + 1e-12
    for epsilon in (0.5, 1, 2):
        assert 0 <= value(partial(atkinson, epsilon=epsilon), x) <= 1
    assert 1 / n - 1e-12 <= value(jain, x) <= 1
    assert 1 / n - 1e-12 <= value(hhi, x) <= 1
    assert 1 / n - 1e-12 <= value(largest_share, x) <= 1


@given(amounts, st.integers(1, 10**6))
def test_free_of_scale(x: list[int], factor: int) -> None:
    for formula in FORMULAS:
        before, after = formula(x), formula([factor * amount for amount in x])
        assert before == after or isclose(value(formula, x), after or 0, rel_tol=1e-9, abs_tol=1e-9)


@given(st.data(), amounts)
def test_symmetric(data: st.DataObject, x: list[int]) -> None:
    shuffled = data.draw(st.permutations(x))
    for formula in FORMULAS:
        assert formula(x) == pytest.approx(formula(shuffled), abs=1e-12)


@given(amounts, st.integers(2, 4))
def test_the_same_population_several_times_is_as_unequal(x: list[int], times: int) -> None:
    for formula in (gini, theil_t, jain, lambda y: atkinson(y, 0.5), lambda y: atkinson(y, 1)):
        assert value(formula, x * times) == pytest.approx(value(formula, x), abs=1e-9)


@given(st.data(), amounts.filter(lambda x: len(x) > 1))
def test_giving_to_a_poorer_one_makes_more_equal(data: st.DataObject, x: list[int]) -> None:
    """The principle of transfers (Pigou 1912, Dalton 1920)."""
    rich, poor = data.draw(st.lists(st.integers(0, len(x) - 1), min_size=2, max_size=2, unique=True))
    if x[rich] < x[poor]:
        rich, poor = poor, rich
    gift = data.draw(st.integers(0, (x[rich] - x[poor]) // 2))
    after = list(x)
    after[rich] -= gift
    after[poor] += gift
    for formula in UNEQUAL:
        assert value(formula, after) <= value(formula, x) + 1e-9
    assert value(jain, after) >= value(jain, x) - 1e-9
    if gift and x[rich] - gift > x[poor]:
        assert value(gini, after) < value(gini, x)
        assert Fraction(sum(a * a for a in after)) < sum(a * a for a in x)


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from("abc")), min_size=1).filter(
        lambda x: any(a for a, _ in x)
    )
)
def test_decomposition_adds_up(x: list[tuple[int, str]]) -> None:
    held, groups = [amount for amount, _ in x], [group for _, group in x]
    split = theil_split(held, groups)
    assert split is not None
    assert split.total == pytest.approx(value(theil_t, held), abs=1e-9)
    assert split.within >= 0 <= split.between
    one = theil_split(held, ["a"] * len(held))
    assert one is not None
    assert one.between == 0
    each = theil_split(held, range(len(held)))
    assert each is not None
    assert each.within == 0


def test_curve_has_a_point_for_each_partner_or_a_hundred() -> None:
    assert lorenz_points([3, 1]) == ((0, 0), (0.5, 0.25), (1, 1))
    assert lorenz_points([7]) == ((0, 0), (1, 1))
    assert lorenz_points([0, 5]) == ((0, 0), (0.5, 0), (1, 1))
    assert len(lorenz_points(range(1, 5001))) == 101
    assert steps(3) == (0, 1, 2, 3)


def test_measures_say_the_formulas_of_the_record() -> None:
    """What stands beside a figure is what the record documents."""
    recorded = {measure["id"]: measure for measure in TAXONOMY["measures"]}
    of = {
        Index.GINI: "gini",
        Index.THEIL_T: "theil_t",
        Index.ATKINSON_1: "atkinson",
        Index.JAIN: "jain",
        Index.HHI: "hhi",
    }
    for index, name in of.items():
        pages = {reference["url"] for reference in recorded[name]["references"]}
        assert any(page in MEASURES[index].source for page in pages), index
    assert MEASURES.keys() == set(Index)
