"""The parameters of the rules of access to samples."""

from pydantic import Field

from models.vocabulary import RuleTopic
from reports.parameters.declaration import OnDay


class RuleParameters(OnDay):
    """Parameters that say which rules are meant."""

    topic: list[RuleTopic] = Field(default_factory=list, description="Topics; all where it is left out")
