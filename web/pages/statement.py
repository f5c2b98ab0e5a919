"""The statement of the sample ledger as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.documents.statement import KIND
from web.pdf import answer_report

router = APIRouter()


@router.get("/samples/statement.pdf")
def sample_statement(request: Request) -> Response:
    """The statement; it takes what the page of samples takes."""
    return answer_report(request, KIND)
