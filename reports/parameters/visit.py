"""The parameters of lists of visits."""

from datetime import date

from pydantic import Field

from db.session import ReadSession
from models.vocabulary import VisitKind
from reports.parameters.declaration import CountryName, Day, OnDay
from reports.parameters.names import country_codes
from reports.visits.listing import VisitFilter


class VisitParameters(OnDay):
    """Parameters that say which visits are meant."""

    PERIODS = (("since", "until"),)

    country: list[CountryName] = Field(
        default_factory=list, max_length=50, description="Of guest or host, by code or name; repeatable"
    )
    kind: list[VisitKind] = Field(default_factory=list)
    since: Day | None = Field(
        default=None, description="First day of a period; what may lie in it is among the answers"
    )
    until: Day | None = Field(default=None, description="Last day of a period")


def visit_filter(session: ReadSession, parameters: VisitParameters, on: date) -> VisitFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    return VisitFilter(
        on=on,
        countries=country_codes(session, parameters.country),
        kinds=tuple(dict.fromkeys(parameters.kind)),
        since=parameters.since,
        until=parameters.until,
    )
