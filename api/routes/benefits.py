"""Benefits as JSON: clauses on sharing by kind, direction and cluster, over partners and years."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from reports.benefits.benefits import benefit_report
from reports.benefits.reading import BenefitReport
from reports.parameters.benefits import BenefitParameters, benefit_scope

router = APIRouter(prefix="/benefits", tags=["fairness"])


@router.get("", response_model=BenefitReport, summary="What agreements share, by kind, direction and partner")
def benefits(
    request: Request, session: SessionDep, home: Home, query: Annotated[BenefitParameters, Query()]
) -> Response:
    """Count clauses by kind, direction and cluster, per partner and year, with how much of the record is coded."""
    scope = benefit_scope(session, query)
    return answer(benefit_report(session, on=day_of(request, query.on), home=home, **scope))
