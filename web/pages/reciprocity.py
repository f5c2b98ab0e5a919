"""The page of reciprocity: what was given and received, partner by partner, and what is still open."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.wording.reason import N_
from reports import charts
from reports.reciprocity.reciprocity import reciprocity_report
from reports.revision_cache import code_of
from web.page import page
from web.request import PageRequest, page_request
from web.view.footnotes import Footnotes
from web.view.measures import measures
from web.view.pictures import pictures

router = APIRouter()


def country_codes(found: PageRequest) -> tuple[str, ...]:
    """The countries that the address names; what is no country is named and left out."""
    codes = []
    for typed in found.request.query_params.getlist("country"):
        name = typed.strip()
        code = code_of(found.session, name) if name else None
        if code is not None:
            codes.append(code)
        elif name:
            found.left_out(N_("No country is called “%(value)s”; it was left out."), "", name)
    return tuple(dict.fromkeys(codes))


@router.get("/reciprocity")
def reciprocity(request: Request) -> Response:
    """Every partner, or those asked for."""
    with page_request(request, "country") as found:
        codes = country_codes(found)
        report = reciprocity_report(found.session, on=found.on, home=found.home, countries=codes)
        wording = found.voice.wording
        return page(
            found,
            "reciprocity.html",
            report=report,
            countries=codes,
            notes=Footnotes.of(report.sources),
            images=pictures(
                (charts.reciprocity(report, wording), charts.clauses_by_partner(report, wording)), "all"
            ),
            **measures(found.voice),
        )
