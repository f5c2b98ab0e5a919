"""Countries side by side as JSON."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from db.queries import country as naming
from reports.countries.comparison import country_comparison
from reports.countries.comparison_reading import FEWEST, MOST, CountryComparison
from reports.parameters.comparison import ComparisonParameters
from reports.parameters.declaration import CountryName
from reports.parameters.names import country_codes

router = APIRouter(prefix="/compare", tags=["countries"])


class CompareQuery(ComparisonParameters):
    """Parameters of the comparison of countries, of which there must be some."""

    country: list[CountryName] = Field(
        min_length=FEWEST,
        max_length=MOST,
        description="The countries to compare, by code or name of the naming table, in any case; repeatable",
        examples=[["FR", "IT"]],
    )


@router.get("", response_model=CountryComparison, summary="Two to five countries side by side")
def compare(
    request: Request, session: SessionDep, home: Home, query: Annotated[CompareQuery, Query()]
) -> Response:
    """Set what is agreed with chosen countries side by side, the rows in which they differ first."""
    codes = country_codes(session, query.country)
    if len(codes) < FEWEST:
        raise HTTPException(422, f"country: name {FEWEST} to {MOST} different countries")
    states = {row.code for row in naming.countries(session, codes) if naming.is_state(row.kind)}
    for code in codes:
        if code == home or code not in states:
            raise HTTPException(422, f"country: {code} is no partner country")
    return answer(country_comparison(session, codes, on=day_of(request, query.on), home=home))
