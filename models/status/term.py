"""How long an instrument runs, and how tacit renewal moves its end forward.

A term in months or years ends on the day of its last month that bears the number of the day it
started, or on that month's last day; that day still belongs to it (European Convention on the
Calculation of Time-Limits, Basel 1972, arts 3 and 4). Every renewal is counted from the first end,
not from the one before, so that a term that started on the 31st does not slide to the 28th.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate

RENEWALS_LISTED = 12
"""At most so many renewal days are listed, the most recent ones; the count is exact."""


class NoneStated(Enum):
    """The instrument says that it has no end, or sets none: another thing than an end not documented."""

    NONE_STATED = "none_stated"


NONE_STATED = NoneStated.NONE_STATED


class Basis(StrEnum):
    """Where an end comes from: a source states it, or it is counted from the length of the term."""

    STATED = "stated"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What is documented of an instrument's duration; None means not documented throughout.

    Attributes:
        text: the source's words.
        starts: first day of the term, where it is not the entry into force.
        years, months: length of the first term; both together add up.
        ends: stated last day, included; ``NONE_STATED`` where the instrument sets no end.
        tacit_renewal: whether the term renews itself unless a party objects.
        renewal_months: length of each renewal; None = as long as the first term.
        notice_months: how long before the end a party that does not want renewal must say so.

    Raises:
        ValueError: a length that is not positive, or a negative notice.

    """

    text: str | None = None
    starts: UncertainDate | None = None
    years: int | None = None
    months: int | None = None
    ends: UncertainDate | NoneStated | None = None
    tacit_renewal: bool | None = None
    renewal_months: int | None = None
    notice_months: int | None = None

    def __post_init__(self) -> None:
        """Refuse lengths that would never end."""
        for name in ("years", "months"):
            if (getattr(self, name) or 0) < 0:
                raise ValueError(f"a term has no negative {name}")
        if self.length_months == 0:
            raise ValueError("a term lasts at least a month")
        if self.renewal_months is not None and self.renewal_months < 1:
            raise ValueError("a renewal lasts at least a month")
        if self.notice_months is not None and self.notice_months < 0:
            raise ValueError("a notice period is not negative")

    @property
    def length_months(self) -> int | None:
        """Length of the first term in months."""
        if self.years is None and self.months is None:
            return None
        return 12 * (self.years or 0) + (self.months or 0)

    @property
    def renews_by(self) -> int | None:
        """Months by which each renewal prolongs the term; None = it does not, or by how much is not documented."""
        if not self.tacit_renewal:
            return None
        return self.length_months if self.renewal_months is None else self.renewal_months


@dataclass(frozen=True, slots=True)
class TermOn:
    """The term as it stands on a day.

    Attributes:
        first_ends: last day of the first term; None = not documented, or none stated.
        ends: last day of the term that runs on the day asked. It is an interval where an uncertain start
            leaves open which term that is, and None where it is not documented or lies after year 9999.
        basis: whether the first end was stated or computed.
        renewals: how many tacit renewals have certainly taken place.
        renewals_possible: how many may have.
        renewed_on: last day of each term that was certainly renewed, most recent last, at most
            ``RENEWALS_LISTED``.
        notice_on: last day to give notice before ``ends``.
        over: whether the last term of which anything is documented has ended before the day.

    """

    first_ends: UncertainDate | None = None
    ends: UncertainDate | None = None
    basis: Basis | None = None
    renewals: int = 0
    renewals_possible: int = 0
    renewed_on: tuple[UncertainDate, ...] = ()
    notice_on: UncertainDate | None = None
    over: Certainty = Certainty.NO


def term_on(term: Term, start: UncertainDate | None, day: date) -> TermOn:
    """Where the term stands on a day.

    A stated end wins over a counted one. With tacit renewal of a known length the term is never over
    by itself. Without a known length, ``over`` answers for the last end that is documented.

    Args:
        term: what is documented.
        start: first day to count from where the term states none, as a rule the entry into force.
        day: the day asked; the last day of a term still belongs to it.

    """
    first = first_end(term, start)
    if first is None:
        return TermOn()
    basis = Basis.COMPUTED if term.ends is None else Basis.STATED
    step = term.renews_by
    if step is None or first.earliest is None or first.latest is None:
        return TermOn(first, first, basis, notice_on=_notice(term, first), over=first.before(day))

    def end(renewals: int) -> UncertainDate | None:
        if term.ends is not None or begin is None:
            return _shifted(first, renewals * step)
        return _shifted(begin, (term.length_months or 0) + renewals * step)

    def latest(renewals: int) -> date:
        moment = end(renewals)
        return date.max if moment is None or moment.latest is None else moment.latest

    def earliest(renewals: int) -> date:
        moment = end(renewals)
        return date.max if moment is None or moment.earliest is None else moment.earliest

    begin = start if term.starts is None else term.starts
    conceivable = range(12 * date.max.year // step + 1)
    certain = bisect_left(conceivable, day, key=latest)
    possible = bisect_left(conceivable, day, key=earliest)
    ends, last = end(certain), end(possible)
    if ends is not None and ends != last:
        ends = None if last is None else ends.until(last)
    listed = (end(k) for k in range(max(0, certain - RENEWALS_LISTED), certain))
    return TermOn(
        first_ends=first,
        ends=ends,
        basis=basis,
        renewals=certain,
        renewals_possible=possible,
        renewed_on=tuple(moment for moment in listed if moment is not None),
        notice_on=ends and _notice(term, ends),
    )


def first_end(term: Term, start: UncertainDate | None) -> UncertainDate | None:
    """Last day of the first term: as stated, else counted from the term's start, else from ``start``.

    None where it is not documented, none is stated, or the calendar ends before it.
    """
    if term.ends is not None:
        return None if isinstance(term.ends, NoneStated) or term.ends.last is None else term.ends
    return counted_end(term, start)


def counted_end(term: Term, start: UncertainDate | None) -> UncertainDate | None:
    """Last day of the first term by its length alone; None where length or start is not documented."""
    begin = start if term.starts is None else term.starts
    if begin is None or term.length_months is None or begin.first is None or begin.last is None:
        return None
    return _shifted(begin, term.length_months)


def _notice(term: Term, ends: UncertainDate) -> UncertainDate | None:
    return None if term.notice_months is None else _shifted(ends, -term.notice_months)


def _shifted(moment: UncertainDate, months: int) -> UncertainDate | None:
    try:
        return moment.plus_months(months)
    except OverflowError:
        return None
