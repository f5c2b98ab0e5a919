"""The parameters of the benefit summary."""

from typing import Self, TypedDict

from pydantic import Field, model_validator

from db.session import ReadSession
from reports.parameters.declaration import CountryName, EndsBeforeItBegins, MissionId, OnDay, Year
from reports.parameters.names import country_code, mission_ids


class BenefitParameters(OnDay):
    """Parameters that say which clauses are meant."""

    country: CountryName | None = Field(
        default=None,
        description="One country by code or name; it is set beside partners like it. All where left out",
    )
    mission: list[MissionId] = Field(
        default_factory=list, max_length=50, description="Id of a mission that clauses are about"
    )
    signed_from: Year | None = Field(default=None, description="Year of signature, from")
    signed_to: Year | None = Field(default=None, description="Year of signature, to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.signed_from is not None and self.signed_to is not None and self.signed_to < self.signed_from:
            raise EndsBeforeItBegins("signed_from", "signed_to", "signed_to lies before signed_from")
        return self


class BenefitScope(TypedDict):
    """Which clauses a benefit summary is about, as ``benefit_report`` takes it; empty means all."""

    country: str | None
    missions: tuple[str, ...]
    signed_from: int | None
    signed_to: int | None


def benefit_scope(session: ReadSession, parameters: BenefitParameters) -> BenefitScope:
    """The scope that the parameters ask for; raises NotInRecord where there is no such country or mission."""
    return BenefitScope(
        country=country_code(session, parameters.country) if parameters.country else None,
        missions=mission_ids(session, parameters.mission),
        signed_from=parameters.signed_from,
        signed_to=parameters.signed_to,
    )
