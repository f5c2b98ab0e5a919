"""Pages of agreements, newest first, read off an index in the order of the page, and how many there are in all."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    or_,
    select,
    tuple_,
    union,
)

from db.queries.agreement_filter import (
    AgreementFilter,
    found_by_words,
    id_conditions,
    own_conditions,
    partner_conditions,
)
from db.queries.door import Members, organizations_of
from db.search.index import SAME_DAY, IndexMatch, search_words
from db.session import ReadSession
from models.agreement import EVERYWHERE, Agreement, AgreementListing, day_of_place, newest_first
from models.via import VIAS, Via

UNDATED = date.min
"""Stands for the missing date of an undated agreement in the order, newest first."""

MOST_LISTS = 60
"""Lists merged for one page; of more, one pass over the list of all is quicker."""

L = AgreementListing
S = TypeVar("S", Select[int], Select[int, str])


class ListPosition(NamedTuple):
    """Where an agreement stands in the order: newest first, then by id; undated ones last."""

    signed: date
    id: str


def number_of(place: ListPosition) -> int:
    """The number by which lists go, for a place."""
    return newest_first(None if place.signed == UNDATED else place.signed)


def position_of(number: int, key: str) -> ListPosition:
    """The place that a number of the lists and an id stand for."""
    return ListPosition(day_of_place(number) or UNDATED, key)


class _List(NamedTuple):
    """One list, of all, of a state or of an organization; perhaps only what is multilateral in it, or what is not."""

    under: str | BindParameter[str]
    multilateral: bool | None = None

    @property
    def condition(self) -> ColumnElement[bool]:
        here = L.listed_under == self.under
        return here if self.multilateral is None else and_(here, L.multilateral.is_(self.multilateral))


def _listed_page(
    lists: Sequence[ColumnElement[bool]],
    bounds: Sequence[ColumnElement[bool]],
    conditions: Sequence[ColumnElement[bool]],
    limit: int | BindParameter[int] | None,
) -> Select[int, str]:
    """The page of several lists merged: each gives as many as the page holds, in its order."""
    arms: list[Select[int, str]] = []
    for each in lists:
        arm = select(L.newest_first, L.agreement_id).where(each, *bounds)
        if conditions:
            arm = arm.join(Agreement, Agreement.id == L.agreement_id).where(*conditions)
        arms.append(arm.order_by(L.newest_first, L.agreement_id).limit(limit))
    if len(arms) == 1:
        return arms[0]
    merged = union(*(select(arm.subquery()) for arm in arms)).subquery()
    place, key = merged.c
    return select(place, key).order_by(place, key).limit(limit)


@lru_cache(maxsize=256)
def _prepared_page(multilateral: tuple[bool | None, ...], goes_on: bool) -> Select[int, str]:
    """The page of so many lists, of which nothing else is asked: a statement takes longer to put together than to run."""
    lists = [_List(bindparam(f"list_{number}"), each) for number, each in enumerate(multilateral)]
    bounds: list[ColumnElement[bool]] = [L.newest_first >= bindparam("since")]
    if goes_on:
        place, key = bindparam("place", type_=Integer), bindparam("key", type_=String)
        bounds.append(tuple_(L.newest_first, L.agreement_id) > tuple_(place, key))
    return _listed_page([each.condition for each in lists], bounds, (), bindparam("most"))


def _values(
    lists: Sequence[_List], wanted: AgreementFilter, after: ListPosition | None, limit: int
) -> dict[str, object]:
    values: dict[str, object] = {f"list_{number}": each.under for number, each in enumerate(lists)}
    values |= {"since": newest_first(wanted.on), "most": limit}
    return values if after is None else {**values, "place": number_of(after), "key": after.id}


def _found_page(
    found: IndexMatch,
    wanted: AgreementFilter,
    conditions: Sequence[ColumnElement[bool]],
    after: ListPosition | None,
    limit: int | None,
) -> Select[int, str]:
    """The page of what words find, in the order in which the search index stands."""
    page: Select[int, str] = select(found.place, search_words.c.record_id)
    statement = _found(page, found, wanted, conditions)
    if after is not None:
        number = number_of(after)
        statement = statement.where(
            found.place >= number * SAME_DAY,
            or_(found.place >= (number + 1) * SAME_DAY, search_words.c.record_id > after.id),
        )
    return statement.order_by(found.place).limit(limit)


def _found(
    statement: S,
    found: IndexMatch,
    wanted: AgreementFilter,
    conditions: Sequence[ColumnElement[bool]],
) -> S:
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


def _lists(wanted: AgreementFilter, members: Members) -> list[_List] | None:
    """The lists of the countries asked for; None where the list of all serves better."""
    if not wanted.countries or wanted.regions:
        return None
    doors = wanted.via or VIAS
    lists = []
    if Via.DIRECT in doors or Via.MULTILATERAL in doors:
        both = Via.DIRECT in doors and Via.MULTILATERAL in doors
        lists += [_List(code, None if both else Via.MULTILATERAL in doors) for code in wanted.countries]
    if Via.ORGANIZATION in doors:
        lists += [_List(key) for key in organizations_of(members, wanted.countries)]
    return lists if 0 < len(lists) <= MOST_LISTS else None


def list_positions(
    session: ReadSession,
    wanted: AgreementFilter,
    members: Members,
    *,
    after: ListPosition | None = None,
    limit: int | None = None,
) -> list[ListPosition]:
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
        return [position_of(place // SAME_DAY, key) for place, key in session.execute(statement)]
    lists = None if limit is None else _lists(wanted, members)
    if lists is None:
        conditions += partner_conditions(session, wanted, members)
        lists = [_List(EVERYWHERE)]
    if limit is not None and not conditions and wanted.changed_since is None:
        statement = _prepared_page(tuple(each.multilateral for each in lists), after is not None)
        rows = session.execute(statement, _values(lists, wanted, after, limit))
    else:
        bounds = _bounds(wanted)
        if after is not None:
            bounds.append(tuple_(L.newest_first, L.agreement_id) > tuple_(number_of(after), after.id))
        statement = _listed_page([each.condition for each in lists], bounds, conditions, limit)
        rows = session.execute(statement)
    return [position_of(number, key) for number, key in rows]


def count(session: ReadSession, wanted: AgreementFilter, members: Members) -> int:
    """How many agreements are asked for; what is derived is not judged here."""
    conditions = own_conditions(wanted)
    number = select(func.count())
    if wanted.q:
        found = found_by_words(session, wanted)
        if found is None:
            return 0
        conditions += partner_conditions(session, wanted, members)
        return session.scalar(_found(number, found, wanted, conditions)) or 0
    lists = None if conditions else _lists(wanted, members)
    if lists is not None:
        distinct = select(func.count(L.agreement_id.distinct()))
        statement = (number.select_from(L) if len(lists) == 1 else distinct).where(
            or_(*(each.condition for each in lists))
        )
    else:
        conditions += partner_conditions(session, wanted, members)
        statement = number.select_from(L).where(L.listed_under == EVERYWHERE)
        if conditions:
            statement = statement.join(Agreement, Agreement.id == L.agreement_id).where(and_(*conditions))
    return session.scalar(statement.where(*_bounds(wanted))) or 0
