"""Organizations as JSON."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from api.dependencies import Asked, OnDay, answer, day_asked
from api.formats import InFormat, listed
from reports.organization import (
    OrganizationList,
    OrganizationReport,
    organization_list,
    organization_report,
)
from reports.tables.party import ORGANIZATIONS

router = APIRouter(prefix="/organizations", tags=["organizations"])


class OrganizationQuery(OnDay, InFormat):
    """Parameters of the list of organizations."""


@router.get("", response_model=OrganizationList, summary="Every organization")
def organizations(request: Request, session: Asked, query: Annotated[OrganizationQuery, Query()]) -> Response:
    """List every organization, those in which the home state takes part first."""
    on = day_asked(request, query.on)
    return listed(request, session, query.format, ORGANIZATIONS, lambda: organization_list(session, on=on))


@router.get("/{organization_id}", response_model=OrganizationReport, summary="One organization")
def organization(
    request: Request, session: Asked, organization_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one organization as of a day: the home state's place in it, its members, its agreements."""
    report = organization_report(session, organization_id, on=day_asked(request, query.on))
    if report is None:
        raise HTTPException(404, f"The record has no organization {organization_id[:100]!r}.")
    return answer(report)
