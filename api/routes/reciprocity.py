"""Reciprocity as JSON: given, received, promised and open, partner by partner."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from reports.parameters.names import country_codes
from reports.parameters.reciprocity import ReciprocityParameters
from reports.reciprocity.reading import ReciprocityReport
from reports.reciprocity.reciprocity import reciprocity_report

router = APIRouter(prefix="/reciprocity", tags=["fairness"])


@router.get("", response_model=ReciprocityReport, summary="What was given and received, by partner")
def reciprocity(
    request: Request, session: SessionDep, home: Home, query: Annotated[ReciprocityParameters, Query()]
) -> Response:
    """Tell for each partner what was given and received, with limits, by kind and mission, promised and delivered."""
    codes = country_codes(session, query.country)
    return answer(reciprocity_report(session, on=day_of(request, query.on), home=home, countries=codes))
