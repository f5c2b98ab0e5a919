"""One agreement with every fact it rests on: its page, and its dossier as PDF."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from db.queries import agreement as queries
from reports import charts
from reports.agreements.agreement import agreement_report
from reports.agreements.bibliographic import Style
from reports.agreements.family import family_report
from reports.documents.dossier import KIND
from reports.documents.report import NothingToPrint
from reports.history import record_fields, record_history
from reports.parameters.names import is_slug
from web.page import page
from web.pages.problem import unknown
from web.pdf import pdf_request
from web.request import page_request
from web.view.acts import signing, steps
from web.view.footnotes import Footnotes
from web.view.pictures import pictures

router = APIRouter()

STYLES = {Style.BIBTEX: "BibTeX", Style.RIS: "RIS", Style.CSL: "CSL-JSON"}
"""Ways to cite a record, by their own names."""


@router.get("/agreements/{agreement_id}")
def agreement(request: Request, agreement_id: str) -> Response:
    """One agreement; an id that was merged away leads to the one that was kept."""
    with page_request(request) as found:
        if not is_slug(agreement_id):
            return unknown(found)
        report = agreement_report(found.session, agreement_id, on=found.on)
        if report is None:
            kept = queries.merged_into(found.session, agreement_id)
            if kept is None:
                return unknown(found)
            return RedirectResponse(found.voice.address.at(f"/agreements/{kept}"), 308)
        here = report.agreement
        family = family_report(found.session, here.id, on=found.on) if here.relations else None
        chart = charts.family(family, found.voice.wording) if family and len(family.members) > 1 else None
        return page(
            found,
            "agreement.html",
            report=report,
            agreement=here,
            notes=Footnotes.own(here.sources),
            supports={each.position: each.supports for each in here.sources if each.supports},
            bodies={body.id: body for body in (*here.home_parties, *here.partner_parties)},
            family=pictures((chart,), "family"),
            steps=steps(here, found.on),
            signing=signing(here),
            history=record_history(found.session, "agreement", here.id),
            fields={name: found.gettext(words) for name, words in record_fields("agreement").items()},
            styles=STYLES,
        )


@router.get("/agreements/{agreement_id}/dossier.pdf")
def agreement_dossier(request: Request, agreement_id: str) -> Response:
    """The dossier as PDF; an id that was merged away leads to the one that was kept."""
    with pdf_request(request, KIND) as asked:
        found = asked.found
        if not is_slug(agreement_id):
            return unknown(found)
        try:
            dossier = KIND.report(found.session, agreement_id, found.on, found.home)
        except NothingToPrint:
            kept = queries.merged_into(found.session, agreement_id)
            if kept is None:
                return unknown(found)
            return RedirectResponse(found.voice.address.at(f"/agreements/{kept}/dossier.pdf"), 308)
        return asked.answer(KIND, agreement_id, dossier)
