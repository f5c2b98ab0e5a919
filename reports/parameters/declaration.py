"""How parameters are declared: a model a noun, made of the kinds of value that several nouns take."""

from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from models.dates.day import FIRST_YEAR, LAST_YEAR, DayFault, NoDay, parse_day


class RecordReference(Enum):
    """Marks the text of a parameter that names a record, and says of which noun."""

    COUNTRY = "country"
    MISSION = "mission"
    ORGANIZATION = "organization"
    BODY = "body"


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise NoDay(DayFault.FORM, str(value))
    return parse_day(value)


Day = Annotated[date, BeforeValidator(_day)]
"""A day, ``YYYY-MM-DD``, of the years that can be asked about."""

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
"""A year that can be asked about."""

Id = Annotated[str, Field(min_length=1, max_length=100)]
"""The id of a record; one that the record does not have selects nothing."""

CountryName = Annotated[str, Field(min_length=2, max_length=100), RecordReference.COUNTRY]
"""A country by code, name or alias of the naming table, in any case."""

MissionId = Annotated[Id, RecordReference.MISSION]
OrganizationId = Annotated[Id, RecordReference.ORGANIZATION]
BodyId = Annotated[Id, RecordReference.BODY]

Words = Annotated[str, Field(max_length=200)]
"""Words to find."""


class EndsBeforeItBegins(ValueError):
    """A period whose last day or year lies before its first; ``begin`` and ``end`` are the parameters that give them."""

    def __init__(self, begin: str, end: str, message: str = "the period ends before it begins") -> None:
        super().__init__(message)
        self.begin, self.end = begin, end


class Parameters(BaseModel):
    """What may be asked; a name that is not declared is refused."""

    model_config = ConfigDict(extra="forbid")

    PERIODS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """First and last of each period. Where programs may ask for one that runs backwards, and get nothing, people are
    warned."""


class OnDay(Parameters):
    """Parameters of what is read as of a day."""

    on: Day | None = Field(default=None, description="The day asked about; today where it is left out")
