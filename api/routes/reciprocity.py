"""Reciprocity as JSON: given, received, promised and open, partner by partner."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.agreement import country_codes
from api.parameters.dependencies import Home, OnDay, SessionDep, answer, day_of
from reports.reciprocity.reading import ReciprocityReport
from reports.reciprocity.reciprocity import reciprocity_report

router = APIRouter(prefix="/reciprocity", tags=["fairness"])


class ReciprocityQuery(OnDay):
    """Parameters that say which partners are meant."""

    country: list[Annotated[str, Field(min_length=2, max_length=100)]] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable; all partners "
        "where left out",
    )


@router.get("", response_model=ReciprocityReport, summary="What was given and received, by partner")
def reciprocity(
    request: Request, session: SessionDep, home: Home, query: Annotated[ReciprocityQuery, Query()]
) -> Response:
    """Tell for each partner what was given and received, with limits, by kind and mission, promised and delivered."""
    codes = country_codes(session, query.country)
    return answer(reciprocity_report(session, on=day_of(request, query.on), home=home, countries=codes))
