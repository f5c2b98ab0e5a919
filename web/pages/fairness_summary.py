"""The fairness summary as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.fairness import KIND
from web.pdf import answer_report

router = APIRouter()


@router.get("/fairness.pdf")
def fairness_summary(request: Request) -> Response:
    """The summary of a scope; it takes what the page of fairness takes."""
    return answer_report(request, KIND)
