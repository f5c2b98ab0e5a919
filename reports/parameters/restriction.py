"""The parameters of the list of restrictions."""

from datetime import date

from pydantic import Field

from db.session import ReadSession
from models.vocabulary import RestrictionKind
from reports.parameters.declaration import CountryName, OnDay
from reports.parameters.names import country_codes
from reports.restrictions import RestrictionFilter


class RestrictionParameters(OnDay):
    """Parameters that say which restrictions are meant."""

    country: list[CountryName] = Field(
        default_factory=list,
        max_length=50,
        description="Whose cooperation is touched, or who decided, by code or name; repeatable",
    )
    kind: list[RestrictionKind] = Field(default_factory=list)


def restriction_filter(
    session: ReadSession, parameters: RestrictionParameters, on: date
) -> RestrictionFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    return RestrictionFilter(
        on=on,
        countries=country_codes(session, parameters.country),
        kinds=tuple(dict.fromkeys(parameters.kind)),
    )
