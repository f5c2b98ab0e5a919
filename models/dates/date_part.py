"""One calendar part of an EDTF date: a day, a month, a season, a year, a decade or a century.

The grammar is level 1 of the Extended Date/Time Format (ISO 8601-2:2019, Library of Congress EDTF),
for the years 0001 to 9999 of the proleptic Gregorian calendar. ``models.dates.uncertain_date`` builds
dates and intervals from these parts.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.wording.language import is_chinese


class Precision(StrEnum):
    """The finest unit that a date states."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_MONTHS_IN = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}

_GRAMMAR = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<qualifier>[~?%])?"
)

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPRING = 21
_FIRST_MONTH_OF_SPRING = 3
_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASONS_ZH = "春夏秋冬"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class DatePart:
    """A stretch of days written as one unit, with what is said of its reliability.

    ``first`` and ``last`` are the strict bounds; ``earliest`` and ``latest`` are the same one unit
    wider on each side where the part is qualified.
    """

    precision: Precision
    first: date
    last: date
    earliest: date
    latest: date
    qualifier: str

    @property
    def approximate(self) -> bool:
        """Qualified by ``~`` or ``%``: near this, perhaps not at it."""
        return self.qualifier in {"~", "%"}

    @property
    def uncertain(self) -> bool:
        """Qualified by ``?`` or ``%``: the source may be wrong."""
        return self.qualifier in {"?", "%"}

    def shifted(self, months: int) -> tuple[str, str]:
        """The first and the last EDTF part of this part moved by ``months``; most often they are the same.

        A day keeps its number, or takes the last day of the month where there is none (European
        Convention on the Calculation of Time-Limits, Basel 1972, art. 4). A coarser unit that does
        not land on a unit (a year moved by three months) becomes the exact months or years; a
        qualified one becomes the two units it touches, so that it stays as vague as it was.

        Raises:
            OverflowError: the result leaves the years 0001 to 9999.

        """
        if self.precision is Precision.DAY:
            year, month = divmod(_month_index(self.first) + months, 12)
            _check_year(year)
            day = min(self.first.day, days_in(year, month + 1))
            text = f"{year:04}-{month + 1:02}-{day:02}{self.qualifier}"
            return text, text
        size = _MONTHS_IN[self.precision]
        start = self._first_month() + months
        off = (start - (_FIRST_MONTH_OF_SPRING - 1)) % size if size == 3 else start % size
        if off == 0 or self.qualifier:
            low = _unit(self.precision, start - off) + self.qualifier
            high = _unit(self.precision, start - off + size) + self.qualifier if off else low
            return low, high
        unit = Precision.YEAR if start % 12 == 0 else Precision.MONTH
        return _unit(unit, start), _unit(unit, start + size - 1)

    def words(self, lang: str) -> str:
        """The part as people write it in ``lang``: "about April 1978", "约1978年4月"."""
        if is_chinese(lang):
            return f"{'约' * self.approximate}{self._plain_zh()}{'（存疑）' * self.uncertain}"
        return f"{'about ' * self.approximate}{self._plain_en()}{' (uncertain)' * self.uncertain}"

    def _first_month(self) -> int:
        """Month index of the unit's start; a decade or century may begin in year 0, which has no days."""
        if self.precision in {Precision.DECADE, Precision.CENTURY}:
            return _month_index(self.first) // _MONTHS_IN[self.precision] * _MONTHS_IN[self.precision]
        return _month_index(self.first)

    def _plain_en(self) -> str:
        year, month = self.first.year, self.first.month
        match self.precision:
            case Precision.DAY:
                return f"{self.first.day} {_MONTHS[month - 1]} {year}"
            case Precision.MONTH:
                return f"{_MONTHS[month - 1]} {year}"
            case Precision.SEASON:
                return f"{_SEASONS[month // 3 - 1]} {year}"
            case Precision.YEAR:
                return str(year)
            case Precision.DECADE if year >= 10:
                return f"the {year}s"
        # "the 2000s" would be read as a decade; "the 21st century" begins a year later.
        return f"the years {year} to {self.last.year}"

    def _plain_zh(self) -> str:
        year, month = self.first.year, self.first.month
        match self.precision:
            case Precision.DAY:
                return f"{year}年{month}月{self.first.day}日"
            case Precision.MONTH:
                return f"{year}年{month}月"
            case Precision.SEASON:
                return f"{year}年{_SEASONS_ZH[month // 3 - 1]}季"
            case Precision.YEAR:
                return f"{year}年"
            case Precision.DECADE if year >= 10:
                return f"{year}年代"
        return f"{year}年至{self.last.year}年间"


def parse_part(text: str) -> DatePart:
    """Read one part.

    Seasons are those of the northern hemisphere by whole months: spring is March to May, and the
    winter of a year begins in its December and ends in the next February. The format itself leaves
    the months open.

    Raises:
        ValueError: not in the grammar, or no such day in the calendar; the message says which.

    """
    match = _GRAMMAR.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day, qualifier = match.group("year", "month", "day", "qualifier")
    if ("X" in year and month) or (month == "XX" and day not in {None, "XX"}):
        raise ValueError(f"not an EDTF date: {text!r} states a unit inside one that is unspecified")
    precision, first, last = _bounds(year, month, day)
    if not qualifier:
        return DatePart(precision, first, last, first, last, "")
    return DatePart(
        precision,
        first,
        last,
        _widened(precision, first, -1),
        _widened(precision, last, +1),
        qualifier,
    )


def _bounds(year: str, month: str | None, day: str | None) -> tuple[Precision, date, date]:
    """Strict bounds of the digits of a part."""
    if "X" in year:
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        from_year, to_year = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
        return precision, date(from_year, 1, 1), date(to_year, 12, 31)
    y = int(year)
    if y == 0:
        raise ValueError("year 0000 does not exist")
    if month is None or month == "XX":
        return Precision.YEAR, date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if 21 <= m <= 24 and day is None:
        begin = y * 12 + _FIRST_MONTH_OF_SPRING - 1 + 3 * (m - _SPRING)
        return Precision.SEASON, _first_day(begin), _last_day(begin + 2)
    if not 1 <= m <= 12:
        raise ValueError(f"month {m} does not exist")
    if day is None or day == "XX":
        return Precision.MONTH, date(y, m, 1), date(y, m, days_in(y, m))
    d = int(day)
    if not 1 <= d <= days_in(y, m):
        raise ValueError(f"{_MONTHS[m - 1]} {y} has no day {d}")
    return Precision.DAY, date(y, m, d), date(y, m, d)


def _widened(precision: Precision, bound: date, step: int) -> date:
    """A bound moved outwards by one unit; at the edge of the calendar it stays there."""
    if precision is Precision.DAY:
        edge = date.min if step < 0 else date.max
        return bound if bound == edge else bound + timedelta(days=step)
    index = _month_index(bound) + step * _MONTHS_IN[precision]
    return _first_day(index) if step < 0 else _last_day(index)


def days_in(year: int, month: int) -> int:
    """Number of days of a month, 1 to 12."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def _month_index(day: date) -> int:
    """Months since January of year 0."""
    return day.year * 12 + day.month - 1


def _first_day(index: int) -> date:
    return date.min if index < 12 else date(index // 12, index % 12 + 1, 1)


def _last_day(index: int) -> date:
    year, month = divmod(index, 12)
    return date.max if year > 9999 else date(year, month + 1, days_in(year, month + 1))


def _unit(precision: Precision, index: int) -> str:
    """EDTF text of the unit that begins at a month index, or for a year, holds it."""
    year, month = divmod(index, 12)
    if precision is Precision.DECADE or precision is Precision.CENTURY:
        _check_year(year + 1)
        return f"{year // 10:03}X" if precision is Precision.DECADE else f"{year // 100:02}XX"
    _check_year(year)
    if precision is Precision.YEAR:
        return f"{year:04}"
    if precision is Precision.SEASON:
        return f"{year:04}-{_SPRING + (month + 1) // 3 - 1}"
    return f"{year:04}-{month + 1:02}"


def _check_year(year: int) -> None:
    if not 1 <= year <= 9999:
        raise OverflowError("the date leaves the years 0001 to 9999")
