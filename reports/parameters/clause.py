"""The parameters of lists, matrices and comparisons of clauses."""

from datetime import date

from pydantic import Field

from db.queries.clause import ClauseFilter
from db.session import ReadSession
from models.clauses.kind import ClauseCluster, kinds_of
from models.clauses.state import ClauseState
from models.via import Via
from models.vocabulary import ClauseKind, Side, Topic
from reports.clauses.matrix import MatrixRows
from reports.parameters.declaration import CountryName, MissionId, OnDay, Year
from reports.parameters.names import country_codes, mission_ids


class ClauseParameters(OnDay):
    """Parameters that say which clauses are meant."""

    PERIODS = (("signed_from", "signed_to"),)

    country: list[CountryName] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable",
    )
    via: list[Via] = Field(
        default_factory=list,
        description="By which doors; where it is left out, all in the list, and direct and multilateral in the matrix "
        "and the comparison",
    )
    mission: list[MissionId] = Field(default_factory=list, max_length=50, description="Id of a mission")
    kind: list[ClauseKind] = Field(default_factory=list)
    cluster: list[ClauseCluster] = Field(default_factory=list, description="A cluster of kinds")
    gives: Side | None = Field(
        default=None, description="Who gives; a clause in which both give is among them"
    )
    receives: Side | None = Field(default=None, description="Who receives; likewise")
    topic: list[Topic] = Field(default_factory=list, description="A topic of the agreement")
    signed_from: Year | None = Field(default=None, description="Year of signature, from")
    signed_to: Year | None = Field(default=None, description="Year of signature, to")


class ClauseListParameters(ClauseParameters):
    """The same, and in which state on the day."""

    state: list[ClauseState] = Field(default_factory=list, description="State on the day")


class ClauseMatrixParameters(ClauseParameters):
    """Parameters of the matrix."""

    by: MatrixRows = Field(default=MatrixRows.COUNTRY, description="What stands down the matrix")


def clause_filter(session: ReadSession, parameters: ClauseParameters, on: date) -> ClauseFilter:
    """The filter that the parameters ask for; raises NotInRecord for a name that nothing has."""
    of_clusters = (kind for cluster in parameters.cluster for kind in kinds_of(cluster))
    return ClauseFilter(
        on=on,
        countries=country_codes(session, parameters.country),
        via=tuple(dict.fromkeys(parameters.via)),
        missions=mission_ids(session, parameters.mission),
        kinds=tuple(dict.fromkeys((*parameters.kind, *of_clusters))),
        gives=parameters.gives,
        receives=parameters.receives,
        topics=tuple(dict.fromkeys(parameters.topic)),
        signed_from=parameters.signed_from,
        signed_to=parameters.signed_to,
    )
