"""The statement of the sample ledger as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.statement import NAME, statement
from reports.samples.holdings import Level
from web import parameters as filters
from web.pages.sample import FILTERS, movement_filter
from web.pdf import pdf_request

router = APIRouter()


@router.get("/samples/statement.pdf")
def sample_statement(request: Request) -> Response:
    """The statement; it takes what the page of samples takes."""
    with pdf_request(request, *FILTERS, "holders") as asked:
        found = asked.found
        wanted = movement_filter(found)
        level = filters.one(found, "holders", Level) or Level.STATE
        return asked.answer(
            NAME,
            (wanted, level),
            lambda: statement(found.session, on=found.on, home=found.home, wanted=wanted, level=level),
        )
