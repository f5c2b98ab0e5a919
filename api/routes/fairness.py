"""Fairness figures as JSON: how evenly samples were shared, in a scope, with bounds."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from reports.fairness.fairness import FairnessReport, fairness_report
from reports.parameters.fairness import FairnessParameters, fairness_scope

router = APIRouter(prefix="/fairness", tags=["fairness"])


@router.get("", response_model=FairnessReport, summary="How evenly samples were shared")
def fairness(
    request: Request, session: SessionDep, home: Home, query: Annotated[FairnessParameters, Query()]
) -> Response:
    """Tell who received how much, and every index with its lower and upper bound, coverage, method and records.

    A scope that selects nothing gives a distribution without figures that says so.
    """
    scope = fairness_scope(session, query)
    return answer(fairness_report(session, scope, on=day_of(request, query.on), home=home))
