"""A page of agreements: those a filter asks for, in full or in some fields, in any of several orders."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from db.ledger import current_revision
from db.queries.agreement_filter import AgreementFilter, states_in
from db.queries.agreement_page import ListPosition, count, list_positions, number_of, position_of
from db.queries.agreement_traits import traits
from db.queries.door import Members
from db.session import ReadSession
from models.matching import Matching
from reports.agreements.agreement import FIELDS, agreements, slim_agreements
from reports.agreements.facets import Facet, Trait, facets
from reports.agreements.matching import Key, Sort, keys, matches, matches_traits, reach_groups
from reports.agreements.reading import AgreementReading
from reports.reading import Head
from reports.revision_cache import members_on

ITEM_FIELDS = (*FIELDS, "match")
"""The names by which fields of an item can be asked for."""


class AgreementItem(AgreementReading):
    """An agreement in a list; ``match`` says whether everything asked for certainly holds of it, or only possibly."""

    match: Matching


class AgreementPage(Head):
    """Agreements asked for; ``total`` counts them all, ``next`` is the address of the next page or null.

    ``facets`` hold those that were asked for.
    """

    items: tuple[AgreementItem, ...]
    total: int
    next: str | None
    facets: tuple[Facet, ...] = ()


class SlimAgreementPage(Head):
    """The same with some fields of each agreement only."""

    items: tuple[dict[str, Any], ...]
    total: int
    next: str | None
    facets: tuple[Facet, ...] = ()


class SortedPlace(NamedTuple):
    """Where an agreement stands in an order: by what it goes by, then by id."""

    key: Key
    id: str


@dataclass(frozen=True)
class _Found:
    """The ids of a page, how each matches, how many there are in all, and the last where more follow."""

    ids: list[str]
    match: dict[str, Matching]
    total: int
    last: ListPosition | SortedPlace | None


def _newest(
    session: ReadSession, wanted: AgreementFilter, members: Members, after: ListPosition | None, limit: int
) -> _Found:
    """A page of the order that the database keeps an index of."""
    here = list_positions(session, wanted, members, after=after, limit=limit + 1)
    more, here = len(here) > limit, here[:limit]
    total = len(here)
    if more or after is not None:
        total = count(session, wanted, members)
    ids = [place.id for place in here]
    match = dict.fromkeys(ids, Matching.CERTAIN)
    if wanted.signed_from or wanted.signed_to or wanted.countries or wanted.regions:
        asked = reach_groups(session, wanted, members)
        if wanted.signed_from or wanted.signed_to or any(group.is_uncertain for group in asked):
            known = traits(session, ids)
            match = {key: Matching.of(matches_traits(wanted, known[key], asked)) for key in ids}
    return _Found(ids, match, total, here[-1] if more else None)


def _sorted(
    session: ReadSession,
    wanted: AgreementFilter,
    members: Members,
    sort: Sort,
    after: SortedPlace | None,
    limit: int,
) -> _Found:
    """A page of another order, or of what is derived, from all that match."""
    match = matches(session, wanted, members)
    stands_by = keys(session, sort, wanted.on)
    order = sorted(SortedPlace(stands_by(key), key) for key in match)
    here = order if after is None else [place for place in order if place > after]
    last = here[limit - 1] if len(here) > limit else None
    return _Found([place.id for place in here[:limit]], match, len(match), last)


def _find(
    session: ReadSession,
    wanted: AgreementFilter,
    members: Members,
    sort: Sort,
    after: ListPosition | SortedPlace | None,
    limit: int,
) -> _Found:
    if sort is Sort.NEWEST and not wanted.is_derived:
        return _newest(session, wanted, members, after if isinstance(after, ListPosition) else None, limit)
    if isinstance(after, ListPosition):
        after = SortedPlace(number_of(after), after.id)
    found = _sorted(session, wanted, members, sort, after, limit)
    if sort is Sort.NEWEST and isinstance(found.last, SortedPlace):
        return replace(found, last=position_of(int(found.last.key), found.last.id))
    return found


def _reached(session: ReadSession, wanted: AgreementFilter) -> Collection[str] | None:
    """The states that ``via`` of an item speaks of; None for any."""
    if wanted.countries:
        return wanted.countries
    return states_in(session, wanted.regions) if wanted.regions else None


def agreement_page(
    session: ReadSession,
    wanted: AgreementFilter,
    *,
    sort: Sort = Sort.NEWEST,
    after: ListPosition | SortedPlace | None = None,
    limit: int,
    facets_wanted: Collection[Trait] = (),
    home: str = "",
) -> tuple[AgreementPage, ListPosition | SortedPlace | None]:
    """A page of at most ``limit`` agreements beyond ``after``, and the place of its last where more follow.

    ``home`` is the home state, which is no value of a facet.
    """
    members = members_on(session, wanted.on)
    found = _find(session, wanted, members, sort, after, limit)
    read = agreements(session, found.ids, on=wanted.on, members=members, countries=_reached(session, wanted))
    page = AgreementPage(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(
            AgreementItem.model_construct(**each.__dict__, match=found.match[each.id]) for each in read
        ),
        total=found.total,
        next=None,
        facets=facets(session, wanted, facets_wanted, members, home=home),
    )
    return page, found.last


def slim_agreement_page(
    session: ReadSession,
    wanted: AgreementFilter,
    fields: Collection[str],
    *,
    sort: Sort = Sort.NEWEST,
    after: ListPosition | SortedPlace | None = None,
    limit: int,
    facets_wanted: Collection[Trait] = (),
    home: str = "",
) -> tuple[SlimAgreementPage, ListPosition | SortedPlace | None]:
    """The same with the named fields of each agreement only, and nothing read beyond them."""
    members = members_on(session, wanted.on)
    found = _find(session, wanted, members, sort, after, limit)
    read = slim_agreements(
        session, found.ids, fields, on=wanted.on, members=members, countries=_reached(session, wanted)
    )
    if "match" in fields:
        for each in read:
            each["match"] = found.match[each["id"]]
    page = SlimAgreementPage(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(read),
        total=found.total,
        next=None,
        facets=facets(session, wanted, facets_wanted, members, home=home),
    )
    return page, found.last
