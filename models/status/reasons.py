"""Why a status is what it is, in clauses, and what a reader should look at twice."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.act import CONCLUDES, SETTLES_TEXT, Act
from models.status.term import NONE_STATED, Basis, counted_end
from models.status.weighing import FactsOnDay
from models.vocabulary import Status, TreatyActionKind
from models.wording.reason import N_, Reason, Value

_Kind = TreatyActionKind


_NO_ACT = N_("no treaty act documented")


class Flag(StrEnum):
    """What a reader should look at twice."""

    IN_FORCE_BEFORE_SIGNATURE = "in_force_before_signature"
    ENDED_BEFORE_IN_FORCE = "ended_before_in_force"
    REPORTED_DIFFERS = "reported_differs"
    TERM_MAY_HAVE_RUN_OUT = "term_may_have_run_out"
    RENEWAL_NOT_DOCUMENTED = "renewal_not_documented"
    EXTENSION_NOT_DOCUMENTED = "extension_not_documented"


_DONE = {
    _Kind.SIGNATURE: N_("signed %(on)s"),
    _Kind.ADOPTION: N_("adopted %(on)s"),
    _Kind.RATIFICATION: N_("ratified %(on)s"),
    _Kind.ACCEPTANCE: N_("accepted %(on)s"),
    _Kind.APPROVAL: N_("approved %(on)s"),
    _Kind.ACCESSION: N_("acceded %(on)s"),
    _Kind.SUCCESSION: N_("succeeded to %(on)s"),
    _Kind.FORMAL_CONFIRMATION: N_("formally confirmed %(on)s"),
    _Kind.DEPOSIT: N_("instrument of consent deposited %(on)s"),
    _Kind.INITIALLING: N_("initialled %(on)s"),
    _Kind.AUTHENTICATION: N_("text authenticated %(on)s"),
}

_DONE_BY_ONE_SIDE = {
    _Kind.SIGNATURE: N_("signed by one side %(on)s"),
    _Kind.RATIFICATION: N_("ratified by one side %(on)s"),
    _Kind.ACCEPTANCE: N_("accepted by one side %(on)s"),
    _Kind.APPROVAL: N_("approved by one side %(on)s"),
}

_UNDONE = {
    _Kind.SIGNATURE: N_("signature of %(on)s withdrawn %(withdrawn)s"),
    _Kind.RATIFICATION: N_("ratification of %(on)s withdrawn %(withdrawn)s"),
    _Kind.ACCEPTANCE: N_("acceptance of %(on)s withdrawn %(withdrawn)s"),
    _Kind.APPROVAL: N_("approval of %(on)s withdrawn %(withdrawn)s"),
    _Kind.ACCESSION: N_("accession of %(on)s withdrawn %(withdrawn)s"),
    _Kind.PROVISIONAL_APPLICATION: N_("provisional application since %(on)s ended %(withdrawn)s"),
    _Kind.SUSPENSION: N_("suspension of %(on)s lifted %(withdrawn)s"),
    _Kind.DENUNCIATION: N_("denunciation of %(on)s revoked %(withdrawn)s"),
    _Kind.WITHDRAWAL: N_("withdrawal of %(on)s revoked %(withdrawn)s"),
    _Kind.TERMINATION: N_("termination of %(on)s revoked %(withdrawn)s"),
}
_UNDONE_OTHER = N_("an act of %(on)s withdrawn %(withdrawn)s")

_SPOKEN = frozenset({Status.IN_FORCE, Status.EXPIRED, Status.SUPERSEDED, Status.TERMINATED, Status.SUSPENDED})
"""Statuses that say something of force or end, and not only of a signature."""

_REPORTED = {
    Status.NEGOTIATING: N_("a source reports it under negotiation"),
    Status.IN_FORCE: N_("a source reports it in force"),
    Status.EXPIRED: N_("a source reports it expired"),
    Status.SUPERSEDED: N_("a source reports it superseded"),
    Status.TERMINATED: N_("a source reports it terminated"),
    Status.SUSPENDED: N_("a source reports it suspended"),
}


def not_yet(standing: FactsOnDay) -> tuple[Reason, ...]:
    """The clause for a day before anything was done."""
    first = standing.signature
    if first is None:
        return (_say(N_("nothing documented by %(day)s"), day=_day(standing)),)
    if first.kind is _Kind.ADOPTION:
        return (_say(N_("not yet adopted on %(day)s"), day=_day(standing)),)
    return (_say(N_("not yet signed on %(day)s"), day=_day(standing)),)


def flags(standing: FactsOnDay, status: Status, reported: Status | None) -> tuple[Flag, ...]:
    """What to look at twice; ``reported`` is the claim to compare with, None = do not compare."""
    return tuple(flag for flag, raised in _flags(standing, status, reported) if raised)


def _flags(standing: FactsOnDay, status: Status, reported: Status | None) -> Iterator[tuple[Flag, bool]]:
    yield Flag.IN_FORCE_BEFORE_SIGNATURE, _signed_after_force(standing) is not None
    since = _since(standing)
    end = standing.end
    yield (
        Flag.ENDED_BEFORE_IN_FORCE,
        end is not None
        and end.latest is not None
        and since is not None
        and since.after(end.latest) is Certainty.YES,
    )
    yield Flag.REPORTED_DIFFERS, _contradicts(reported, status)
    would_end = _would_end(standing)
    yield (
        Flag.TERM_MAY_HAVE_RUN_OUT,
        status is Status.SIGNED
        and not standing.term.tacit_renewal
        and would_end is not None
        and would_end.before(standing.day) is not Certainty.NO,
    )
    possibly_open = standing.lapsed is not Certainty.NO
    yield Flag.RENEWAL_NOT_DOCUMENTED, possibly_open and standing.extension_open is Certainty.NO
    yield Flag.EXTENSION_NOT_DOCUMENTED, possibly_open and standing.extension_open is not Certainty.NO


def _contradicts(reported: Status | None, status: Status) -> bool:
    """Whether a report and the documented acts cannot both be right; where the acts are silent, they can."""
    if reported is Status.NEGOTIATING:
        return status not in (Status.NEGOTIATING, Status.UNKNOWN)
    return status in _SPOKEN and reported in _SPOKEN and reported is not status


def reasons(
    standing: FactsOnDay,
    status: Status,
    certainty: Certainty,
    raised: tuple[Flag, ...],
    reported: Status | None,
) -> tuple[Reason, ...]:
    """The clauses that say why, in the order a reader needs them."""
    said = [*_beginning(standing), *_withdrawn(standing), *_suspension(standing)]
    if standing.end is not None:
        said += standing.end.reason
        if certainty is Certainty.POSSIBLY and standing.exists is not Certainty.POSSIBLY:
            said.append(_say(N_("which of the documented ends came first is not certain")))
    else:
        said += [*_duration(standing), *_coming_end(standing)]
    if Flag.ENDED_BEFORE_IN_FORCE in raised:
        said.append(_say(N_("the documented end lies before the entry into force")))
    if Flag.REPORTED_DIFFERS in raised and reported is not None:
        said.append(_say(_REPORTED[reported]))
    if not standing.acts:
        first = N_("a source reports negotiations") if status is Status.NEGOTIATING else _NO_ACT
        said.insert(0, _say(first))
    return tuple(said)


def _beginning(standing: FactsOnDay) -> Iterator[Reason]:
    """How it came to bind: entry into force where documented, else what was signed."""
    day = _day(standing)
    force = standing.force
    if force is not None and standing.begun is not Certainty.NO:
        since = force.takes_effect
        if force.kind is _Kind.PROVISIONAL_APPLICATION:
            yield _say(N_("provisionally applied since %(on)s"), on=since)
        elif standing.end is None and standing.lapsed is not Certainty.YES:
            yield _say(N_("in force since %(on)s"), on=since)
        else:
            yield _say(N_("entered into force %(on)s"), on=since)
        if standing.begun is Certainty.POSSIBLY:
            yield _say(N_("possibly not yet in force on %(day)s"), day=day)
        signed = _signed_after_force(standing)
        if signed is not None:
            yield _say(N_("signed only %(on)s, after entry into force"), on=signed.done)
        return
    if standing.consents:
        yield from _unique(_done(act) for act in standing.consents)
        if standing.concluded is Certainty.POSSIBLY:
            yield _say(N_("possibly not yet signed on %(day)s"), day=day)
    else:
        yield from (
            _done(act)
            for act in standing.acts
            if act.kind in SETTLES_TEXT and standing.stands(act) is not Certainty.NO
        )
        # A signature withdrawn was documented once; the next clause tells of it.
        if standing.acts and not any(act.kind in CONCLUDES for act in standing.acts):
            yield _say(N_("signature not documented"))
            if force is None:
                return
    if force is not None:
        yield _say(N_("not yet in force on %(day)s"), day=day)
    elif standing.acts:
        yield _say(N_("entry into force not documented"))


def _withdrawn(standing: FactsOnDay) -> Iterator[Reason]:
    """Acts that a later act has undone by the day."""
    for undoing in standing.undoing:
        act = next((act for act in standing.acts if act.position == undoing.undoes), None)
        if act is None or undoing.took_effect(standing.day) is Certainty.NO:
            continue
        if standing.undone[act.position] is not Certainty.NO:
            yield act_undone(act, undoing)


def act_undone(act: Act, undoing: Act) -> Reason:
    """The clause that tells of an act and of the later one that withdrew it."""
    message = _UNDONE.get(act.kind, _UNDONE_OTHER)
    return _say(message, on=act.done or act.effective, withdrawn=undoing.takes_effect)


def act_done(act: Act) -> Reason:
    """The clause that tells of a signature, an act of consent, or one that settles the text."""
    return _say(_DONE[act.kind], on=act.done or act.effective)


def _suspension(standing: FactsOnDay) -> Iterator[Reason]:
    if standing.suspension is not None and standing.suspended is not Certainty.NO:
        yield _say(N_("suspended since %(on)s"), on=standing.suspension.takes_effect)
        if standing.suspended is Certainty.POSSIBLY:
            yield _say(N_("possibly not yet suspended on %(day)s"), day=_day(standing))


def _duration(standing: FactsOnDay) -> Iterator[Reason]:
    """Renewals, extensions, the end of the term and the notice day."""
    term, on = standing.term, standing.term_on
    begun = standing.begun is not Certainty.NO
    if on.renewals == 1:
        yield _say(N_("tacitly renewed %(on)s"), on=on.renewed_on[-1])
    elif on.renewals:
        yield _say(
            N_("tacitly renewed %(count)s times, most recently %(on)s"),
            count=on.renewals,
            on=on.renewed_on[-1],
        )
    if on.renewals_possible > on.renewals:
        yield _say(N_("possibly renewed once more by %(day)s"), day=_day(standing))
    if standing.extension is not None and standing.extended is not Certainty.NO:
        yield _say(N_("extended %(on)s"), on=standing.extension.takes_effect)
        if standing.extension_open is not Certainty.NO:
            yield _say(N_("new end not documented"))
    if on.ends is None:
        if term.ends is NONE_STATED:
            yield _say(N_("no end stated"))
        elif on.first_ends is None:
            yield from _unstarted(standing)
            if begun:
                yield _say(N_("end not documented"))
        return
    if term.tacit_renewal and term.renews_by is None:
        yield from _renewed_by_unknown(standing, on.ends)
        return
    if standing.lapsed is Certainty.YES:
        yield _say(N_("term ran out %(on)s"), on=on.ends)
    elif term.tacit_renewal:
        yield _say(N_("current term ends %(on)s"), on=on.ends)
    else:
        yield _say(N_("term ends %(on)s"), on=on.ends)
        if on.over is Certainty.POSSIBLY:
            yield _say(N_("possibly over by %(day)s"), day=_day(standing))
    if standing.lapsed is not Certainty.NO and standing.extension_open is Certainty.NO:
        yield _say(N_("renewal not documented"))
    yield from _notice(standing)


def _notice(standing: FactsOnDay) -> Iterator[Reason]:
    due = standing.term_on.notice_on
    if standing.lapsed is Certainty.YES:
        return
    if due is None:
        if standing.term.tacit_renewal and standing.term.notice_months is None:
            yield _say(N_("notice period not documented"))
    elif due.before(standing.day) is Certainty.YES:
        yield _say(N_("notice date %(on)s has passed"), on=due)
    else:
        yield _say(N_("next notice date %(on)s"), on=due)


def _renewed_by_unknown(standing: FactsOnDay, ends: UncertainDate) -> Iterator[Reason]:
    """Tacit renewal by a length that nothing documents."""
    yield _say(N_("first term ends %(on)s"), on=ends)
    yield _say(N_("tacit renewal provided for, its length not documented"))
    if standing.term_on.over is Certainty.NO:
        yield from _notice(standing)


def _unstarted(standing: FactsOnDay) -> Iterator[Reason]:
    """A term of known length whose first day is not documented."""
    length = standing.term.length_months
    if length is None:
        return
    if length == 12:
        yield _say(N_("term of one year"))
    elif length % 12 == 0:
        yield _say(N_("term of %(count)s years"), count=length // 12)
    elif length == 1:
        yield _say(N_("term of one month"))
    else:
        yield _say(N_("term of %(count)s months"), count=length)
    would_end = _would_end(standing)
    if would_end is not None:
        first = standing.signature
        adopted = first is not None and first.kind is _Kind.ADOPTION
        yield _say(
            N_("counted from adoption it would end %(on)s")
            if adopted
            else N_("counted from signature it would end %(on)s"),
            on=would_end,
        )
    yield _say(N_("start of the term not documented"))


def _coming_end(standing: FactsOnDay) -> Iterator[Reason]:
    """Ends announced or possible, none of them certain."""
    told = [ending for ending in standing.endings if ending.announced is not Certainty.NO]
    for ending in told:
        yield from ending.reason
    if any(ending.settled and ending.certainty is Certainty.POSSIBLY for ending in told):
        yield _say(N_("possibly ended by %(day)s"), day=_day(standing))


def _would_end(standing: FactsOnDay) -> UncertainDate | None:
    """The end that a count from signature would give, where nothing better is documented."""
    term, first = standing.term, standing.signature
    if term.ends is not None or term.starts is not None or standing.term_on.basis is Basis.COMPUTED:
        return None
    if first is None or standing.stands(first) is Certainty.NO:
        return None
    return counted_end(term, first.done)


def _signed_after_force(standing: FactsOnDay) -> Act | None:
    """The signature, where it certainly came after the documented entry into force."""
    first, since = standing.signature, _since(standing)
    if first is None or first.done is None or first.kind is not _Kind.SIGNATURE:
        return None
    if since is None or since.latest is None or first.done.after(since.latest) is not Certainty.YES:
        return None
    return first


def _since(standing: FactsOnDay) -> UncertainDate | None:
    return standing.force.takes_effect if standing.force else None


def _done(act: Act) -> Reason:
    message = _DONE_BY_ONE_SIDE.get(act.kind) if act.one_sided else None
    return _say(message or _DONE[act.kind], on=act.done or act.effective)


def _unique(said: Iterable[Reason]) -> Iterator[Reason]:
    seen: list[Reason] = []
    for reason in said:
        if reason not in seen:
            seen.append(reason)
            yield reason


def _day(standing: FactsOnDay) -> UncertainDate:
    return UncertainDate.parse(standing.day.isoformat())


def _say(message: str, **values: Value) -> Reason:
    return Reason(message, values)
