"""What a fairness figure is about: which movements, from when to when, to whom, and who could have received."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.fairness.assessment import FEWEST_KNOWN
from models.vocabulary import MovementKind, Purpose, Region


class PartnerUnit(StrEnum):
    """What a partner is."""

    STATE = "state"
    INSTITUTION = "institution"


class PopulationRule(StrEnum):
    """Who is counted, those who received nothing among them; the choice moves figures more than any other."""

    RECIPIENTS = "recipients"
    """Those who received something in the scope."""
    ENGAGED = "engaged"
    """Recipients of any samples, partners with a clause on samples, and those who asked for some."""
    PARTNERS = "partners"
    """Every partner of an agreement that may exist on the day."""


class DistributionName(StrEnum):
    """A heap of movements that may be told as one distribution."""

    GIVEN = "given"
    """Passed for good: gifts and exchanges."""
    LENT = "lent"
    """Loans: they come back in principle."""
    SHOWN = "shown"
    """Displays: brief."""
    ASKED = "asked"
    """The kinds that were asked for, of more than one heap."""


GROUPS: dict[DistributionName, tuple[MovementKind, ...]] = {
    DistributionName.GIVEN: (MovementKind.GIFT, MovementKind.EXCHANGE),
    DistributionName.LENT: (MovementKind.LOAN,),
    DistributionName.SHOWN: (MovementKind.EXHIBITION,),
}
"""Which kinds of movement stand in each heap; other kinds stay in the home state's own store."""

SHARED_KINDS: tuple[MovementKind, ...] = tuple(kind for kinds in GROUPS.values() for kind in kinds)
"""Kinds of movement by which samples are shared."""

USED = tuple(purpose for purpose in Purpose if purpose is not Purpose.EXHIBITION)
"""Purposes counted where none is asked for: a piece given for display is not material for research."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessScope:
    """What is asked for; empty means all, but see ``distributions`` and ``purposes_meant`` for kinds and purposes."""

    missions: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    kinds: tuple[MovementKind, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    since: date | None = None
    until: date | None = None
    by: PartnerUnit = PartnerUnit.STATE
    domestic: bool = False
    population: PopulationRule = PopulationRule.RECIPIENTS
    fewest_known: int = FEWEST_KNOWN

    @property
    def distributions(self) -> dict[DistributionName, tuple[MovementKind, ...]]:
        """The distributions to be told: given and lent apart where no kind is named, else the kinds named as one."""
        if not self.kinds:
            return {heap: GROUPS[heap] for heap in (DistributionName.GIVEN, DistributionName.LENT)}
        asked = tuple(kind for kind in SHARED_KINDS if kind in self.kinds)
        for heap, kinds in GROUPS.items():
            if set(asked) <= set(kinds):
                return {heap: asked}
        return {DistributionName.ASKED: asked}

    @property
    def purposes_meant(self) -> tuple[Purpose, ...]:
        """The purposes counted: those named; else all but display, unless displays themselves are asked for."""
        if self.purposes:
            return tuple(dict.fromkeys(self.purposes))
        return tuple(Purpose) if MovementKind.EXHIBITION in self.kinds else USED
