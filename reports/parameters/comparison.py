"""The parameters of the comparison of countries."""

from pydantic import Field

from reports.parameters.declaration import CountryName, OnDay


class ComparisonParameters(OnDay):
    """Parameters that say which countries are set side by side."""

    country: list[CountryName] = Field(
        default_factory=list,
        max_length=50,
        description="The countries to compare, by code or name of the naming table, in any case; repeatable",
    )
