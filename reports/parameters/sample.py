"""The parameters of the ledger of samples: its movements, and who holds what."""

from datetime import date

from pydantic import Field

from db.queries.sample import MovementFilter
from db.session import ReadSession
from models.vocabulary import MovementKind, Purpose
from reports.parameters.declaration import CountryName, Day, Id, MissionId, OnDay
from reports.parameters.names import country_codes, mission_ids
from reports.samples.holdings import Level


class MovementParameters(OnDay):
    """Parameters that say which movements are meant."""

    PERIODS = (("since", "until"),)

    country: list[CountryName] = Field(
        default_factory=list, max_length=50, description="Who gave or received, by code or name; repeatable"
    )
    mission: list[MissionId] = Field(default_factory=list, max_length=50, description="Id of a mission")
    batch: list[Id] = Field(default_factory=list, max_length=50, description="Id of a batch")
    kind: list[MovementKind] = Field(default_factory=list)
    purpose: list[Purpose] = Field(default_factory=list)
    counts_toward_totals: bool | None = Field(
        default=None, description="Only those that may be summed, or may not"
    )
    since: Day | None = Field(
        default=None, description="First day of a period; what may lie in it is among the answers"
    )
    until: Day | None = Field(default=None, description="Last day of a period")


class HoldingParameters(OnDay):
    """Parameters that say whose holdings are meant, and of what."""

    mission: list[MissionId] = Field(default_factory=list, max_length=50, description="Id of a mission")
    country: list[CountryName] = Field(
        default_factory=list, max_length=50, description="Holders, by code or name"
    )
    holders: Level = Field(default=Level.STATE, description="How finely holders are told apart")


class StatementParameters(MovementParameters, HoldingParameters):
    """Parameters of the statement of the ledger: which movements it lists, and how finely it tells holders apart."""


def movement_filter(session: ReadSession, parameters: MovementParameters, on: date) -> MovementFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    return MovementFilter(
        on=on,
        countries=country_codes(session, parameters.country),
        missions=mission_ids(session, parameters.mission),
        batches=tuple(dict.fromkeys(parameters.batch)),
        kinds=tuple(dict.fromkeys(parameters.kind)),
        purposes=tuple(dict.fromkeys(parameters.purpose)),
        counts_toward_totals=parameters.counts_toward_totals,
        since=parameters.since,
        until=parameters.until,
    )
