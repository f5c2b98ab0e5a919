"""Pages of agreements, newest first, read off an index in the order of the page, and how many there are in all."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_, union

from db.queries.agreement_filter import (
    AgreementFilter,
    found_by_words,
    id_conditions,
    own_conditions,
    partner_conditions,
)
from db.queries.door import DOORS, Door, Members, listed, organizations_of
from db.search import SAME_DAY, Found, search_words
from db.session import Reading
from models.agreement import EVERYWHERE, Agreement, AgreementListing, day_of_place, newest_first

UNDATED = date.min
"""Stands for the missing date of an undated agreement in the order, newest first."""

MOST_LISTS = 60
"""Lists merged for one page; of more, one pass over the list of all is quicker."""

L = AgreementListing


class Place(NamedTuple):
    """Where an agreement stands in the order: newest first, then by id; undated ones last."""

    signed: date
    id: str


def number_of(place: Place) -> int:
    """The number by which lists go, for a place."""
    return newest_first(None if place.signed == UNDATED else place.signed)


def place_of(number: int, key: str) -> Place:
    """The place that a number of the lists and an id stand for."""
    return Place(day_of_place(number) or UNDATED, key)


def _listed_page(
    lists: Sequence[ColumnElement[bool]],
    bounds: Sequence[ColumnElement[bool]],
    conditions: Sequence[ColumnElement[bool]],
    after: Place | None,
    limit: int | None,
) -> Select[Any]:
    """The page of several lists merged: each gives as many as the page holds, in its order."""
    if after is not None:
        bounds = [*bounds, tuple_(L.newest_first, L.agreement_id) > tuple_(number_of(after), after.id)]
    arms: list[Select[Any]] = []
    for each in lists:
        arm = cast(Select[Any], select(L.newest_first, L.agreement_id).where(each, *bounds))
        if conditions:
            arm = arm.join(Agreement, Agreement.id == L.agreement_id).where(*conditions)
        arms.append(arm.order_by(L.newest_first, L.agreement_id).limit(limit))
    if len(arms) == 1:
        return arms[0]
    merged = union(*(select(arm.subquery()) for arm in arms)).subquery()
    place, key = merged.c
    return select(place, key).order_by(place, key).limit(limit)


def _found_page(
    found: Found,
    wanted: AgreementFilter,
    conditions: Sequence[ColumnElement[bool]],
    after: Place | None,
    limit: int | None,
) -> Select[Any]:
    """The page of what words find, in the order in which the search index stands."""
    statement = _found(select(found.place, search_words.c.record_id), found, wanted, conditions)
    if after is not None:
        number = number_of(after)
        statement = statement.where(
            found.place >= number * SAME_DAY,
            or_(found.place >= (number + 1) * SAME_DAY, search_words.c.record_id > after.id),
        )
    return statement.order_by(found.place).limit(limit)


def _found(
    statement: Select[Any],
    found: Found,
    wanted: AgreementFilter,
    conditions: Sequence[ColumnElement[bool]],
) -> Select[Any]:
    statement = statement.select_from(search_words)
    if conditions:
        statement = statement.join(Agreement, Agreement.id == search_words.c.record_id).where(*conditions)
    return statement.where(
        found.condition,
        found.place >= newest_first(wanted.on) * SAME_DAY,
        *id_conditions(wanted, search_words.c.record_id),
    )


def _bounds(wanted: AgreementFilter) -> list[ColumnElement[bool]]:
    # What was signed after the day asked about did not exist yet.
    return [L.newest_first >= newest_first(wanted.on), *id_conditions(wanted, L.agreement_id)]


def _lists(wanted: AgreementFilter, members: Members) -> list[ColumnElement[bool]] | None:
    """The lists of the countries asked for, one condition each; None where the list of all serves better."""
    if not wanted.countries or wanted.regions:
        return None
    doors = wanted.via or DOORS
    lists = []
    if Door.DIRECT in doors or Door.MULTILATERAL in doors:
        lists += [listed(doors, [code], ()) for code in wanted.countries]
    if Door.ORGANIZATION in doors:
        lists += [listed(doors, (), [key]) for key in organizations_of(members, wanted.countries)]
    return lists if 0 < len(lists) <= MOST_LISTS else None


def places(
    session: Reading,
    wanted: AgreementFilter,
    members: Members,
    *,
    after: Place | None = None,
    limit: int | None = None,
) -> list[Place]:
    """Where the agreements asked for stand, in order, beyond ``after``, at most ``limit`` of them.

    What is derived (``AgreementFilter.is_derived``) is not judged here.
    """
    conditions = own_conditions(wanted)
    if wanted.q:
        found = found_by_words(session, wanted)
        if found is None:
            return []
        conditions += partner_conditions(session, wanted, members)
        statement = _found_page(found, wanted, conditions, after, limit)
        return [place_of(place // SAME_DAY, key) for place, key in session.execute(statement)]
    lists = _lists(wanted, members)
    if lists is None or limit is None:
        conditions += partner_conditions(session, wanted, members)
        lists = [L.listed_under == EVERYWHERE]
    statement = _listed_page(lists, _bounds(wanted), conditions, after, limit)
    return [place_of(number, key) for number, key in session.execute(statement)]


def count(session: Reading, wanted: AgreementFilter, members: Members) -> int:
    """How many agreements are asked for; what is derived is not judged here."""
    conditions = own_conditions(wanted)
    number: Select[Any] = select(func.count())
    if wanted.q:
        found = found_by_words(session, wanted)
        if found is None:
            return 0
        conditions += partner_conditions(session, wanted, members)
        return session.scalar(_found(number, found, wanted, conditions)) or 0
    lists = None if conditions else _lists(wanted, members)
    if lists is not None:
        distinct = select(func.count(L.agreement_id.distinct()))
        statement = (number.select_from(L) if len(lists) == 1 else distinct).where(or_(*lists))
    else:
        conditions += partner_conditions(session, wanted, members)
        statement = number.select_from(L).where(L.listed_under == EVERYWHERE)
        if conditions:
            statement = statement.join(Agreement, Agreement.id == L.agreement_id).where(and_(*conditions))
    return session.scalar(statement.where(*_bounds(wanted))) or 0
