"""Filters that several pages take: countries, missions, years and days as typed; what is not understood is named."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from db.queries.mission import unknown
from models.wording.reason import N_
from reports.revision_cache import code_of
from web.request import PageRequest, is_slug, parse_day

Word = TypeVar("Word", bound=StrEnum)

FIRST_YEAR, LAST_YEAR = 1900, 2200
NO_CHOICE = N_("“%(value)s” is no choice for “%(name)s” and was left out.")


def countries(asked: PageRequest) -> tuple[str, ...]:
    """Codes of the countries named, by any spelling of the naming table."""
    codes = []
    for typed in asked.request.query_params.getlist("country"):
        name = typed.strip()
        code = code_of(asked.session, name) if name else None
        if code is not None:
            codes.append(code)
        elif name:
            asked.left_out(N_("No country is called “%(value)s”; it was left out."), "", name)
    return tuple(dict.fromkeys(codes))


def missions(asked: PageRequest) -> tuple[str, ...]:
    """Ids of the missions named."""
    given = tuple(dict.fromkeys(key for key in asked.request.query_params.getlist("mission") if key))
    strange = [key for key in given if not is_slug(key)]
    strange += unknown(asked.session, [key for key in given if key not in strange])
    for key in strange:
        asked.left_out(NO_CHOICE, "mission", key)
    return tuple(key for key in given if key not in strange)


def several(asked: PageRequest, name: str, kind: type[Word]) -> tuple[Word, ...]:
    """The controlled words that a parameter gives."""
    return tuple(kind(each) for each in asked.words(name, kind))


def one(asked: PageRequest, name: str, kind: type[Word]) -> Word | None:
    """The one controlled word that a parameter gives."""
    return next(iter(several(asked, name, kind)), None)


def year(asked: PageRequest, name: str) -> int | None:
    """A year that a parameter gives."""
    typed = asked.value(name)
    if typed.isascii() and typed.isdecimal() and len(typed) == 4 and FIRST_YEAR <= int(typed) <= LAST_YEAR:
        return int(typed)
    if typed:
        asked.left_out(NO_CHOICE, name, typed)
    return None


def day(asked: PageRequest, name: str) -> date | None:
    """A day that a parameter gives."""
    typed = asked.value(name)
    try:
        return parse_day(typed) if typed else None
    except ValueError:
        asked.left_out(NO_CHOICE, name, typed)
        return None
