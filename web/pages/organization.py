"""Organizations: the list of all, and the page of one with its members and agreements."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.organizations.listing import chosen
from reports.organizations.organization import organization_list, organization_report
from reports.parameters.names import is_slug
from reports.parameters.organization import OrganizationParameters, organization_filter
from reports.parameters.reading import declared
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.request import page_request
from web.view.footnotes import Footnotes
from web.view.groups import agreement_groups

router = APIRouter()


@router.get("/organizations")
def organizations(request: Request) -> Response:
    """Every organization: those in which the home state takes part, then those that bind partners."""
    with page_request(request, *declared(OrganizationParameters)) as found:
        wanted = organization_filter(
            found.session, filters.parameters(found, OrganizationParameters), found.on
        )
        report = organization_list(found.session, on=found.on)
        lines = chosen(found.session, report, wanted)
        ours = [line for line in lines if line.home_takes_part]
        others = [line for line in lines if not line.home_takes_part]
        return page(found, "organizations.html", report=report, ours=ours, others=others)


@router.get("/organizations/{organization_id}")
def organization(request: Request, organization_id: str) -> Response:
    """One organization."""
    with page_request(request) as found:
        slug = is_slug(organization_id)
        report = organization_report(found.session, organization_id, on=found.on) if slug else None
        if report is None:
            return unknown(found)
        return page(
            found,
            "organization.html",
            report=report,
            organization_=report.organization,
            notes=Footnotes.of(report.sources),
            groups=agreement_groups(found, report.agreements),
        )
