"""About the record: how it was collected and counted, the public claims beside it, its gaps and licences."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.set_aside import set_aside
from reports.claims import claim_report
from reports.other_facts import set_aside_readings
from reports.reading import Bibliography
from web.page import page
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()


@router.get("/about")
def about(request: Request) -> Response:
    """Counting rules, claims, what was set aside, gaps, licences."""
    with page_request(request) as found:
        report = claim_report(found.session, on=found.on, home=found.home)
        aside = set_aside_readings(found.session, set_aside(found.session))
        bibliography = Bibliography()
        for sources in (*(each.sources for each in report.items), *(each.sources for each in aside)):
            bibliography.cite(sources)
        return page(found, "about.html", report=report, aside=aside, notes=Footnotes.of(bibliography.sources))
