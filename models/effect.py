"""Whether an instrument is in effect on a day, and how well that is known: a ladder of evidence.

``models.status.status`` says what the documented acts and the term say, and nothing more. Few acts are published of most
instruments, so beside the status stands an effect, which never hides its step of the ladder (``basis``):

1. *documented*: entry into force, provisional application, suspension or an end stands in the acts or the term;
2. *reported*: a source states it as of a day, and the word holds until something newer speaks: an act, the end of the
   term, completion, or another report. A report is not known before its day;
3. *presumed*: a written rule says so, and nothing speaks against it. The rules, in order (``PresumptionRule``):

   1. an end first: the term has run out, a later instrument that takes effect on signature took its place, or the
      purpose is fulfilled;
   2. an agency instrument is in effect from signature for its stated term; without one for five years, then only while
      signs of life go on;
   3. a contract from signature until completion or the end of its term;
   4. a treaty never from signature; only where consent is documented on both sides, or an instrument that amends,
      implements or renews it acts under it (VCLT 1969, art. 31(3)(b)), and never one of more than two sides;
   5. a political text is never in force: it is stated, and current while signs of life go on;

4. *none*: no step applies.

Silence is never an end. Longer than ``SILENCE`` it reads "no recent sign", and the effect is not known: the numbers are
the 90th to 95th percentile of the intervals between one sign and the next in the record, so silence beyond them is
unusual; but it is the silence of a collection, not of the world. A setback that no later sign has answered speaks
against a presumption. The instrument's own acts and term always beat a rule.

How it is worked out: a ladder of steps, each with a three-valued condition. The first that certainly holds ends the
walk; those before it possibly hold. Where all agree, that is the answer; where an uncertain date decides, "possibly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum

from models import effect_reason as words
from models.dates.certainty import Certainty, both, negate
from models.dates.uncertain_date import UncertainDate
from models.effect_acts import LaterInstrument
from models.effect_facts import FRESH_YEARS, SILENCE, EffectFacts
from models.evidence import BindingReading, Evidence, Report, Sign
from models.status.act import Act, orderly
from models.status.status import StatusOnDay
from models.status.term import Term
from models.vocabulary import Status
from models.wording.reason import Reason

__all__ = [
    "FRESH_YEARS",
    "SILENCE",
    "Effect",
    "EffectBasis",
    "EffectValue",
    "LaterInstrument",
    "PresumptionRule",
    "effect_on",
]


class EffectValue(StrEnum):
    """Whether an instrument is in effect; "possibly" where an uncertain date decides, "unknown" is an honest answer."""

    IN_EFFECT = "in_effect"
    POSSIBLY = "possibly"
    SUSPENDED = "suspended"
    ENDED = "ended"
    COMPLETED = "completed"
    NOT_YET = "not_yet"
    POLITICAL = "political"
    UNKNOWN = "unknown"


class EffectBasis(StrEnum):
    """The step of the ladder on which an effect stands."""

    DOCUMENTED = "documented"
    REPORTED = "reported"
    PRESUMED = "presumed"
    NONE = "none"


class PresumptionRule(IntEnum):
    """The rules of presumption, by the numbers under which docs and pages name them."""

    END = 1
    AGENCY = 2
    CONTRACT = 3
    TREATY = 4
    POLITICAL = 5


_RULES = {
    BindingReading.AGENCY_INSTRUMENT: PresumptionRule.AGENCY,
    BindingReading.CONTRACT: PresumptionRule.CONTRACT,
    BindingReading.TREATY: PresumptionRule.TREATY,
    BindingReading.POLITICAL: PresumptionRule.POLITICAL,
}

_CLAIMS = frozenset({EffectValue.IN_EFFECT, EffectValue.POLITICAL, EffectValue.SUSPENDED})
"""What is said to be possible, where it is among the answers that an uncertain date leaves open."""

_PAST = frozenset({EffectValue.ENDED, EffectValue.COMPLETED})
_REPORTED_ENDS = frozenset({Status.EXPIRED, Status.SUPERSEDED, Status.TERMINATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Whether an instrument is in effect on a day, and how that is known.

    Attributes:
        value: whether it is.
        basis: the step of the ladder.
        rule: the rule of presumption, where one was read. With an unknown value it is the rule that no longer carries.
        as_of: the day of the report, where a source says so.
        since: from when, or when it ended; None = not documented. A presumption counts from signature.
        last_sign: the latest sign of life by the day, its own or of an instrument under it; weak ones do not count.
        reason: clauses that say why, in order.
        sources: positions of the record's sources that say so, for a report or a completion; what acts and rules say has none.

    """

    value: EffectValue
    basis: EffectBasis
    rule: PresumptionRule | None = None
    as_of: UncertainDate | None = None
    since: UncertainDate | None = None
    last_sign: Sign | None = None
    reason: tuple[Reason, ...] = ()
    sources: tuple[int, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether a rule would presume it in effect if there were recent signs of life."""
        return self.value is EffectValue.UNKNOWN and self.rule not in (None, PresumptionRule.END)


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the ladder: whether its condition holds, and what follows if it does."""

    holds: Certainty
    effect: Effect


def effect_on(
    day: date,
    status: StatusOnDay,
    acts: Sequence[Act],
    term: Term | None = None,
    later: Sequence[LaterInstrument] = (),
    evidence: Evidence | None = None,
    *,
    multilateral: bool = False,
) -> Effect:
    """Say whether an instrument is in effect on a day.

    It never raises: acts that are recorded amiss are read as far as they can be (``models.status.act.orderly``).

    Args:
        day: the day asked.
        status: its status on that day, by ``status_on`` from the same acts, term and later instruments.
        acts: what was done, in the order of the record.
        term: what is documented of its duration.
        later: later instruments that stand in a relation to this one.
        evidence: reports, signs of life, setbacks, completion and reading; inherited signs among them.
        multilateral: whether it has more than two sides; such a treaty is never presumed in effect.
    """
    facts = EffectFacts(
        day, status, orderly(acts), term or Term(), tuple(later), evidence or Evidence(), multilateral
    )
    candidates: list[Effect] = []
    for step in _ladder(facts):
        if step.holds is not Certainty.NO:
            candidates.append(step.effect)
        if step.holds is Certainty.YES:
            break
    return _settled(candidates, facts)


def _settled(candidates: Sequence[Effect], facts: EffectFacts) -> Effect:
    """One answer out of those that possibly hold; the last of them holds if none before it does."""
    first, last = candidates[0], candidates[-1]
    values = {each.value for each in candidates}
    if len(values) == 1 or values <= _PAST:
        return last
    claim = next((each for each in candidates if each.value in _CLAIMS), None)
    if claim is None:
        return _unknown(facts, words.possibly(first.reason, facts.day))
    return replace(
        claim, value=EffectValue.POSSIBLY, since=None, reason=words.possibly(claim.reason, facts.day)
    )


def _ladder(facts: EffectFacts) -> Iterator[_Step]:
    """The steps, from what is documented down to "not known", which always holds."""
    yield from _ends(facts)
    yield from _documented(facts)
    yield from _reported(facts)
    yield from _term_over(facts)
    yield from _presumed(facts)
    yield _Step(Certainty.YES, _unknown(facts, facts.status.reason))


def _ends(facts: EffectFacts) -> Iterator[_Step]:
    """What goes before all else: not yet concluded, ended, replaced, completed, reported at an end."""
    status = facts.status
    if facts.there is not Certainty.YES:
        yield _Step(negate(facts.there), _documented_as(facts, EffectValue.NOT_YET, status.reason))
    if facts.ended is not Certainty.NO:
        yield _Step(facts.ended, _documented_as(facts, EffectValue.ENDED, status.reason, status.since))
    for instrument, holds in facts.replaced:
        if instrument.on_signature:
            reason = words.replaced(status.reason, instrument)
            yield _Step(
                holds, _presumed_as(facts, EffectValue.ENDED, PresumptionRule.END, reason, instrument.signed)
            )
        else:
            yield _Step(
                both(Certainty.POSSIBLY, holds), _documented_as(facts, EffectValue.ENDED, status.reason)
            )
    completed = facts.evidence.completed
    if completed is not None and facts.completed is not Certainty.NO:
        reason = words.completed(status.reason, completed)
        done = _presumed_as(facts, EffectValue.COMPLETED, PresumptionRule.END, reason, completed)
        yield _Step(facts.completed, replace(done, sources=facts.evidence.completed_sources))
    for report, holds in facts.reports:
        if report.status in _REPORTED_ENDS:
            yield _Step(holds, _reported_as(facts, EffectValue.ENDED, report))
        elif report.status is Status.SUSPENDED:
            yield _Step(holds, _reported_as(facts, EffectValue.SUSPENDED, report))


def _documented(facts: EffectFacts) -> Iterator[_Step]:
    """What acts and term say of a beginning."""
    status = facts.status
    if facts.suspended is not Certainty.NO:
        yield _Step(
            facts.suspended,
            _documented_as(facts, EffectValue.SUSPENDED, status.reason, facts.suspended_since),
        )
    if facts.in_force is not Certainty.NO:
        yield _Step(
            facts.in_force,
            _documented_as(facts, EffectValue.IN_EFFECT, words.in_force(facts), status.entered),
        )
    if facts.to_come is not Certainty.NO:
        yield _Step(facts.to_come, _documented_as(facts, EffectValue.NOT_YET, status.reason))


def _reported(facts: EffectFacts) -> Iterator[_Step]:
    """What a source says, unless the term has run out or the instrument was carried out since."""
    reading = facts.evidence.reading
    for report, holds in facts.reports:
        if report.status is Status.IN_FORCE:
            political = reading is BindingReading.POLITICAL
            value = EffectValue.POLITICAL if political else EffectValue.IN_EFFECT
            fresh = negate(both(facts.term_over, negate(facts.after_term(report.as_of))))
            yield _Step(both(holds, fresh), _reported_as(facts, value, report))
        elif report.status is Status.NEGOTIATING or (
            report.status is Status.SIGNED and reading is BindingReading.TREATY
        ):
            yield _Step(holds, _reported_as(facts, EffectValue.NOT_YET, report))


def _term_over(facts: EffectFacts) -> Iterator[_Step]:
    """The term counted from a documented day has run out; what was carried out since leaves open whether it went on."""
    if facts.term_over is Certainty.NO:
        return
    reason = words.term_over(facts)
    carried_on = words.carried_on(reason, facts.last_sign)
    yield _Step(both(facts.term_over, facts.outlived), _unknown(facts, carried_on, PresumptionRule.END))
    yield _Step(
        facts.term_over, _presumed_as(facts, EffectValue.ENDED, PresumptionRule.END, reason, facts.term_end)
    )


def _presumed(facts: EffectFacts) -> Iterator[_Step]:
    """The rules 2 to 5, by how the instrument takes effect."""
    reading = facts.evidence.reading
    if reading is None:
        return
    rule = _RULES[reading]
    if reading is BindingReading.POLITICAL:
        current = words.political(facts)
        yield _Step(Certainty.YES, _presumed_as(facts, EffectValue.POLITICAL, rule, current, facts.signature))
        return
    since = None if reading is BindingReading.TREATY else facts.signature
    contested = both(facts.carried, facts.contested)
    if contested is not Certainty.NO:
        yield _Step(contested, _unknown(facts, words.contested(facts)))
    in_effect = both(facts.carried, facts.lasting)
    if in_effect is not Certainty.NO:
        yield _Step(in_effect, _presumed_as(facts, EffectValue.IN_EFFECT, rule, words.presumed(facts), since))
    if facts.carried is not Certainty.NO:
        yield _Step(facts.carried, _unknown(facts, words.silent(facts), rule))
    if reading is BindingReading.TREATY:
        yield _Step(Certainty.YES, _unknown(facts, words.not_presumed(facts)))


def _documented_as(
    facts: EffectFacts, value: EffectValue, reason: tuple[Reason, ...], since: UncertainDate | None = None
) -> Effect:
    return Effect(
        value=value, basis=EffectBasis.DOCUMENTED, since=since, last_sign=facts.last_sign, reason=reason
    )


def _presumed_as(
    facts: EffectFacts,
    value: EffectValue,
    rule: PresumptionRule,
    reason: tuple[Reason, ...],
    since: UncertainDate | None,
) -> Effect:
    return Effect(
        value=value,
        basis=EffectBasis.PRESUMED,
        rule=rule,
        since=since,
        last_sign=facts.last_sign,
        reason=reason,
    )


def _reported_as(facts: EffectFacts, value: EffectValue, report: Report) -> Effect:
    return Effect(
        value=value,
        basis=EffectBasis.REPORTED,
        as_of=report.as_of,
        last_sign=facts.last_sign,
        reason=words.reported(facts.status.reason, report),
        sources=report.sources,
    )


def _unknown(facts: EffectFacts, reason: tuple[Reason, ...], rule: PresumptionRule | None = None) -> Effect:
    return Effect(
        value=EffectValue.UNKNOWN,
        basis=EffectBasis.NONE,
        rule=rule,
        last_sign=facts.last_sign,
        reason=reason,
    )
