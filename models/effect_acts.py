"""What the acts of an instrument say on a day, each with its certainty, for the judgement of its effect."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from models.dates.certainty import Certainty, both, either, negate
from models.dates.uncertain_date import UncertainDate
from models.evidence import Evidence
from models.status.act import BRINGS_INTO_FORCE, CONCLUDES, CONSENTS, Act, Successor, undone
from models.status.ending import any_of
from models.status.status import InForce, StatusGroup, StatusOnDay
from models.status.term import Term
from models.status.weighing import FactsOnDay, facts_on_day
from models.vocabulary import RelationKind, Status, TreatyActionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterInstrument(Successor):
    """A later instrument, and whether such a one takes effect on signature."""

    on_signature: bool = False


Owner = TypeVar("Owner")
Answer = TypeVar("Answer")


class once(Generic[Owner, Answer]):  # noqa: N801 (it reads as the decorator it is)
    """A property worked out when first asked for; unlike ``cached_property`` it takes no lock, which costs more."""

    def __init__(self, work_out: Callable[[Owner], Answer]) -> None:
        self.work_out, self.__doc__ = work_out, work_out.__doc__

    def __get__(self, owner: Owner, _class: type | None = None) -> Answer:
        answer = owner.__dict__[self.work_out.__name__] = self.work_out(owner)
        return answer


@dataclass(frozen=True)
class ActFacts:
    """The facts of one instrument on a day, each worked out when it is asked for.

    Properties that are a ``Certainty`` answer yes, possibly or no. ``acts`` must be in order (``models.status.act.orderly``).
    """

    day: date
    status: StatusOnDay
    acts: tuple[Act, ...]
    term: Term
    later: tuple[LaterInstrument, ...]
    evidence: Evidence
    multilateral: bool

    @once
    def _standing(self) -> FactsOnDay:
        return facts_on_day(self.day, self.acts, self.term, self.later, multilateral=self.multilateral)

    @once
    def _settled(self) -> bool:
        """Whether the status leaves nothing open that would have to be read anew."""
        return self.status.certainty is Certainty.YES and self.status.in_force is not InForce.POSSIBLY

    @once
    def _standing_acts(self) -> tuple[tuple[Act, Certainty], ...]:
        """The acts that undo no other, each with whether it was done by the day and is not undone."""
        plain = [act for act in self.acts if act.undoes is None]
        if len(plain) == len(self.acts):
            return tuple((act, self._happened(act)) for act in plain)
        is_undone = undone(self.acts, self.day)
        return tuple((act, both(self._happened(act), negate(is_undone[act.position]))) for act in plain)

    def _happened(self, act: Act) -> Certainty:
        """An act without a date was done by the day where evidence of the day rests on the instrument."""
        happened = act.happened(self.day)
        return either(happened, self._evident) if act.done is None else happened

    def acted(self, kinds: frozenset[TreatyActionKind]) -> tuple[tuple[Act, Certainty], ...]:
        """The acts of these kinds that undo no other, each with whether it stands."""
        return tuple((act, holds) for act, holds in self._standing_acts if act.kind in kinds)

    @once
    def _evident(self) -> Certainty:
        """Whether a report or a sign of life shows by the day that there is such an instrument."""
        reports = (each.as_of for each in self.evidence.reports if each.status is not Status.NEGOTIATING)
        signs = (sign.on for sign in self.evidence.signs if not sign.weak)
        return either(*(moment.on_or_before(self.day) for moment in (*reports, *signs)))

    @once
    def there(self) -> Certainty:
        """Whether anything had been done; yes where no act is recorded at all."""
        if not self.acts:
            return Certainty.YES
        if any(act.done is None for act in self.acts):
            return either(self.status.exists, self._evident)
        return self.status.exists

    @once
    def signatures(self) -> tuple[tuple[UncertainDate, Certainty], ...]:
        """The dates of signatures and consents that stand or possibly stand."""
        dated = ((act.done or act.effective, holds) for act, holds in self.acted(CONCLUDES | CONSENTS))
        return tuple(
            (moment, holds) for moment, holds in dated if moment is not None and holds is not Certainty.NO
        )

    @once
    def signature(self) -> UncertainDate | None:
        """The first of them; None = not documented."""
        return min((moment for moment, _ in self.signatures), key=lambda each: each.sort_key, default=None)

    @once
    def signed(self) -> Certainty:
        """Whether a signature or consent stands; evidence shows it where no such act is recorded."""
        acts = self.acted(CONCLUDES | CONSENTS)
        return either(*(holds for _, holds in acts)) if acts else self._evident

    @once
    def ended(self) -> Certainty:
        """Whether a documented end has come; a later instrument of which only the signature is known apart."""
        if self.status.group is StatusGroup.PAST:
            return Certainty.YES
        if self._settled:
            return Certainty.NO
        return any_of([each for each in self._standing.endings if each.settled])

    @once
    def suspended(self) -> Certainty:
        """Whether a documented suspension stands."""
        if self.status.status is Status.SUSPENDED:
            return Certainty.YES
        return Certainty.NO if self._settled else self._standing.suspended

    @property
    def suspended_since(self) -> UncertainDate | None:
        """Since when; None = not documented, or not certainly suspended."""
        return self.status.since if self.status.status is Status.SUSPENDED else None

    @once
    def in_force(self) -> Certainty:
        """Whether it is documented to be in force."""
        if self.status.in_force is InForce.NOT_DOCUMENTED:
            return Certainty.NO
        return Certainty(self.status.in_force.value)

    @once
    def to_come(self) -> Certainty:
        """Whether its entry into force is documented for a later day."""
        return either(*(negate(act.took_effect(self.day)) for act, _ in self.beginnings))

    @once
    def beginnings(self) -> tuple[tuple[Act, Certainty], ...]:
        """Entry into force and provisional application, not certainly undone, whenever they are."""
        is_undone = undone(self.acts, self.day)
        return tuple(
            (act, holds)
            for act, holds in self.acted(BRINGS_INTO_FORCE)
            if is_undone[act.position] is not Certainty.YES
        )

    @once
    def replaced(self) -> tuple[tuple[LaterInstrument, Certainty], ...]:
        """Later instruments that supersede it and whose entry into force is not documented, and whether signed."""
        return tuple(
            (each, self.signed_later(each))
            for each in self.later
            if each.relation is RelationKind.SUPERSEDES and each.in_force is None
        )

    def signed_later(self, instrument: LaterInstrument) -> Certainty:
        """Whether a later instrument had been signed."""
        return Certainty.POSSIBLY if instrument.signed is None else instrument.signed.on_or_before(self.day)
