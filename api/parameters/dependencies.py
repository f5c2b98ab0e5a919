"""What routes ask for: a reading session, the home state, the day."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import Response

from db.session import ReadSession, read_session
from reports.reading import Reading


def _open(request: Request) -> Iterator[ReadSession]:
    with read_session(request.app.state.engine) as session:
        yield session


SessionDep = Annotated[ReadSession, Depends(_open)]
"""A read-only transaction for the length of the request."""


async def _home(request: Request) -> str:  # no work for a thread
    return str(request.app.state.home)


Home = Annotated[str, Depends(_home)]
"""Code of the home state."""


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
