"""The page of reciprocity: what was given and received, partner by partner, and what is still open."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports import charts
from reports.parameters.names import country_codes
from reports.parameters.reading import declared
from reports.parameters.reciprocity import ReciprocityParameters
from reports.reciprocity.reciprocity import reciprocity_report
from web import parameters as filters
from web.page import page
from web.request import page_request
from web.view.footnotes import Footnotes
from web.view.measures import measures
from web.view.pictures import pictures

router = APIRouter()


@router.get("/reciprocity")
def reciprocity(request: Request) -> Response:
    """Every partner, or those asked for."""
    with page_request(request, *declared(ReciprocityParameters)) as found:
        codes = country_codes(found.session, filters.parameters(found, ReciprocityParameters).country)
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
