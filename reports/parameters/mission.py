"""The parameters of lists of missions."""

from datetime import date

from pydantic import Field

from db.queries.mission import MissionFilter
from db.session import ReadSession
from models.vocabulary import MissionKind
from reports.parameters.declaration import CountryName, OnDay, Words
from reports.parameters.names import country_codes


class MissionParameters(OnDay):
    """Parameters that say which missions are meant."""

    country: list[CountryName] = Field(
        default_factory=list, max_length=50, description="Whose mission it is, by code or name; repeatable"
    )
    kind: list[MissionKind] = Field(default_factory=list)
    q: Words = Field(default="", description="Words of its names, in English or Chinese")


def mission_filter(session: ReadSession, parameters: MissionParameters, on: date) -> MissionFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    return MissionFilter(
        on=on,
        countries=country_codes(session, parameters.country),
        kinds=tuple(dict.fromkeys(parameters.kind)),
        q=parameters.q,
    )
