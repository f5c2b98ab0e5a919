"""Which rules of access a movement or a clause falls under: derived from mission, receiver, kind and day.

A rule applies where its regime covers the mission and the receiver, had been issued by the day, and its topic is one
that governs what was done. No source says of a single movement which articles it fell under, so what this answers is
always shown as derived.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import ClauseKind, MovementKind, RuleTopic


class Receivers(StrEnum):
    """Whose receiving a regime governs: bodies of its own state, others, or all."""

    HOME = "home"
    FOREIGN = "foreign"
    ANY = "any"


_ASKING = (
    RuleTopic.ELIGIBILITY,
    RuleTopic.APPLICATION,
    RuleTopic.REVIEW_PROCESS,
    RuleTopic.PRIORITY,
    RuleTopic.MASS_LIMITS,
)
_LENDING = (
    RuleTopic.LOAN_TERM,
    RuleTopic.RETURN,
    RuleTopic.THIRD_PARTY_TRANSFER,
    RuleTopic.TRANSPORT,
    RuleTopic.NON_DESTRUCTIVE_FIRST,
    RuleTopic.REPORTING,
    RuleTopic.PUBLICATION_ACKNOWLEDGEMENT,
)
_GIVING = (
    RuleTopic.PURPOSE_CATEGORIES,
    RuleTopic.INTERNATIONAL_COOPERATION,
    RuleTopic.THIRD_PARTY_TRANSFER,
)

TOPICS: dict[MovementKind, tuple[RuleTopic, ...]] = {
    MovementKind.COLLECTION: (RuleTopic.SCOPE, RuleTopic.GOVERNANCE),
    MovementKind.ALLOCATION: (RuleTopic.GOVERNANCE, RuleTopic.PURPOSE_CATEGORIES),
    MovementKind.RESERVE: (RuleTopic.GOVERNANCE, RuleTopic.PURPOSE_CATEGORIES),
    MovementKind.LOAN: (*_ASKING, *_LENDING),
    MovementKind.RETURN: (RuleTopic.RETURN,),
    MovementKind.GIFT: _GIVING,
    MovementKind.EXCHANGE: (RuleTopic.INTERNATIONAL_COOPERATION, RuleTopic.MASS_LIMITS),
    MovementKind.EXHIBITION: (RuleTopic.DISPLAY, RuleTopic.PURPOSE_CATEGORIES, RuleTopic.LOAN_TERM),
    MovementKind.REQUEST: _ASKING,
}
"""The topics that govern each kind of movement."""

AS_MOVEMENT: dict[ClauseKind, MovementKind] = {
    ClauseKind.SAMPLE_GIFT: MovementKind.GIFT,
    ClauseKind.SAMPLE_EXCHANGE: MovementKind.EXCHANGE,
    ClauseKind.SAMPLE_LOAN: MovementKind.LOAN,
    ClauseKind.SAMPLE_ACCESS: MovementKind.REQUEST,
}
"""The movement that each kind of sample clause promises; other clauses fall under no rule of access."""


@dataclass(frozen=True, slots=True)
class ScopedRule:
    """A rule, with what its regime covers. A regime that names no mission governs nothing in this record."""

    id: str
    regime: str
    topic: RuleTopic
    found: bool
    states: frozenset[str]
    """Whose rules they are: they bind what these states hold."""
    missions: frozenset[str]
    kinds: frozenset[MovementKind]
    """The kinds of movement that the regime is about; none: all."""
    receivers: Receivers
    since: UncertainDate | None


@dataclass(frozen=True, slots=True)
class Applying:
    """A rule that applies, and whether it certainly had been issued by the day."""

    rule: ScopedRule
    certainty: Certainty


def applying(
    rules: Iterable[ScopedRule],
    kind: MovementKind,
    missions: Collection[str],
    *,
    holder: str | None,
    receiver: str | None,
    day: UncertainDate | None,
) -> Iterator[Applying]:
    """The rules that a movement of samples of ``missions`` on ``day`` falls under, in the order given.

    Args:
        rules: every rule of the record.
        kind: what was done, or promised.
        missions: where the samples are from; a rule applies where its regime covers one of them.
        holder: the state that gives, or is asked; a rule binds only what the states of its regime hold.
        receiver: the state that receives, or asks; None for an organization, several states, or one not known.
        day: when; where it is unknown, a rule applies at most possibly.

    """
    governing = TOPICS[kind]
    for rule in rules:
        if rule.topic not in governing or rule.missions.isdisjoint(missions) or holder not in rule.states:
            continue
        if rule.kinds and kind not in rule.kinds:
            continue
        abroad = receiver not in rule.states
        if rule.receivers is not Receivers.ANY and abroad != (rule.receivers is Receivers.FOREIGN):
            continue
        certainty = is_issued(rule.since, day)
        if certainty is not Certainty.NO:
            yield Applying(rule, certainty)


def is_issued(since: UncertainDate | None, day: UncertainDate | None) -> Certainty:
    """Whether a regime had been issued when something was done, both days being uncertain."""
    if since is None or day is None:
        return Certainty.POSSIBLY
    if since.latest is not None and day.earliest is not None and since.latest <= day.earliest:
        return Certainty.YES
    if since.earliest is not None and day.latest is not None and since.earliest > day.latest:
        return Certainty.NO
    return Certainty.POSSIBLY
