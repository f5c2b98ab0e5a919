"""A day of the calendar as it is written in parameters, and the years that can be asked about."""

import re
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The first and the last year that can be asked about."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class DayFault(StrEnum):
    """Why a text is no day that can be asked about."""

    FORM = "form"
    """It is not written ``YYYY-MM-DD``."""
    CALENDAR = "calendar"
    """The calendar has no such day."""
    YEARS = "years"
    """It lies outside the years that can be asked about."""


class NoDay(ValueError):
    """A text that is no day; ``fault`` says why, and the message says it in English to those who write programs."""

    def __init__(self, fault: DayFault, text: str) -> None:
        says = {
            DayFault.FORM: "is not a day: write YYYY-MM-DD, such as 2026-03-18",
            DayFault.CALENDAR: f"{text} is not a day of the calendar",
            DayFault.YEARS: f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}",
        }
        super().__init__(says[fault])
        self.fault = fault


def parse_day(text: str) -> date:
    """A day written ``YYYY-MM-DD``; raises NoDay for anything else."""
    if not _DAY.fullmatch(text):
        raise NoDay(DayFault.FORM, text)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NoDay(DayFault.CALENDAR, text) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoDay(DayFault.YEARS, text)
    return day
