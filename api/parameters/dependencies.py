"""What routes ask for: a reading session, the home state, the day, parameters declared once."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.clock import parse_day
from api.layers.problems import NoSuchCountry
from db.session import ReadSession, read_session
from reports.reading import Reading
from reports.revision_cache import code_of


def _open(request: Request) -> Iterator[ReadSession]:
    with read_session(request.app.state.engine) as session:
        yield session


SessionDep = Annotated[ReadSession, Depends(_open)]
"""A read-only transaction for the length of the request."""


async def _home(request: Request) -> str:  # no work for a thread
    return str(request.app.state.home)


Home = Annotated[str, Depends(_home)]
"""Code of the home state."""


Day = Annotated[date, BeforeValidator(parse_day)]
"""A day, ``YYYY-MM-DD``, between 1900 and 2200."""


class OnDay(BaseModel):
    """Parameters of what is read as of a day."""

    model_config = ConfigDict(extra="forbid")

    on: Day | None = Field(default=None, description="The day asked about; today where it is left out")


def country_code(session: ReadSession, name: str) -> str:
    """The alpha-2 code of a country named in a request; 404 where the naming table has none such."""
    code = code_of(session, name)
    if code is None:
        raise NoSuchCountry(name, f"The naming table has no country {name[:100]!r}.")
    return code


def day_of(request: Request, on: date | None) -> date:
    """The day asked about, or today by the app's clock."""
    today: Any = request.app.state.today
    return on if on is not None else today()


def answer(report: Reading, only: Collection[str] = ()) -> Response:
    """A reading as JSON; ``only`` are the fields of its items that were asked for, where not all were."""
    slim: Any = None
    if only:
        slim = dict.fromkeys(type(report).model_fields, True)
        slim["items"] = {"__all__": {"id", "url", *only}}
    return Response(report.model_dump_json(include=slim).encode(), media_type="application/json")
