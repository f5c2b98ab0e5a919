"""Benefits: the page of what agreements share besides samples, who gives, with whom, since when; and it as PDF."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries import clause as queries
from reports import charts
from reports.benefits.benefits import benefit_report
from reports.clauses.matrix import MatrixRows, clause_matrix
from reports.documents.benefits import KIND
from reports.parameters.benefits import BenefitParameters, benefit_scope
from reports.parameters.reading import declared
from web import parameters as filters
from web.page import page
from web.pdf import answer_report
from web.request import page_request
from web.view.measures import measures
from web.view.pictures import pictures

router = APIRouter()


@router.get("/benefits")
def benefits(request: Request) -> Response:
    """All partners, or one country beside partners like it."""
    with page_request(request, *declared(BenefitParameters)) as found:
        scope = benefit_scope(found.session, filters.parameters(found, BenefitParameters))
        report = benefit_report(found.session, on=found.on, home=found.home, **scope)
        codes = (scope["country"],) if scope["country"] else ()
        matrix = clause_matrix(
            found.session,
            queries.ClauseFilter(
                on=found.on,
                countries=codes,
                missions=scope["missions"],
                signed_from=scope["signed_from"],
                signed_to=scope["signed_to"],
            ),
            by=MatrixRows.COUNTRY,
        )
        wording = found.voice.wording
        # One row alone is told better by the table of kinds.
        heat = charts.clause_matrix(matrix, wording) if not codes else None
        return page(
            found,
            "benefits.html",
            report=report,
            missions=queries.missions(found.session),
            unknown_kinds=[line.kind for line in report.kinds if not line.counted.clauses],
            bare=[line for line in report.partners if not line.counted.clauses],
            images=pictures((charts.clause_years(report, wording), heat), "all"),
            **measures(found.voice),
        )


@router.get("/benefits.pdf")
def benefit_summary(request: Request) -> Response:
    """The summary of all partners, or of one country, as PDF; it takes what the page takes."""
    return answer_report(request, KIND)
