"""The parameters of lists of organizations."""

from datetime import date

from pydantic import Field

from db.session import ReadSession
from models.vocabulary import OrganizationKind
from reports.organizations.listing import OrganizationFilter
from reports.parameters.declaration import CountryName, OnDay, Words
from reports.parameters.names import country_codes


class OrganizationParameters(OnDay):
    """Parameters that say which organizations are meant."""

    kind: list[OrganizationKind] = Field(default_factory=list)
    country: list[CountryName] = Field(
        default_factory=list,
        max_length=50,
        description="Of which one is, or may be, a member on the day, by code or name; repeatable",
    )
    home_takes_part: bool | None = Field(
        default=None, description="Only those in which the home state takes part, or does not"
    )
    q: Words = Field(default="", description="Words of its names, in English or Chinese")


def organization_filter(
    session: ReadSession, parameters: OrganizationParameters, on: date
) -> OrganizationFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    return OrganizationFilter(
        on=on,
        kinds=tuple(dict.fromkeys(parameters.kind)),
        countries=country_codes(session, parameters.country),
        home_takes_part=parameters.home_takes_part,
        q=parameters.q,
    )
