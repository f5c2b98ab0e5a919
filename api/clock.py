"""The day asked about: as typed, or today; the one place where the clock is read for a request or a command."""

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def today() -> date:
    """Today, by the machine's clock and zone."""
    return date.today()  # noqa: DTZ011 - a desk's calendar day is the local one


def parse_day(value: object) -> date:
    """A day as ``YYYY-MM-DD``; raises ValueError for anything else."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("is not a day: write YYYY-MM-DD, such as 2026-03-18")
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value} is not a day of the calendar") from error
    if day.year < 1900 or day.year > 2200:
        raise ValueError("lies outside the years 1900 to 2200")
    return day
