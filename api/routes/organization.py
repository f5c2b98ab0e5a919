"""Organizations as JSON."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.dependencies import SessionDep, answer, day_of
from api.parameters.formats import InFormat
from api.parameters.paging import Limit, Sorted, page_response
from reports.exports.tables.party import ORGANIZATIONS
from reports.organizations.listing import (
    ORGANIZATION_FIELDS,
    OrganizationPage,
    OrganizationPlace,
    OrganizationSort,
    organization_page,
)
from reports.organizations.organization import OrganizationReport, organization_report
from reports.parameters.declaration import OnDay
from reports.parameters.organization import OrganizationParameters, organization_filter

router = APIRouter(prefix="/organizations", tags=["organizations"])


class _InOrder(OrganizationParameters):
    """The same with the order of a list."""

    sort: OrganizationSort = Field(default=OrganizationSort.HOME, description="The order")


class OrganizationQuery(Sorted, _InOrder, InFormat):
    """Parameters of the list of organizations."""

    FIELDS = ORGANIZATION_FIELDS
    PLACE = OrganizationPlace

    limit: Limit = 500


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
