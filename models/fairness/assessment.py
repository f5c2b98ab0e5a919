"""How evenly something was shared, as far as the record can say: every index with the bounds the unknown leaves.

A figure is given as a value only where every amount was reported. Otherwise it has a lower and an upper bound over all
allocations that agree with the record, and, labelled as such, what the reported amounts alone would give.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.fairness.between import theil_bounds
from models.fairness.bound import Bound
from models.fairness.feasible import Feasible, feasible
from models.fairness.greatest import Greatest, greatest
from models.fairness.inequality import Amounts, theil_split
from models.fairness.least import Least, least
from models.fairness.lorenz import Point, lorenz_points
from models.fairness.lorenz_band import highest_curve, lowest_curve
from models.fairness.measure import MEASURES, Index
from models.fairness.population import Ids, Population
from models.fairness.reach import ReachByGroup, reach

FEWEST_KNOWN = 3
"""Partners with a reported amount below which no figure is given: with two, an index says only how they compare, which
the two amounts say better; with one or none it rests on assumptions alone. docs/method.md, section 5."""


class FigureAvailability(StrEnum):
    """Whether figures are given, and if not, why."""

    GIVEN = "given"
    NOBODY = "nobody"
    NOTHING = "nothing"
    TOO_FEW_KNOWN = "too_few_known"


@dataclass(frozen=True, slots=True)
class IndexFigure:
    """One index.

    Attributes:
        index: which one.
        value: the figure, where every amount was reported; else None.
        of_known: what the reported amounts alone give, unreported ones taken as nothing: not an estimate of the value.
        lower, upper: no allocation that agrees with the record gives less, or more. None: undefined.

    """

    index: Index
    value: float | None
    of_known: float | None
    lower: Bound | None
    upper: Bound | None


@dataclass(frozen=True, slots=True)
class Band:
    """Lorenz curves (share of partners, share of the whole), empty where there is none.

    No feasible curve leaves the space between ``lowest`` and ``highest``; each of the two need not be feasible itself.
    """

    of_known: tuple[Point, ...] = ()
    lowest: tuple[Point, ...] = ()
    highest: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What can be said of a population.

    Attributes:
        standing: whether figures are given.
        n: partners in the population, zeros included.
        known_partners: partners with a reported amount above zero.
        unknown_partners: partners of whom some amount was not reported.
        known_parts, unknown_parts: amounts reported, and not.
        known: sum of the reported amounts.
        least, most: limits of the sum of all.
        coverage: lower and upper limit of the known share of the whole; None where the whole may be nothing.
        unknown_share: 1 - coverage, lower and upper limit.
        parts_coverage: share of the amounts that was reported; None of none.
        figures: by index; empty unless given.
        lorenz: curve and band.
        reach: who has anything at all; known even where amounts are not.
        ids: records that this rests on.

    """

    standing: FigureAvailability
    n: int
    known_partners: int
    unknown_partners: int
    known_parts: int
    unknown_parts: int
    known: int
    least: int
    most: int
    coverage: tuple[float, float] | None
    unknown_share: tuple[float, float] | None
    parts_coverage: float | None
    figures: dict[Index, IndexFigure]
    lorenz: Band
    reach: ReachByGroup
    ids: Ids


def assess(population: Population, *, fewest_known: int = FEWEST_KNOWN) -> Assessment:
    """Say what the record can say about how evenly a population shares.

    Args:
        population: who could have received.
        fewest_known: number of partners with a reported amount under which no figure is given.

    """
    partners = population.partners
    known_partners = sum(partner.known > 0 for partner in partners)
    known_parts = sum(partner.known_parts for partner in partners)
    unknown_parts = sum(len(partner.unknown) for partner in partners)
    standing = FigureAvailability.GIVEN
    if not partners:
        standing = FigureAvailability.NOBODY
    elif not population.most:
        standing = FigureAvailability.NOTHING
    elif known_partners < fewest_known:
        standing = FigureAvailability.TOO_FEW_KNOWN
    figures, lorenz = _figures(population) if standing is FigureAvailability.GIVEN else ({}, Band())
    known = population.known
    coverage = None
    if population.least or known:
        coverage = known / population.most, known / population.least
    return Assessment(
        standing=standing,
        n=len(partners),
        known_partners=known_partners,
        unknown_partners=sum(bool(partner.unknown) for partner in partners),
        known_parts=known_parts,
        unknown_parts=unknown_parts,
        known=known,
        least=population.least,
        most=population.most,
        coverage=coverage,
        unknown_share=coverage and (1 - coverage[1], 1 - coverage[0]),
        parts_coverage=known_parts / (known_parts + unknown_parts) if known_parts + unknown_parts else None,
        figures=figures,
        lorenz=lorenz,
        reach=reach(population),
        ids=tuple(dict.fromkeys(id_ for partner in partners for id_ in partner.ids)),
    )


def _figures(population: Population) -> tuple[dict[Index, IndexFigure], Band]:
    """Every index, and the Lorenz curves."""
    known = [partner.known for partner in population.partners]
    groups = [partner.group for partner in population.partners]
    of_known = _values(known, groups)
    curve = lorenz_points(known)
    if population.complete:
        exact = {
            index: None if value is None else Bound(value, exact=True) for index, value in of_known.items()
        }
        figures = {
            index: IndexFigure(index, value, value, exact[index], exact[index])
            for index, value in of_known.items()
        }
        return figures, Band(curve, curve, curve)
    allocations = feasible(population)
    bottom, top = least(allocations), greatest(allocations)
    bounds = _bounds(population, allocations, bottom, top)
    figures = {
        index: IndexFigure(index, None, value, *bounds.get(index, (None, None)))
        for index, value in of_known.items()
    }
    return figures, Band(curve, lowest_curve(top), highest_curve(allocations, bottom))


def _values(amounts: Amounts, groups: Sequence[str | None]) -> dict[Index, float | None]:
    """Every index of amounts that are known."""
    split = None if None in groups else theil_split(amounts, groups)
    values: dict[Index, float | None] = {}
    for index, measure in MEASURES.items():
        values[index] = measure.of(amounts) if measure.of else None
    if split is not None:
        values[Index.THEIL_WITHIN], values[Index.THEIL_BETWEEN] = split.within, split.between
    return values


def _bounds(
    population: Population, allocations: Feasible, bottom: Least, top: Greatest
) -> dict[Index, tuple[Bound, Bound]]:
    """Bounds of every index from those of the basic ones."""
    n = len(population.partners)
    bounds = {index: (bottom.bounds[index], top.bounds[index]) for index in bottom.bounds}
    low, high = bounds[Index.HHI]
    bounds[Index.JAIN] = Bound(1 / (n * high.value), high.exact), Bound(1 / (n * low.value), low.exact)
    bounds[Index.EFFECTIVE_NUMBER] = Bound(1 / high.value, high.exact), Bound(1 / low.value, low.exact)
    if n > 1:
        bounds[Index.HHI_NORMALISED] = _stretched(low, n, 1), _stretched(high, n, 1)
        low, high = bounds[Index.GINI]
        bounds[Index.GINI_CORRECTED] = _stretched(low, n, 0), _stretched(high, n, 0)
    parts = theil_bounds(
        population, allocations, *bounds[Index.THEIL_T], bottom.at[Index.THEIL_T], top.corners
    )
    if parts is not None:
        bounds[Index.THEIL_WITHIN], bounds[Index.THEIL_BETWEEN] = parts
    return bounds


def _stretched(bound: Bound, n: int, less: int) -> Bound:
    """(n value - less) / (n - 1): the correction for small populations, and the normalised index."""
    return Bound(min(max((n * bound.value - less) / (n - 1), 0.0), 1.0), bound.exact)
