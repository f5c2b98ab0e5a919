"""The benefit summary as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.benefits import KIND
from web.pdf import answer_report

router = APIRouter()


@router.get("/benefits.pdf")
def benefit_summary(request: Request) -> Response:
    """The summary of all partners, or of one country; it takes what the page of benefits takes."""
    return answer_report(request, KIND)
