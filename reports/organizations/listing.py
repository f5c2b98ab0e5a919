"""Organizations page by page: those a filter asks for, in any of several orders."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.search.analyser import document_matches, fold, words_of
from db.session import ReadSession
from models.vocabulary import OrganizationKind
from reports.organizations.organization import OrganizationLine, OrganizationList, organization_list
from reports.revision_cache import members_on


class OrganizationSort(StrEnum):
    """Orders of organizations: those of the home state first and by name, by name alone, or the largest first."""

    HOME = "home"
    NAME = "name"
    AGREEMENTS = "-agreements"
    MEMBERS = "-members"


class OrganizationPlace(NamedTuple):
    """Where an organization stands in an order."""

    key: int
    name: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFilter:
    """What is asked for; empty means all. ``countries``: of which one is, or may be, a member on the day."""

    on: date
    kinds: tuple[OrganizationKind, ...] = ()
    countries: tuple[str, ...] = ()
    home_takes_part: bool | None = None
    q: str = ""


class OrganizationPage(OrganizationList):
    """Organizations asked for; ``total`` counts them all, ``next`` is the address of the next page or null."""

    next: str | None


ORGANIZATION_FIELDS = tuple(OrganizationLine.model_fields)
"""The names by which fields of an organization can be asked for."""


def _place(line: OrganizationLine, sort: OrganizationSort) -> OrganizationPlace:
    key = {
        OrganizationSort.HOME: int(not line.home_takes_part),
        OrganizationSort.NAME: 0,
        OrganizationSort.AGREEMENTS: -line.agreements,
        OrganizationSort.MEMBERS: -line.members,
    }[sort]
    return OrganizationPlace(key, fold(line.name), line.id)


def _words(line: OrganizationLine) -> str:
    # Those that only others belong to are in no index.
    return words_of(line.id, line.name, line.name_zh, line.acronym)


def chosen(
    session: ReadSession, whole: OrganizationList, wanted: OrganizationFilter
) -> tuple[OrganizationLine, ...]:
    """Of all organizations those asked for, in the order given."""
    members = members_on(session, wanted.on) if wanted.countries else {}
    return tuple(
        line
        for line in whole.items
        if (not wanted.kinds or line.kind in wanted.kinds)
        and (not wanted.countries or set(wanted.countries) & set(members.get(line.id, ())))
        and wanted.home_takes_part in (None, line.home_takes_part)
        and (not wanted.q or document_matches(_words(line), wanted.q))
    )


def organization_page(
    session: ReadSession,
    wanted: OrganizationFilter,
    *,
    sort: OrganizationSort = OrganizationSort.HOME,
    after: OrganizationPlace | None = None,
    limit: int,
) -> tuple[OrganizationPage, OrganizationPlace | None]:
    """A page of at most ``limit`` organizations beyond ``after``, and the place of its last where more follow."""
    whole = organization_list(session, on=wanted.on)
    placed = {_place(line, sort): line for line in chosen(session, whole, wanted)}
    order = sorted(place for place in placed if after is None or place > after)
    page = OrganizationPage(
        on=whole.on,
        revision=whole.revision,
        items=tuple(placed[place] for place in order[:limit]),
        total=len(placed),
        home_takes_part=sum(line.home_takes_part for line in placed.values()),
        next=None,
    )
    return page, order[limit - 1] if len(order) > limit else None
