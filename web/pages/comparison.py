"""The clauses of chosen countries side by side as PDF, at an address beside their page."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from models.wording.reason import N_
from reports.clauses.comparison import FEWEST, MOST
from reports.documents.clause_comparison import KIND
from reports.parameters.reading import declared
from web.pdf import pdf_request

router = APIRouter()


@router.get("/clauses/compare.pdf")
def clauses_compared(request: Request) -> Response:
    """Two to five countries side by side, kind by kind."""
    with pdf_request(request, *declared(KIND.parameters)) as asked:
        found, wanted = asked.found, asked.wanted(KIND)
        if not found.notices and not FEWEST <= len(wanted.countries) <= MOST:
            raise HTTPException(422, found.gettext(N_("Name two to five countries, each as country=….")))
        return asked.answered(KIND, wanted)
