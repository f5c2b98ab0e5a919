"""Organizations as JSON."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.agreement import Name, country_codes
from api.parameters.dependencies import OnDay, SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Limit, Sorted, page_response
from db.session import ReadSession
from models.vocabulary import OrganizationKind
from reports.exports.tables.party import ORGANIZATIONS
from reports.organizations.listing import (
    ORGANIZATION_FIELDS,
    OrganizationFilter,
    OrganizationPage,
    OrganizationPlace,
    OrganizationSort,
    organization_page,
)
from reports.organizations.organization import OrganizationReport, organization_report

router = APIRouter(prefix="/organizations", tags=["organizations"])


class OrganizationParameters(OnDay):
    """Parameters that say which organizations are meant, and in which order."""

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


class OrganizationQuery(Sorted, OrganizationParameters, InFormat):
    """Parameters of the list of organizations."""

    FIELDS = ORGANIZATION_FIELDS
    PLACE = OrganizationPlace

    limit: Limit = 500


def organization_filter(session: ReadSession, query: OrganizationParameters, on: date) -> OrganizationFilter:
    """The filter that the parameters ask for."""
    return OrganizationFilter(
        on=on,
        kinds=tuple(query.kind),
        countries=country_codes(session, query.country),
        home_takes_part=query.home_takes_part,
        q=query.q,
    )


@router.get("", response_model=OrganizationPage, summary="Organizations, those of the home state first")
def organizations(
    request: Request, session: SessionDep, query: Annotated[OrganizationQuery, Query()]
) -> Response:
    """List organizations by kind, member and words; ``next`` leads to the next page."""
    wanted = organization_filter(session, query, day_of(request, query.on))
    return page_response(
        request, session, query, ORGANIZATIONS, partial(organization_page, wanted=wanted, sort=query.sort)
    )


@router.get("/{organization_id}", response_model=OrganizationReport, summary="One organization")
def organization(
    request: Request, session: SessionDep, organization_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one organization as of a day: the home state's place in it, its members, its agreements."""
    report = organization_report(session, organization_id, on=day_of(request, query.on))
    if report is None:
        raise HTTPException(404, f"The record has no organization {organization_id[:100]!r}.")
    return answer(report)
