"""The parameters of reciprocity."""

from pydantic import Field

from reports.parameters.declaration import CountryName, OnDay


class ReciprocityParameters(OnDay):
    """Parameters that say which partners are meant."""

    country: list[CountryName] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable; all partners "
        "where left out",
    )
