"""The page of benefits: what agreements share besides samples, who gives, with whom, and since when."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries import clause as queries
from db.queries.mission import unknown
from models.wording.reason import N_
from reports import charts
from reports.benefits.benefits import benefit_report
from reports.clauses.matrix import MatrixRows, clause_matrix
from web.page import page
from web.pages.reciprocity import country_codes
from web.request import FIRST_YEAR, LAST_YEAR, PageRequest, page_request
from web.view.measures import measures
from web.view.pictures import pictures

router = APIRouter()


def year_asked(found: PageRequest, name: str) -> int | None:
    """A year of the form; one that is none is named and left out."""
    typed = found.value(name)
    if typed.isascii() and typed.isdecimal() and FIRST_YEAR <= int(typed[:5]) <= LAST_YEAR:
        return int(typed)
    if typed:
        found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), name, typed)
    return None


@router.get("/benefits")
def benefits(request: Request) -> Response:
    """All partners, or one country beside partners like it."""
    with page_request(request, "country", "mission", "signed_from", "signed_to") as found:
        codes = country_codes(found)[:1]
        given = tuple(key for key in found.request.query_params.getlist("mission") if key)
        strange = unknown(found.session, given)
        for key in strange:
            found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), "mission", key)
        report = benefit_report(
            found.session,
            on=found.on,
            home=found.home,
            country=codes[0] if codes else None,
            missions=tuple(key for key in given if key not in strange),
            signed_from=year_asked(found, "signed_from"),
            signed_to=year_asked(found, "signed_to"),
        )
        matrix = clause_matrix(
            found.session,
            queries.ClauseFilter(
                on=found.on,
                countries=codes,
                missions=report.missions,
                signed_from=report.signed_from,
                signed_to=report.signed_to,
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
