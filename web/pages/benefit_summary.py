"""The benefit summary as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.benefits import NAME
from reports.documents.benefits import benefits as summary
from web import parameters as filters
from web.pages.benefits import year_asked
from web.pdf import pdf_request

router = APIRouter()


@router.get("/benefits.pdf")
def benefit_summary(request: Request) -> Response:
    """The summary of all partners, or of one country; it takes what the page of benefits takes."""
    with pdf_request(request, "country", "mission", "signed_from", "signed_to") as asked:
        found = asked.found
        code = next(iter(filters.countries(found)), None)
        missions = filters.missions(found)
        since, until = year_asked(found, "signed_from"), year_asked(found, "signed_to")
        return asked.answer(
            NAME,
            (code, missions, since, until),
            lambda: summary(
                found.session,
                on=found.on,
                home=found.home,
                country=code,
                missions=missions,
                signed_from=since,
                signed_to=until,
            ),
        )
