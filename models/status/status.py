"""The status of an instrument on a day: derived from its acts, its term and later instruments.

Nothing is guessed. Signature binds nobody to more than good faith (VCLT 1969, art. 18), so an instrument
of which only the signature is documented is "signed", and whether it is in force is "not documented".
Acts after the day asked do not count yet, but for the day from which they are documented to apply.

Precedence, where several readings apply (the first that fits):

1. nothing had been done by the day, nor was it in force by what was done later: unknown, "not yet signed",
   ``exists`` no;
2. a certain end (``models.status.ending``; of several the earliest): terminated, superseded or expired;
3. a later instrument that supersedes this one is signed and its entry into force not documented:
   superseded, possibly;
4. the term ran out, and its renewal or the length of its extension is not documented: unknown;
5. suspended (VCLT 1969, art. 57: the instrument stays, its operation rests);
6. entry into force or provisional application documented: in force (VCLT 1969, arts 24 and 25);
7. a signature, adoption or consent to be bound stands: signed (VCLT 1969, arts 11 to 16);
8. the text was initialled, or nothing is documented and a source says so: negotiating (art. 10);
9. otherwise unknown.

An end that has only possibly come keeps the status it would end and makes it "possibly", except case 3.
An instrument in force stays so, whatever becomes of one act of consent (arts 42 and 68): only an end ends it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.dates.certainty import Certainty, both, either, negate
from models.dates.uncertain_date import UncertainDate
from models.status import reasons as status_reason
from models.status.act import Act, Successor
from models.status.reasons import Flag
from models.status.term import Basis, Term
from models.status.weighing import FactsOnDay, facts_on_day
from models.vocabulary import Status
from models.wording.reason import Reason

__all__ = [
    "Act",
    "Flag",
    "InForce",
    "Reason",
    "StatusGroup",
    "StatusOnDay",
    "Successor",
    "status_on",
]


class InForce(StrEnum):
    """Whether the instrument was in force: "not documented" is an honest answer, and it is not "no"."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"
    NOT_DOCUMENTED = "not_documented"


class StatusGroup(StrEnum):
    """Three heaps for lists: in force, past, and whatever is documented to be neither."""

    IN_FORCE = "in_force"
    NOT_DOCUMENTED = "not_documented"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class StatusOnDay:
    """Where an instrument stood on a day.

    Attributes:
        status: its status.
        certainty: yes where every reading of the uncertain dates gives that status, else possibly.
        exists: whether anything had been done by the day, or it was in force by what was done later (VCLT 1969,
            art. 28); no = leave it out of the picture of that day.
        in_force: whether it was in force.
        group: its heap in a list.
        since: from when it had the status; None = not documented.
        expires: last day of the term that runs, or that ended it; None = none, not documented, or ended
            otherwise. Never counted from a signature.
        expires_basis: whether ``expires`` is stated or counted.
        first_expires: last day of the first term.
        notice_on: last day to give notice against renewal; None once it is past.
        renewed_on: last day of each term that was tacitly renewed, most recent last, at most twelve.
        renewals: how many there were.
        flags: what a reader should look at twice.
        reason: clauses that say why, in order.
        entered: when it entered into force or was first applied provisionally; None = not documented by the day.
    """

    status: Status
    certainty: Certainty
    exists: Certainty
    in_force: InForce
    group: StatusGroup
    since: UncertainDate | None
    expires: UncertainDate | None
    expires_basis: Basis | None
    first_expires: UncertainDate | None
    notice_on: UncertainDate | None
    renewed_on: tuple[UncertainDate, ...]
    renewals: int
    flags: tuple[Flag, ...]
    reason: tuple[Reason, ...]
    entered: UncertainDate | None = None


def status_on(
    day: date,
    acts: Sequence[Act],
    term: Term | None = None,
    successors: Sequence[Successor] = (),
    *,
    reported: Status | None = None,
    reported_as_of: date | None = None,
    multilateral: bool = False,
) -> StatusOnDay:
    """Derive the status of an instrument on a day.

    Args:
        day: the day asked.
        acts: what was done, in the order of the record.
        term: what is documented of its duration.
        successors: later instruments that stand in a relation to this one.
        reported: the status that a source claims; it never decides, and a difference is flagged.
        reported_as_of: the day from which that claim is compared; None = on every day.
        multilateral: whether acts of the partner side alone leave the home side untouched.

    Raises:
        ValueError: two acts share a position, or one undoes what is not an earlier act.
    """
    standing = facts_on_day(day, acts, term, successors, multilateral=multilateral)
    if standing.exists is Certainty.NO:
        return StatusOnDay(
            status=Status.UNKNOWN,
            certainty=Certainty.YES,
            exists=Certainty.NO,
            in_force=InForce.NO,
            group=StatusGroup.NOT_DOCUMENTED,
            since=None,
            expires=None,
            expires_basis=None,
            first_expires=None,
            notice_on=None,
            renewed_on=(),
            renewals=0,
            flags=(),
            reason=status_reason.not_yet(standing),
        )
    status, certain, since = _status(standing, reported)
    certainty = Certainty.YES if certain else Certainty.POSSIBLY
    if standing.acts and standing.exists is Certainty.POSSIBLY:
        certainty = Certainty.POSSIBLY
    in_force = _in_force(standing, status)
    term_on = standing.term_on
    past = standing.ended is Certainty.YES
    expires, basis = term_on.ends, term_on.basis
    if standing.end is not None and expires != standing.end.since:
        # Ended by something else than the term that was running.
        expires, basis = (standing.end.since, Basis.STATED) if status is Status.EXPIRED else (None, None)
    due = term_on.notice_on
    if due is None or past or standing.lapsed is Certainty.YES or due.before(day) is Certainty.YES:
        due = None
    flags = status_reason.flags(standing, status, reported if _comparable(day, reported_as_of) else None)
    return StatusOnDay(
        status=status,
        certainty=certainty,
        exists=standing.exists,
        in_force=in_force,
        group=_group(status, past=past),
        since=since,
        expires=expires,
        expires_basis=basis if expires else None,
        first_expires=term_on.first_ends,
        notice_on=due,
        renewed_on=term_on.renewed_on,
        renewals=term_on.renewals,
        flags=flags,
        reason=status_reason.reasons(standing, status, certainty, flags, reported),
        entered=standing.force.takes_effect
        if standing.force and standing.begun is not Certainty.NO
        else None,
    )


def _status(standing: FactsOnDay, reported: Status | None) -> tuple[Status, bool, UncertainDate | None]:
    """The status, whether it is certain, and since when: the precedence of the module's docstring."""
    end = standing.end
    if end is not None:
        rivals = (e for e in standing.endings if e is not end and e.certainty is not Certainty.NO)
        return end.status, all(end.precedes(rival) for rival in rivals), end.since
    unsettled = [e for e in standing.endings if not e.settled and e.certainty is Certainty.POSSIBLY]
    if unsettled:
        return Status.SUPERSEDED, False, unsettled[0].since
    lasting = standing.ended is Certainty.NO
    if standing.lapsed is Certainty.YES:
        return Status.UNKNOWN, lasting, standing.term_on.ends
    lasting = lasting and standing.lapsed is Certainty.NO
    if standing.suspended is Certainty.YES:
        return Status.SUSPENDED, lasting, standing.suspension.takes_effect if standing.suspension else None
    lasting = lasting and standing.suspended is Certainty.NO
    if standing.force is not None and standing.begun is not Certainty.NO:
        return Status.IN_FORCE, lasting and standing.begun is Certainty.YES, standing.force.takes_effect
    if standing.concluded is not Certainty.NO:
        first = standing.consents[0]
        return Status.SIGNED, lasting and standing.concluded is Certainty.YES, first.done
    if standing.initialled is not Certainty.NO:
        return Status.NEGOTIATING, lasting and standing.initialled is Certainty.YES, None
    if not standing.acts and reported is Status.NEGOTIATING:
        return Status.NEGOTIATING, lasting, None
    return Status.UNKNOWN, lasting, None


def _in_force(standing: FactsOnDay, status: Status) -> InForce:
    """In force needs a documented beginning, and no end, lapse or suspension."""
    stopped = either(standing.ended, standing.suspended)
    if stopped is Certainty.YES:
        return InForce.NO
    if standing.force is None or standing.lapsed is Certainty.YES:
        return InForce.NOT_DOCUMENTED
    answer = both(standing.begun, negate(stopped), negate(standing.lapsed))
    return InForce(answer.value)


def _group(status: Status, *, past: bool) -> StatusGroup:
    if past:
        return StatusGroup.PAST
    if status is Status.IN_FORCE:
        return StatusGroup.IN_FORCE
    return StatusGroup.NOT_DOCUMENTED


def _comparable(day: date, reported_as_of: date | None) -> bool:
    return reported_as_of is None or day >= reported_as_of
