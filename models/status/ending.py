"""What can end an instrument, and which end came first.

VCLT 1969, art. 54: an instrument ends as it provides (its term runs out) or by consent; art. 56:
denunciation and withdrawal; art. 59: a later instrument between the same parties takes its place.

Precedence, where several ends are documented: the earliest one ended it, for nothing ends twice. Of
ends on one day, an act of the parties comes before a later instrument, and that before the clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.dates.certainty import Certainty, both, either, negate
from models.dates.uncertain_date import UncertainDate
from models.status.act import LEAVES, Act, Successor
from models.vocabulary import RelationKind, Status, TreatyActionKind
from models.wording.reason import N_, Reason

_RANK = {Status.TERMINATED: 0, Status.SUPERSEDED: 1, Status.EXPIRED: 2}

_ACT_STATUS = dict.fromkeys(LEAVES, Status.TERMINATED) | {
    TreatyActionKind.EXPIRY: Status.EXPIRED,
    TreatyActionKind.SUPERSESSION: Status.SUPERSEDED,
}

_ENDED = {
    TreatyActionKind.TERMINATION: N_("terminated %(on)s"),
    TreatyActionKind.DENUNCIATION: N_("denounced %(on)s"),
    TreatyActionKind.WITHDRAWAL: N_("withdrawn from %(on)s"),
    TreatyActionKind.EXPIRY: N_("expired %(on)s"),
    TreatyActionKind.SUPERSESSION: N_("superseded %(on)s"),
}

_ENDED_LATER = {
    TreatyActionKind.TERMINATION: N_("terminated %(on)s, effective %(effective)s"),
    TreatyActionKind.DENUNCIATION: N_("denounced %(on)s, effective %(effective)s"),
    TreatyActionKind.WITHDRAWAL: N_("withdrawn from %(on)s, effective %(effective)s"),
    TreatyActionKind.EXPIRY: N_("expiry recorded %(on)s, effective %(effective)s"),
    TreatyActionKind.SUPERSESSION: N_("superseded %(on)s, effective %(effective)s"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """One documented end.

    Attributes:
        status: what the instrument is once it has ended so.
        certainty: whether it had ended so by the day asked.
        since: when; None = not documented.
        earliest, latest: bounds of that day, None = unbounded.
        reason: the clauses that say so.
        announced: whether it was known by the day, though it may take effect later; no for the end of a
            term, of which the clauses on the term tell.
        settled: whether a date decides it; False where a later instrument is signed and nothing says
            whether it ever entered into force.

    """

    status: Status
    certainty: Certainty
    since: UncertainDate | None
    earliest: date | None
    latest: date | None
    reason: tuple[Reason, ...]
    announced: Certainty
    settled: bool = True

    def precedes(self, other: "Ending") -> bool:
        """Whether this end certainly came first, or the other makes no difference to the status."""
        if self.status is other.status:
            return True
        if self.latest is None or other.earliest is None or self.latest > other.earliest:
            return False
        return self.latest < other.earliest or _RANK[self.status] < _RANK[other.status]


def by_term(over: Certainty, ends: UncertainDate) -> Ending:
    """The end of a term that nothing renews."""
    reason = Reason(N_("term ended %(on)s"), {"on": ends})
    return Ending(Status.EXPIRED, over, ends, ends.earliest, ends.latest, (reason,), Certainty.NO)


def by_acts(acts: Iterable[tuple[Act, Certainty]], day: date) -> Iterable[Ending]:
    """Ends by what the parties did; the certainty beside an act says whether it is undone."""
    for act, is_undone in acts:
        if act.kind not in _ACT_STATUS:
            continue
        moment = act.takes_effect
        yield Ending(
            _ACT_STATUS[act.kind],
            both(act.took_effect(day), negate(is_undone)),
            moment,
            moment.earliest if moment else None,
            moment.latest if moment else None,
            (_act_reason(act),),
            both(act.happened(day), negate(is_undone)),
        )


def _act_reason(act: Act) -> Reason:
    """The clause that tells of a termination, denunciation, withdrawal, expiry or supersession."""
    if act.done is not None and act.effective is not None and act.effective != act.done:
        return Reason(_ENDED_LATER[act.kind], {"on": act.done, "effective": act.effective})
    return Reason(_ENDED[act.kind], {"on": act.takes_effect})


def by_successors(successors: Sequence[Successor], day: date) -> Iterable[Ending]:
    """Ends by a later instrument that supersedes this one, from its entry into force.

    Where that is not documented but the later instrument is signed, it has possibly ended this one, and
    no date will tell.
    """
    for later in successors:
        if later.relation is not RelationKind.SUPERSEDES:
            continue
        if later.in_force is not None:
            since = later.in_force
            reason = Reason(
                N_("superseded by %(title)s, in force since %(on)s"),
                {"title": later.title, "id": later.id, "on": since},
            )
            known = since.on_or_before(day)
            yield Ending(Status.SUPERSEDED, known, since, since.earliest, since.latest, (reason,), known)
            continue
        signed = Certainty.POSSIBLY if later.signed is None else later.signed.on_or_before(day)
        yield Ending(
            Status.SUPERSEDED,
            both(Certainty.POSSIBLY, signed),
            None,
            later.signed.earliest if later.signed else None,
            None,
            (
                Reason(
                    N_("possibly superseded by %(title)s, signed %(on)s"),
                    {"title": later.title, "id": later.id, "on": later.signed},
                ),
                Reason(N_("entry into force of the later instrument not documented"), {}),
            ),
            both(Certainty.POSSIBLY, signed),
            settled=False,
        )


def first_of(endings: Sequence[Ending]) -> Ending | None:
    """The certain end that came first, by the bounds of its date; None where no end is certain."""
    certain = [ending for ending in endings if ending.certainty is Certainty.YES]
    return min(certain, key=_order, default=None)


def any_of(endings: Sequence[Ending]) -> Certainty:
    """Whether anything has ended the instrument."""
    return either(*(ending.certainty for ending in endings))


def _order(ending: Ending) -> tuple[date, date, int]:
    return ending.earliest or date.min, ending.latest or date.max, _RANK[ending.status]
