"""Benefits as JSON: clauses on sharing by kind, direction and cluster, over partners and years."""

from typing import Annotated, Self

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field, model_validator

from api.parameters.agreement import mission_ids
from api.parameters.dependencies import Home, OnDay, SessionDep, answer, country_code, day_of
from db.session import ReadSession
from reports.benefits.benefits import BenefitReport, benefit_report

router = APIRouter(prefix="/benefits", tags=["fairness"])

Year = Annotated[int, Field(ge=1900, le=2200)]


class BenefitQuery(OnDay):
    """Parameters that say which clauses are meant."""

    country: Annotated[str, Field(min_length=2, max_length=100)] | None = Field(
        default=None,
        description="One country by code or name; it is set beside partners like it. All where left out",
    )
    mission: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(
        default_factory=list, max_length=50, description="Id of a mission that clauses are about"
    )
    signed_from: Year | None = Field(default=None, description="Year of signature, from")
    signed_to: Year | None = Field(default=None, description="Year of signature, to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.signed_from is not None and self.signed_to is not None and self.signed_to < self.signed_from:
            raise ValueError("signed_to lies before signed_from")
        return self


def benefits_asked(request: Request, session: ReadSession, home: str, query: BenefitQuery) -> BenefitReport:
    """The summary that the parameters ask for; 404 where the record has no such country or mission."""
    return benefit_report(
        session,
        on=day_of(request, query.on),
        home=home,
        country=country_code(session, query.country) if query.country else None,
        missions=mission_ids(session, query.mission),
        signed_from=query.signed_from,
        signed_to=query.signed_to,
    )


@router.get("", response_model=BenefitReport, summary="What agreements share, by kind, direction and partner")
def benefits(
    request: Request, session: SessionDep, home: Home, query: Annotated[BenefitQuery, Query()]
) -> Response:
    """Count clauses by kind, direction and cluster, per partner and year, with how much of the record is coded."""
    return answer(benefits_asked(request, session, home, query))
