"""Dates as precise as their source and no more (EDTF, ISO 8601-2:2019), with three-valued answers.

``2019-03`` never becomes the first of March. A date is kept as its text; what it can mean is a
stretch of days, and a question about it is answered yes, possibly or no.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from models.dates.certainty import Certainty, both, certainty
from models.dates.date_part import DatePart, Precision, parse_part
from models.wording.language import is_chinese

__all__ = ["OPEN", "Precision", "UncertainDate", "period_covers"]

_LONGEST = len("2019-05-03~/2019-05-03~")
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """An EDTF date or interval; equal when written alike.

    The profile: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, seasons ``YYYY-21`` to ``YYYY-24``, unspecified
    digits (``201X``, ``20XX``, ``2019-XX``, ``2019-05-XX``), each with one trailing qualifier (``~``
    approximate, ``?`` uncertain, ``%`` both); intervals ``a/b``, open ``a/..`` and ``../b``, with an
    unknown side ``a/`` and ``/b``; and ``..`` alone, which is not EDTF, for an end that the instrument
    leaves open. Years 0001 to 9999.

    An interval is read as *somewhere between*: the one unknown day of an act lies in it. For a time
    that lasts, keep its two ends apart and ask ``period_covers``.

    Attributes:
        text: the date as written; ``str()`` gives it back.
        first, last: strict first and last day the text can mean; None where that side is open or unknown.
        earliest, latest: the same, one unit of the precision wider on each side where the part is
            qualified, so that "about 2019" is never certainly in 2019. Comparisons use these.
        precision: the finest unit that the first stated part names; None for ``..``.
        start_part, end_part: the calendar units at either side; one and the same unless an interval.

    """

    text: str
    first: date | None = field(init=False, repr=False, compare=False)
    last: date | None = field(init=False, repr=False, compare=False)
    earliest: date | None = field(init=False, repr=False, compare=False)
    latest: date | None = field(init=False, repr=False, compare=False)
    precision: Precision | None = field(init=False, repr=False, compare=False)
    start_part: DatePart | None = field(init=False, repr=False, compare=False)
    end_part: DatePart | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the text, or raise ``ValueError`` with a short reason."""
        start, end = _parts(self.text)
        stated = start or end
        settle = object.__setattr__
        settle(self, "start_part", start)
        settle(self, "end_part", end)
        settle(self, "first", start.first if start else None)
        settle(self, "last", end.last if end else None)
        settle(self, "earliest", start.earliest if start else None)
        settle(self, "latest", end.latest if end else None)
        settle(self, "precision", stated.precision if stated else None)

    @property
    def approximate(self) -> bool:
        """A part is qualified by ``~`` or ``%``."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """A part is qualified by ``?`` or ``%``."""
        return "?" in self.text or "%" in self.text

    @property
    def is_interval(self) -> bool:
        """Written with a slash."""
        return "/" in self.text

    @property
    def open_end(self) -> bool:
        """No end is stated (``a/..``, ``..``), which is not an end unknown (``a/``)."""
        return self.text.endswith(_OPEN)

    @staticmethod
    def parse(text: str) -> "UncertainDate":
        """Read a date; the same text gives the same object.

        Raises:
            ValueError: the text is outside the profile or names a day that does not exist.

        """
        return _read(text)

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Total order: by first day, last day, text. An unknown start comes first, an unknown end last."""
        first = self.first.toordinal() if self.first else 0
        last = self.last.toordinal() if self.last else date.max.toordinal() + 1
        return first, last, self.text

    def before(self, day: date) -> Certainty:
        """Strictly before the day?"""
        return certainty(
            certain=self.latest is not None and self.latest < day,
            possible=self.earliest is None or self.earliest < day,
        )

    def after(self, day: date) -> Certainty:
        """Strictly after the day?"""
        return certainty(
            certain=self.earliest is not None and self.earliest > day,
            possible=self.latest is None or self.latest > day,
        )

    def on_or_before(self, day: date) -> Certainty:
        """On the day or before it?"""
        return certainty(
            certain=self.latest is not None and self.latest <= day,
            possible=self.earliest is None or self.earliest <= day,
        )

    def on_or_after(self, day: date) -> Certainty:
        """On the day or after it?"""
        return certainty(
            certain=self.earliest is not None and self.earliest >= day,
            possible=self.latest is None or self.latest >= day,
        )

    def is_on(self, day: date) -> Certainty:
        """On that very day?"""
        return self.within(day, day)

    def within(self, first: date, last: date) -> Certainty:
        """From ``first`` to ``last``, both included? Never, where ``last`` lies before ``first``."""
        if last < first:
            return Certainty.NO
        return both(self.on_or_after(first), self.on_or_before(last))

    def plus_months(self, months: int) -> "UncertainDate":
        """The date a term of so many months later (or earlier), as precise and as qualified as this one.

        European Convention on the Calculation of Time-Limits (Basel 1972), arts 3 and 4: a term in
        months or years runs from the dies a quo to the day of the last month that bears its number,
        or to that month's last day where there is none, and that day is included. What is coarser
        than a month and does not land on its own unit becomes an interval: 2019 and three months is
        ``2019-04/2020-03``. An open or unknown side stays so.

        Raises:
            OverflowError: the result leaves the years 0001 to 9999.

        """
        start, end = self.start_part, self.end_part
        low = start.shifted(months)[0] if start else None
        high = end.shifted(months)[1] if end else None
        if not self.is_interval:
            return self if low is None or high is None else _between(low, high)
        left, right = self.text.split("/")
        return _read(f"{left if low is None else low}/{right if high is None else high}")

    def plus_years(self, years: int) -> "UncertainDate":
        """The date a term of so many years later; 29 February becomes the 28th in a common year."""
        return self.plus_months(12 * years)

    def until(self, other: "UncertainDate") -> "UncertainDate":
        """The interval from the start of this date to the end of another, later one.

        Raises:
            ValueError: the other ends before this one starts.

        """
        return _between(_start_text(self.text), _end_text(other.text))

    @lru_cache(maxsize=32_768)  # noqa: B019 - dates are kept themselves
    def words(self, lang: str) -> str:
        """The date as people write it, in English or Chinese, without leading zeros.

        Raises:
            ValueError: for another language.

        """
        chinese = is_chinese(lang)
        start, end = self.start_part, self.end_part
        if start is None and end is None:
            return "未载明终止日期" if chinese else "no end stated"
        if not self.is_interval and start is not None:
            return start.words(lang)
        open_side = _OPEN in self.text
        if end is None and start is not None:
            said = start.words(lang)
            if chinese:
                return f"自{said}起，{'未载明终止日期' if open_side else '终止日期无记载'}"
            return f"from {said}, {'no end stated' if open_side else 'end not documented'}"
        if start is None and end is not None:
            said = end.words(lang)
            if chinese:
                return f"至{said}止，{'未载明起始日期' if open_side else '起始日期无记载'}"
            return f"until {said}, {'start not stated' if open_side else 'start not documented'}"
        return ("至" if chinese else " to ").join(part.words(lang) for part in (start, end) if part)


@lru_cache(maxsize=32_768)
def _read(text: str) -> UncertainDate:
    return UncertainDate(text)


def _parts(text: str) -> tuple[DatePart | None, DatePart | None]:
    """First and last part of a date; the same twice where it is not an interval.

    Raises:
        ValueError: with the reason, in few words.

    """
    # YAML hands over 2019 as a number.
    if not isinstance(text, str):
        raise ValueError(f"not an EDTF date: {str(text)[:40]!r} is not text")
    if not 0 < len(text) <= _LONGEST:
        raise ValueError("not an EDTF date: it is empty" if not text else "not an EDTF date: it is too long")
    if text == _OPEN:
        return None, None
    if "/" not in text:
        part = parse_part(text)
        return part, part
    left, _, right = text.partition("/")
    start = None if left in {"", _OPEN} else parse_part(left)
    end = None if right in {"", _OPEN} else parse_part(right)
    if start is None and end is None:
        raise ValueError("an interval states at least one end")
    if start and end and end.last < start.first:
        raise ValueError(f"the interval ends before it starts: {text!r}")
    return start, end


def _between(low: str, high: str) -> UncertainDate:
    return _read(low if low == high else f"{low}/{high}")


def _start_text(text: str) -> str:
    return text.partition("/")[0]


def _end_text(text: str) -> str:
    return text.rpartition("/")[2]


OPEN = UncertainDate(_OPEN)
"""No end stated: for the ``until`` of a period that its instrument leaves open."""


def months_after(day: date, months: int) -> date:
    """The day so many months after another, by the rule of ``UncertainDate.plus_months``."""
    last = _read(day.isoformat()).plus_months(months).last
    assert last is not None  # noqa: S101 - a day has a last day
    return last


def period_covers(since: UncertainDate | None, until: UncertainDate | None, day: date) -> Certainty:
    """Whether a lasting state, such as a membership, holds on a day.

    Args:
        since: its first day. None = start not known, so at most possibly; ``..`` = it has always held.
        until: its last day, included. None = still going on as far as recorded; ``..`` = no end stated;
            both count as not ended.
        day: the day asked.

    """
    if since is None:
        begun = Certainty.POSSIBLY
    else:
        begun = Certainty.YES if since == OPEN else since.on_or_before(day)
    lasting = Certainty.YES if until is None or until == OPEN else until.on_or_after(day)
    return both(begun, lasting)


def year_signed(edtf: str | None) -> int | None:
    """The year of a signature; None where it is not known to the year."""
    day = UncertainDate.parse(edtf) if edtf else None
    if day is None or day.first is None or day.last is None or day.first.year != day.last.year:
        return None
    return day.first.year


def edtf(text: str | None) -> UncertainDate | None:
    """The uncertain date a column holds."""
    return UncertainDate.parse(text) if text else None
