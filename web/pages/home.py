"""The home page: find a country, see how large the record is, what is new and what ends soon."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.overview import overview
from web.asking import asked
from web.pages.country import by_region
from web.rendering import page

router = APIRouter()


@router.get("/")
def home(request: Request) -> Response:
    """The record at a glance."""
    with asked(request) as found:
        report = overview(found.session, on=found.on, home=found.home)
        return page(found, "home.html", report=report, regions=by_region(found, list(report.partners)))
