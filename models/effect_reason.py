"""Why an effect is what it is, in clauses that follow those of the status."""

from collections.abc import Iterator
from datetime import date

from models.dates.uncertain_date import UncertainDate
from models.effect_facts import EffectFacts
from models.evidence import BindingReading, Report, Sign
from models.status.act import Successor
from models.vocabulary import Status
from models.wording.reason import N_, Reason, Value

Reasons = tuple[Reason, ...]

_REPORTED = {
    Status.IN_FORCE: N_("in force as reported, %(on)s"),
    Status.EXPIRED: N_("expired as reported, %(on)s"),
    Status.SUPERSEDED: N_("superseded as reported, %(on)s"),
    Status.TERMINATED: N_("terminated as reported, %(on)s"),
    Status.SUSPENDED: N_("suspended as reported, %(on)s"),
    Status.SIGNED: N_("signed and not yet in force as reported, %(on)s"),
    Status.NEGOTIATING: N_("under negotiation as reported, %(on)s"),
}

_RULES = {
    BindingReading.AGENCY_INSTRUMENT: N_(
        "an instrument between agencies is taken to be in effect from signature"
    ),
    BindingReading.CONTRACT: N_("a contract is taken to be in effect from signature"),
    BindingReading.TREATY: N_("both sides consented, or later instruments act under it"),
}


def _say(message: str, **values: Value) -> Reason:
    return Reason(message, values)


def _day(day: date) -> UncertainDate:
    return UncertainDate.parse(day.isoformat())


def possibly(said: Reasons, day: date) -> Reasons:
    """The clauses of an answer that an uncertain date decides."""
    return (*said, _say(N_("an uncertain date decides whether that holds on %(day)s"), day=_day(day)))


def reported(said: Reasons, report: Report) -> Reasons:
    """A source's word, after what is documented."""
    implied = (
        (_say(N_("the source implies it and does not say it in so many words")),) if report.implied else ()
    )
    return (*said, _say(_REPORTED[report.status], on=report.as_of), *implied)


def replaced(said: Reasons, instrument: Successor) -> Reasons:
    """A later instrument that takes effect on signature."""
    return (
        *said,
        _say(
            N_("%(title)s, signed %(on)s, is taken to have taken its place"),
            title=instrument.title,
            on=instrument.signed,
        ),
    )


def completed(said: Reasons, moment: UncertainDate) -> Reasons:
    """A fulfilled purpose."""
    return (*said, _say(N_("its purpose was fulfilled %(on)s"), on=moment))


def in_force(facts: EffectFacts) -> Reasons:
    """What is documented in force; beside it, that its purpose was fulfilled."""
    moment = facts.evidence.completed
    if moment is None or moment.on_or_before(facts.day).value == "no":
        return facts.status.reason
    return completed(facts.status.reason, moment)


def term_over(facts: EffectFacts) -> Reasons:
    """A term that has run out by its own count."""
    return (
        *facts.status.reason,
        _say(N_("its stated term is taken to have run out %(on)s"), on=facts.term_end),
    )


def carried_on(said: Reasons, sign: Sign | None) -> Reasons:
    """Work told of after the end of the term."""
    return (*said, _say(N_("renewal not documented")), *_sign(sign))


def presumed(facts: EffectFacts) -> Reasons:
    """What a rule presumes in effect."""
    return (*facts.status.reason, *_rule(facts), *_sign(facts.last_sign))


def silent(facts: EffectFacts) -> Reasons:
    """What a rule no longer presumes, for want of recent signs."""
    sign = facts.last_sign
    if sign is not None:
        return (*facts.status.reason, _say(N_("no recent sign of life since %(on)s"), on=sign.on))
    return (*facts.status.reason, _say(N_("no sign of life since its signature")))


def contested(facts: EffectFacts) -> Reasons:
    """A presumption that a setback speaks against."""
    setback = facts.last_setback
    return (
        *facts.status.reason,
        _say(
            N_("a setback of %(on)s speaks against its being carried out"), on=setback.on if setback else None
        ),
    )


def political(facts: EffectFacts) -> Reasons:
    """A text that states an intent, and whether it is still acted on."""
    stated = (*facts.status.reason, _say(N_("a political text, which is stated and not in force")))
    if facts.recent.value == "no":
        sign = facts.last_sign
        since = sign.on if sign else facts.signature
        if since is None:
            return stated
        return (*stated, _say(N_("no recent sign of life since %(on)s"), on=since))
    return (*stated, *_sign(facts.last_sign))


def not_presumed(facts: EffectFacts) -> Reasons:
    """A treaty that no rule presumes in effect."""
    if facts.multilateral:
        message = N_("a treaty of more than two sides is never presumed in force")
    else:
        message = N_(
            "a treaty is not presumed in force from signature, and consent of both sides is not documented"
        )
    return (*facts.status.reason, _say(message), *_sign(facts.last_sign))


def _rule(facts: EffectFacts) -> Iterator[Reason]:
    reading = facts.evidence.reading
    if reading in _RULES:
        yield _say(_RULES[reading])
    if facts.evidence.unsure:
        yield _say(N_("its kind is read from title and parties and not certain"))


def _sign(sign: Sign | None) -> Iterator[Reason]:
    if sign is None:
        return
    if sign.via_title is None:
        yield _say(N_("last sign of life %(on)s"), on=sign.on)
    else:
        yield _say(N_("last sign of life %(on)s, under %(title)s"), on=sign.on, title=sign.via_title)
