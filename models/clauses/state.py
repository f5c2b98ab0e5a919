"""What became of a promise: derived from the movements that cite the clause, never typed in.

A movement that is not documented is not a movement that did not happen. So a promise without a documented delivery is
"open" or, once its day has certainly passed, "overdue" as far as the record goes, and only where the ledger could show
a delivery at all: promises of samples. What a clause permits, forbids, or shares other than samples is "not documented".

Precedence, the first that fits: not documented (nothing the ledger could show); fulfilled, where certain; overdue, where
the day has certainly passed; partly fulfilled, where something certainly was delivered; open. An answer that other
readings of uncertain dates or unreported masses would change is "possibly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.dates.certainty import Certainty, both, certainty, either
from models.dates.uncertain_date import UncertainDate
from models.ledger.fault import Mass
from models.vocabulary import ClauseKind, Modality, MovementKind, Side
from models.wording.reason import N_, Reason, Value


class ClauseState(StrEnum):
    """Where a promise stands on a day."""

    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_DOCUMENTED = "not_documented"


SHOWN_BY: dict[ClauseKind, frozenset[MovementKind]] = {
    ClauseKind.SAMPLE_GIFT: frozenset({MovementKind.GIFT}),
    ClauseKind.SAMPLE_EXCHANGE: frozenset({MovementKind.EXCHANGE, MovementKind.GIFT}),
    ClauseKind.SAMPLE_LOAN: frozenset({MovementKind.LOAN}),
    ClauseKind.SAMPLE_ACCESS: frozenset({MovementKind.ALLOCATION, MovementKind.LOAN, MovementKind.GIFT}),
    ClauseKind.EXHIBITION: frozenset({MovementKind.EXHIBITION}),
}
"""Kinds of movement that fulfil a kind of clause; the ledger shows nothing of the other kinds."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a clause says.

    Attributes:
        kind: what it shares.
        modality: None = not documented; read as a promise.
        gives: the side that gives; both, where each gives to the other.
        mission: None = whichever.
        mass: micrograms promised; None = no amount stated, so any delivery fulfils it.
        due: by when; None = not documented, or no day set.

    """

    kind: ClauseKind
    modality: Modality | None
    gives: Side
    mission: str | None = None
    mass: int | None = None
    due: UncertainDate | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A movement that cites the agreement of a clause.

    Attributes:
        id: of the movement.
        kind: of the movement.
        on: when.
        gives: the side that gave: home or partner.
        mass: micrograms; None = not reported.
        mission: None = not documented, or two mixed.
        arrived: False = approved, and that it arrived is not documented: then it may have been delivered, or not.

    """

    id: str
    kind: MovementKind
    on: UncertainDate
    gives: Side
    mass: int | None
    mission: str | None = None
    arrived: bool = True


@dataclass(frozen=True, slots=True)
class ClauseOnDay:
    """Where a promise stands.

    Attributes:
        state: the answer.
        certainty: yes where every reading of the record gives it, else possibly.
        delivered: micrograms that certainly were delivered by the day; unreported masses add nothing here.
        unreported: deliveries that certainly happened and have no mass.
        ids: movements that it rests on.
        reason: why, in clauses.

    """

    state: ClauseState
    certainty: Certainty
    delivered: int
    unreported: int
    ids: tuple[str, ...]
    reason: tuple[Reason, ...]


def clause_state(day: date, promise: Promise, deliveries: Sequence[Delivery]) -> ClauseOnDay:
    """Derive what became of a promise by the end of a day.

    Args:
        day: the day asked.
        promise: the clause.
        deliveries: movements that cite its agreement; those that cannot fulfil this clause are passed over.

    """
    if promise.kind not in SHOWN_BY or promise.modality in {Modality.MAY, Modality.SHALL_NOT}:
        return ClauseOnDay(
            ClauseState.NOT_DOCUMENTED, Certainty.YES, 0, 0, (), (Reason(_why_not(promise), {}),)
        )
    fitting = [each for each in deliveries if _fits(promise, each)]
    happened = {each.id: _happened(each, day) for each in fitting}
    fitting = [each for each in fitting if happened[each.id] is not Certainty.NO]
    certain = [each for each in fitting if happened[each.id] is Certainty.YES]
    delivered = sum(each.mass or 0 for each in certain)
    sides = {promise.gives} if promise.gives is not Side.BOTH else {Side.HOME, Side.PARTNER}
    fulfilled = both(*(_enough(promise, fitting, certain, side) for side in sides))
    begun = either(*happened.values(), Certainty.NO)
    passed = promise.due.before(day) if promise.due is not None else Certainty.NO
    state, sure = _state(fulfilled, begun, passed)
    return ClauseOnDay(
        state,
        sure,
        delivered,
        sum(each.mass is None for each in certain),
        tuple(each.id for each in fitting),
        tuple(_reasons(day, promise, fitting, happened, fulfilled, passed)),
    )


def _happened(delivery: Delivery, day: date) -> Certainty:
    """Whether it was delivered by the end of a day."""
    by_then = delivery.on.on_or_before(day)
    return by_then if delivery.arrived else both(by_then, Certainty.POSSIBLY)


def _why_not(promise: Promise) -> str:
    if promise.modality is Modality.SHALL_NOT:
        return N_("the clause forbids, and promises nothing")
    if promise.modality is Modality.MAY:
        return N_("the clause permits, and promises nothing")
    return N_("the ledger of samples does not show this kind of benefit")


def _fits(promise: Promise, delivery: Delivery) -> bool:
    """The movement is of a kind, from a side and of a mission that this clause speaks of."""
    if delivery.kind not in SHOWN_BY[promise.kind]:
        return False
    if promise.mission is not None and delivery.mission not in {None, promise.mission}:
        return False
    return promise.gives is Side.BOTH or delivery.gives is promise.gives


def _enough(
    promise: Promise, possible: Sequence[Delivery], certain: Sequence[Delivery], side: Side
) -> Certainty:
    """Whether one side gave what was promised: the amount where one is stated, else anything at all."""
    may = [each for each in possible if each.gives is side]
    did = [each for each in certain if each.gives is side]
    if promise.mass is None:
        return certainty(certain=bool(did), possible=bool(may))
    return certainty(
        certain=sum(each.mass or 0 for each in did) >= promise.mass,
        possible=sum(each.mass or 0 for each in may) >= promise.mass
        or any(each.mass is None for each in may),
    )


def _state(fulfilled: Certainty, begun: Certainty, passed: Certainty) -> tuple[ClauseState, Certainty]:
    if fulfilled is Certainty.YES:
        return ClauseState.FULFILLED, Certainty.YES
    settled = fulfilled is Certainty.NO
    if passed is Certainty.YES:
        return ClauseState.OVERDUE, certainty(certain=settled, possible=True)
    settled = settled and passed is Certainty.NO
    if begun is Certainty.YES:
        return ClauseState.PARTLY_FULFILLED, certainty(certain=settled, possible=True)
    return ClauseState.OPEN, certainty(certain=settled and begun is Certainty.NO, possible=True)


def _reasons(
    day: date,
    promise: Promise,
    fitting: Sequence[Delivery],
    happened: dict[str, Certainty],
    fulfilled: Certainty,
    passed: Certainty,
) -> Iterator[Reason]:
    """What was delivered, what is missing, what was due."""
    asked = UncertainDate.parse(day.isoformat())
    for each in fitting:
        certain = happened[each.id] is Certainty.YES
        if not each.arrived:
            yield _say(N_("approved %(on)s; receipt not documented"), on=each.on)
        elif each.mass is None:
            yield _say(
                N_("delivered %(on)s, mass not reported")
                if certain
                else N_("possibly delivered by %(day)s, mass not reported"),
                on=each.on,
                day=asked,
            )
        else:
            yield _say(
                N_("%(mass)s delivered %(on)s") if certain else N_("%(mass)s possibly delivered by %(day)s"),
                mass=Mass(each.mass),
                on=each.on,
                day=asked,
            )
        if certain and promise.due is not None and _after(each.on, promise.due):
            yield _say(N_("that was after the day it was due, %(due)s"), due=promise.due)
    if not fitting:
        yield _say(N_("no delivery documented by %(day)s"), day=asked)
    if promise.gives is Side.BOTH and fitting and len({each.gives for each in fitting}) == 1:
        yield _say(N_("only one side is documented to have given"))
    if promise.mass is not None:
        yield _say(N_("%(mass)s promised"), mass=Mass(promise.mass))
    if fulfilled is Certainty.YES or promise.due is None:
        return
    if passed is Certainty.YES:
        yield _say(N_("due %(due)s"), due=promise.due)
    elif passed is Certainty.POSSIBLY:
        yield _say(N_("possibly due already, %(due)s"), due=promise.due)
    else:
        yield _say(N_("not yet due, %(due)s"), due=promise.due)


def _after(moment: UncertainDate, due: UncertainDate) -> bool:
    return due.latest is not None and moment.after(due.latest) is Certainty.YES


def _say(message: str, **values: Value) -> Reason:
    return Reason(message, values)
