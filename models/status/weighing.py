"""The facts on a day from which a status is derived, each with its certainty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.dates.certainty import Certainty, both, certainty, either, negate
from models.dates.uncertain_date import UncertainDate
from models.status.act import (
    BRINGS_INTO_FORCE,
    CONCLUDES,
    CONSENTS,
    SETTLES_TEXT,
    Act,
    Successor,
    undone,
)
from models.status.ending import Ending, any_of, by_acts, by_successors, by_term, first_of
from models.status.term import NONE_STATED, Basis, Term, TermOn, counted_end, term_on
from models.vocabulary import Side, TreatyActionKind

_ORDER = (Certainty.YES, Certainty.POSSIBLY, Certainty.NO)


@dataclass(frozen=True, slots=True)
class FactsOnDay:
    """What stands on a day.

    Attributes:
        day: the day asked.
        acts: the acts that bear on the instrument as a whole, without those that only undo another.
        undoing: the acts that undo another.
        undone: by position, whether an act is undone.
        exists: whether anything had been done at all, or it was in force by what was done later.
        force: the act that brought it into force, the likeliest and earliest; None = none documented.
        begun: whether it had entered into force or been provisionally applied.
        concluded: whether a signature, adoption or consent to be bound stands.
        initialled: whether its text was settled.
        suspension, suspended: the act that suspended it, and whether that stands.
        extension, extended: the same for the last extension.
        extension_open: whether an extension stands whose new end nothing documents.
        term, term_on: what is documented of its duration, and where that stands.
        lapsed: whether its term ran out and nothing says if it was renewed.
        endings: all documented ends.
        ended: whether any of them has ended it.
        end: the certain one that came first.

    """

    day: date
    acts: tuple[Act, ...]
    undoing: tuple[Act, ...]
    undone: Mapping[int, Certainty]
    exists: Certainty
    force: Act | None
    begun: Certainty
    concluded: Certainty
    initialled: Certainty
    suspension: Act | None
    suspended: Certainty
    extension: Act | None
    extended: Certainty
    extension_open: Certainty
    term: Term
    term_on: TermOn
    lapsed: Certainty
    endings: tuple[Ending, ...]
    ended: Certainty
    end: Ending | None

    def stands(self, act: Act) -> Certainty:
        """Whether the act was done by the day and is not undone."""
        return both(act.happened(self.day), negate(self.undone[act.position]))

    @property
    def consents(self) -> tuple[Act, ...]:
        """Signatures, adoptions and consents that stand or possibly stand, in order of their dates."""
        acts = (act for act in self.acts if act.kind in CONCLUDES | CONSENTS)
        return tuple(sorted((a for a in acts if self.stands(a) is not Certainty.NO), key=_when))

    @property
    def signature(self) -> Act | None:
        """The first signature or adoption that is not undone, whether before or after the day."""
        acts = [a for a in self.acts if a.kind in CONCLUDES and self.undone[a.position] is not Certainty.YES]
        return min(acts, key=_when, default=None)


def facts_on_day(
    day: date, acts: Sequence[Act], term: Term | None, successors: Sequence[Successor], *, multilateral: bool
) -> FactsOnDay:
    """Weigh the acts, the term and the later instruments on a day.

    In a multilateral instrument an act of the partner side alone does not touch the home side.

    Raises:
        ValueError: acts that share a position or undo what they cannot.

    """
    is_undone = undone(acts, day)
    if multilateral:
        acts = [replace(act, by_side=None) for act in acts if act.by_side is not Side.PARTNER]
    # An act that undoes another does nothing else.
    plain = tuple(act for act in acts if act.undoes is None)
    force, begun = _in_effect(plain, BRINGS_INTO_FORCE, is_undone, day)
    suspension, suspended = _in_effect(plain, {TreatyActionKind.SUSPENSION}, is_undone, day)
    extension, extended = _in_effect(plain, {TreatyActionKind.EXTENSION}, is_undone, day, last=True)
    term = term or Term()
    start = _start_of_term(plain, is_undone, day)
    endings = (
        *by_acts(((act, is_undone[act.position]) for act in plain), day),
        *by_successors(successors, day),
    )
    # A term stops renewing itself on the day the instrument ends.
    end = first_of(endings)
    stop = min(day, end.latest or day) if end else day
    reading, extension_open = _term(term, start, extension, extended, stop)
    can_end, lapses = _outcome(term, reading, extension_open)
    if reading.ends is not None:
        endings = (*endings, by_term(can_end, reading.ends))
        end = first_of(endings)
    return FactsOnDay(
        day=day,
        acts=plain,
        undoing=tuple(act for act in acts if act.undoes is not None),
        undone=is_undone,
        # What is agreed to apply from a day before it was done (VCLT 1969, art. 28) is in force from that day.
        exists=either(begun, *(act.happened(day) for act in plain)) if plain else Certainty.POSSIBLY,
        force=force,
        begun=begun,
        concluded=_done(plain, CONCLUDES | CONSENTS, is_undone, day),
        initialled=_done(plain, SETTLES_TEXT, is_undone, day),
        suspension=suspension,
        suspended=suspended,
        extension=extension,
        extended=extended,
        extension_open=extension_open,
        term=term,
        term_on=reading,
        lapsed=lapses,
        endings=endings,
        ended=any_of(endings),
        end=end,
    )


def _done(
    acts: Sequence[Act], kinds: frozenset[TreatyActionKind], is_undone: Mapping[int, Certainty], day: date
) -> Certainty:
    return either(*(both(a.happened(day), negate(is_undone[a.position])) for a in acts if a.kind in kinds))


def _in_effect(
    acts: Sequence[Act],
    kinds: frozenset[TreatyActionKind] | set[TreatyActionKind],
    is_undone: Mapping[int, Certainty],
    day: date,
    *,
    last: bool = False,
) -> tuple[Act | None, Certainty]:
    """The act of these kinds that has the strongest claim to be in effect, and the claim.

    Among equal claims the first by date, or the last; entry into force before provisional application.
    An act that is certainly undone is none.
    """
    claims = [
        (both(act.took_effect(day), negate(is_undone[act.position])), act)
        for act in sorted(acts, key=_effect, reverse=last)
        if act.kind in kinds and is_undone[act.position] is not Certainty.YES
    ]
    if not claims:
        return None, Certainty.NO
    claim, act = min(
        claims, key=lambda c: (_ORDER.index(c[0]), c[1].kind is TreatyActionKind.PROVISIONAL_APPLICATION)
    )
    return act, claim


def _start_of_term(
    acts: Sequence[Act], is_undone: Mapping[int, Certainty], day: date
) -> UncertainDate | None:
    """The entry into force, once it may have taken place; provisional application starts no term."""
    act, begun = _in_effect(acts, {TreatyActionKind.ENTRY_INTO_FORCE}, is_undone, day)
    return None if act is None or begun is Certainty.NO else act.takes_effect


def _term(
    term: Term, start: UncertainDate | None, extension: Act | None, extended: Certainty, day: date
) -> tuple[TermOn, Certainty]:
    """The term with its extensions, and whether an extension stands whose end is not documented.

    An extension moves the end only where the record states an end later than the counted one; that end
    counts from the extension on.
    """
    counted = counted_end(term, start)
    reading = term_on(term, start, day)
    if extension is None or (extended is Certainty.NO and counted is None):
        return reading, Certainty.NO
    stated = None if term.ends is NONE_STATED else term.ends
    if isinstance(stated, UncertainDate) and counted is not None and _lies_before(counted, stated):
        unmoved = term_on(replace(term, ends=None), start, day)
        if extended is Certainty.NO:
            return unmoved, Certainty.NO
        over = reading.over
        if extended is Certainty.POSSIBLY and unmoved.over is not over:
            over = Certainty.POSSIBLY
        return replace(reading, first_ends=counted, over=over), Certainty.NO
    if reading.basis is Basis.STATED and isinstance(stated, UncertainDate):
        # An extension on or before the stated end is taken to be in it.
        moment = extension.takes_effect
        later = Certainty.POSSIBLY if moment is None or stated.latest is None else moment.after(stated.latest)
        return reading, both(extended, later)
    return reading, extended


def _outcome(term: Term, reading: TermOn, extension_open: Certainty) -> tuple[Certainty, Certainty]:
    """Whether the term has ended the instrument, and whether it ran out with its renewal not documented.

    A stated end is the end unless renewal is documented; a counted end is only where renewal is
    documented to be none. A term that renews itself by an undocumented length is taken to run on.
    """
    if term.tacit_renewal:
        return Certainty.NO, Certainty.NO
    final = reading.basis is Basis.STATED or term.tacit_renewal is False
    ends = certainty(certain=final, possible=final)
    return (
        both(reading.over, ends, negate(extension_open)),
        both(reading.over, either(negate(ends), extension_open)),
    )


def _lies_before(one: UncertainDate, other: UncertainDate) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _when(act: Act) -> tuple[int, int, str, int]:
    return _key(act.done or act.effective, act)


def _effect(act: Act) -> tuple[int, int, str, int]:
    return _key(act.takes_effect, act)


def _key(moment: UncertainDate | None, act: Act) -> tuple[int, int, str, int]:
    # An act without a date comes after those with one.
    first, last, text = moment.sort_key if moment else (10**7, 10**7, "")
    return first, last, text, act.position
