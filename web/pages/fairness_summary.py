"""The fairness summary as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.fairness import NAME
from reports.documents.fairness import fairness as summary
from web.pages.fairness import PARAMETERS, fairness_scope
from web.pdf import pdf_request

router = APIRouter()


@router.get("/fairness.pdf")
def fairness_summary(request: Request) -> Response:
    """The summary of a scope; it takes what the page of fairness takes."""
    with pdf_request(request, *PARAMETERS) as asked:
        found = asked.found
        scope = fairness_scope(found)
        return asked.answer(NAME, scope, lambda: summary(found.session, scope, on=found.on, home=found.home))
