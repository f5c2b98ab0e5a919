"""Organizations as JSON."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from api import cursor as cursors
from api.dependencies import Asked, OnDay, answer, day_asked, next_page
from api.formats import InFormat, Page, listed_by_page
from api.queries.agreement import Name, countries_asked, fields_of, parted
from db.session import Reading as Session
from models.vocabulary import OrganizationKind
from reports.organization import OrganizationReport, organization_report
from reports.organizations import (
    ORGANIZATION_FIELDS,
    OrganizationFilter,
    OrganizationPage,
    OrganizationPlace,
    OrganizationSort,
    organization_page,
)
from reports.tables.party import ORGANIZATIONS

router = APIRouter(prefix="/organizations", tags=["organizations"])


class OrganizationQuery(OnDay, InFormat):
    """Parameters of the list of organizations."""

    kind: list[OrganizationKind] = Field(default_factory=list)
    country: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="Of which one is, or may be, a member on the day, by code or name; repeatable",
    )
    home_takes_part: bool | None = Field(
        default=None, description="Only those in which the home state takes part, or does not"
    )
    q: Annotated[str, Field(max_length=200)] = Field(
        default="", description="Words of its names, in English or Chinese"
    )
    sort: OrganizationSort = Field(default=OrganizationSort.HOME, description="The order")
    fields: Annotated[list[str], BeforeValidator(parted), AfterValidator(fields_of(ORGANIZATION_FIELDS))] = (
        Field(
            default_factory=list,
            description="Only these fields of each item, with commas between them; id and url are always there",
        )
    )
    limit: Annotated[int, Field(ge=1, le=500)] = Field(default=500, description="How many at most")
    cursor: Annotated[str | None, Field(max_length=2_000)] = Field(
        default=None, description="Where to go on, from 'next'"
    )

    @field_validator("cursor")
    @classmethod
    def _is_of_this_order(cls, cursor: str | None, info: ValidationInfo) -> str | None:
        if cursor is not None and "sort" in info.data:
            _place(info.data["sort"], cursor)
        return cursor


def _place(sort: OrganizationSort, cursor: str) -> OrganizationPlace:
    order, *place = cursors.decode(cursor, str, int, str, str)
    if order != sort.value:
        raise ValueError(cursors.NO_CURSOR)
    return OrganizationPlace(*place)


def organization_filter(session: Session, query: OrganizationQuery, on: date) -> OrganizationFilter:
    """The filter that the parameters ask for."""
    return OrganizationFilter(
        on=on,
        kinds=tuple(query.kind),
        countries=countries_asked(session, query.country),
        home_takes_part=query.home_takes_part,
        q=query.q,
    )


@router.get("", response_model=OrganizationPage, summary="Organizations, those of the home state first")
def organizations(request: Request, session: Asked, query: Annotated[OrganizationQuery, Query()]) -> Response:
    """List organizations by kind, member and words; ``next`` leads to the next page."""
    wanted = organization_filter(session, query, day_asked(request, query.on))

    def page() -> OrganizationPage:
        after = _place(query.sort, query.cursor) if query.cursor else None
        found, last = organization_page(session, wanted, sort=query.sort, after=after, limit=query.limit)
        if last is None:
            return found
        link = next_page(request, cursors.encode(query.sort.value, *last))
        return found.model_copy(update={"next": link})

    def pages(reader: Session, after: Any, limit: int) -> Page:
        found, last = organization_page(reader, wanted, sort=query.sort, after=after, limit=limit)
        return Page(found.items, found.total, last)

    return listed_by_page(request, session, query, ORGANIZATIONS, page, pages, only=query.fields)


@router.get("/{organization_id}", response_model=OrganizationReport, summary="One organization")
def organization(
    request: Request, session: Asked, organization_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one organization as of a day: the home state's place in it, its members, its agreements."""
    report = organization_report(session, organization_id, on=day_asked(request, query.on))
    if report is None:
        raise HTTPException(404, f"The record has no organization {organization_id[:100]!r}.")
    return answer(report)
