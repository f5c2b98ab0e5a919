"""How uncertain days lie to one another: which comes after which, the later of two, so many days after."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.dates.certainty import Certainty, certainty
from models.dates.uncertain_date import UncertainDate


def lies_after(one: UncertainDate | None, other: UncertainDate | None) -> Certainty:
    """Whether one uncertain day lies strictly after another; of days not documented, possibly."""
    first = one.earliest if one else None
    last = one.latest if one else None
    return certainty(
        certain=first is not None and other is not None and other.latest is not None and first > other.latest,
        possible=last is None or other is None or other.earliest is None or last > other.earliest,
    )


def between(earliest: date | None, latest: date | None) -> UncertainDate | None:
    """The days from one to another; None where neither is known."""
    if earliest is None and latest is None:
        return None
    if earliest == latest:
        return UncertainDate.parse(str(earliest))
    return UncertainDate.parse(f"{earliest or '..'}/{latest or '..'}")


def nth_of(moments: Sequence[UncertainDate | None], number: int) -> UncertainDate | None:
    """The day by which so many of the things dated have happened."""
    firsts = sorted((moment.earliest if moment else None) or date.min for moment in moments)
    lasts = sorted((moment.latest if moment else None) or date.max for moment in moments)
    first, last = firsts[number - 1], lasts[number - 1]
    same = {moment for moment in moments if moment and (moment.earliest, moment.latest) == (first, last)}
    if same:
        return min(same, key=lambda moment: moment.text)
    return between(None if first == date.min else first, None if last == date.max else last)


def later_of(one: UncertainDate | None, other: UncertainDate | None) -> UncertainDate | None:
    """The later of two days; None where either is not documented."""
    return None if one is None or other is None else nth_of([one, other], 2)


def days_after(moment: UncertainDate | None, days: int) -> UncertainDate | None:
    """So many days later; None where that is not documented or leaves the calendar."""
    if moment is None or days == 0:
        return moment
    try:
        step = timedelta(days=days)
        return between(
            moment.earliest + step if moment.earliest else None,
            moment.latest + step if moment.latest else None,
        )
    except OverflowError:
        return None
