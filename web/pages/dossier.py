"""The dossier of an agreement as PDF, at an address beside its page."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from db.queries import agreement as queries
from reports.documents.dossier import dossier
from reports.parameters.names import is_slug
from web.pages.problem import unknown
from web.pdf import pdf_request

router = APIRouter()


@router.get("/agreements/{agreement_id}/dossier.pdf")
def agreement_dossier(request: Request, agreement_id: str) -> Response:
    """The dossier; an id that was merged away leads to the one that was kept."""
    with pdf_request(request) as asked:
        found = asked.found
        if not is_slug(agreement_id):
            return unknown(found)
        sheet = dossier(found.session, agreement_id, on=found.on, home=found.home)
        if sheet is None:
            kept = queries.merged_into(found.session, agreement_id)
            if kept is None:
                return unknown(found)
            return RedirectResponse(found.voice.address.at(f"/agreements/{kept}/dossier.pdf"), 308)
        return asked.answer(agreement_id, "dossier", lambda: sheet)
