"""The fairness summary as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.fairness import NAME
from reports.documents.fairness import fairness as summary
from web.pages.fairness import PARAMETERS, scope_asked
from web.pdf import paper_asked

router = APIRouter()


@router.get("/fairness.pdf")
def fairness_summary(request: Request) -> Response:
    """The summary of a scope; it takes what the page of fairness takes."""
    with paper_asked(request, *PARAMETERS) as asked:
        found = asked.found
        scope = scope_asked(found)
        return asked.answer(NAME, scope, lambda: summary(found.session, scope, on=found.on, home=found.home))
