"""Reach: how many of those who could have received have anything at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.fairness.population import Partner, Population


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of how many; ``share`` is None of nobody.

    An unreported amount is above zero, so reach is known even where masses are not.
    """

    reached: int
    n: int

    @property
    def share(self) -> float | None:
        """Part of the population that has anything."""
        return self.reached / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class ReachByGroup:
    """Reach over all partners, by group (groups in order of name), and over the least developed countries."""

    all: Reach
    groups: tuple[tuple[str | None, Reach], ...]
    least_developed: Reach


def reach(population: Population) -> ReachByGroup:
    """Count the partners that have something for certain."""
    groups = sorted({p.group for p in population.partners}, key=lambda group: (group is None, group or ""))
    return ReachByGroup(
        _count(population.partners),
        tuple((group, _count(p for p in population.partners if p.group == group)) for group in groups),
        _count(p for p in population.partners if p.least_developed),
    )


def _count(partners: Iterable[Partner]) -> Reach:
    held = [partner.reached for partner in partners]
    return Reach(sum(held), len(held))
