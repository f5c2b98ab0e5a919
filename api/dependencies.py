"""What routes ask for: a reading session, the home state, the day, parameters declared once."""

import base64
import binascii
import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from api.clock import parse_day
from db.queries import country as naming
from db.queries.agreement import AgreementFilter, Place
from db.queries.door import Door
from db.session import Reading as Session
from db.session import reading
from models.status import StatusGroup
from models.vocabulary import InstrumentKind, Status, Topic
from reports.reading import Reading


def _open(request: Request) -> Iterator[Session]:
    with reading(request.app.state.engine) as session:
        yield session


Asked = Annotated[Session, Depends(_open)]
"""A read-only transaction for the length of the request."""


def _home(request: Request) -> str:
    return str(request.app.state.home)


Home = Annotated[str, Depends(_home)]
"""Code of the home state."""


Day = Annotated[date, BeforeValidator(parse_day)]
"""A day, ``YYYY-MM-DD``, between 1900 and 2200."""


def encode_cursor(place: Place) -> str:
    """A place in the order of agreements as an opaque word."""
    text = json.dumps([place.signed.isoformat(), place.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> Place:
    """The place that a cursor stands for; raises ValueError for a word that is none."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        signed, key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        return Place(date.fromisoformat(signed), str(key))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise ValueError("is not a cursor: take the one in 'next'") from error


def _cursor(cursor: str | None) -> str | None:
    if cursor is not None:
        decode_cursor(cursor)
    return cursor


STATUSES = (
    *Status,
    *(group for group in StatusGroup if group.value not in {status.value for status in Status}),
)


def _status(value: str) -> str:
    if value not in {status.value for status in STATUSES}:
        raise ValueError(f"is not one of {', '.join(STATUSES)}")
    return value


class OnDay(BaseModel):
    """Parameters of what is read as of a day."""

    model_config = ConfigDict(extra="forbid")

    on: Day | None = Field(default=None, description="The day asked about; today where it is left out")


class AgreementQuery(OnDay):
    """Parameters of a list of agreements."""

    country: list[Annotated[str, Field(min_length=2, max_length=100)]] = Field(
        default_factory=list,
        max_length=50,
        description="ISO 3166 alpha-2 or alpha-3 code, or a name of the naming table, in any case; repeatable",
    )
    via: list[Door] = Field(default_factory=list, description="By which doors; all where it is left out")
    status: list[
        Annotated[str, AfterValidator(_status), Field(json_schema_extra={"enum": [*map(str, STATUSES)]})]
    ] = Field(default_factory=list, description="Status on the day, or group of statuses")
    kind: list[InstrumentKind] = Field(default_factory=list)
    topic: list[Topic] = Field(default_factory=list)
    q: Annotated[str, Field(max_length=200)] = Field(
        default="", description="Words to find, in English or Chinese; the last may be a beginning"
    )
    limit: Annotated[int, Field(ge=1, le=500)] = Field(default=100, description="How many at most")
    cursor: Annotated[str | None, Field(max_length=300), AfterValidator(_cursor)] = Field(
        default=None, description="Where to go on, from 'next'"
    )


def country_code(session: Session, name: str) -> str:
    """The alpha-2 code of a country named in a request; 404 where the naming table has none such."""
    code = naming.code_of(session, name)
    if code is None:
        raise HTTPException(404, f"The naming table has no country {name[:100]!r}.")
    return code


def agreement_filter(session: Session, query: AgreementQuery, on: date) -> AgreementFilter:
    """The filter that the parameters ask for."""
    return AgreementFilter(
        on=on,
        countries=tuple(dict.fromkeys(country_code(session, name) for name in query.country)),
        via=tuple(query.via),
        kinds=tuple(query.kind),
        topics=tuple(query.topic),
        q=query.q,
    )


def day_asked(request: Request, on: date | None) -> date:
    """The day asked about, or today by the app's clock."""
    today: Any = request.app.state.today
    return on if on is not None else today()


def answer(report: Reading) -> Response:
    """A reading as JSON."""
    return Response(report.model_dump_json().encode(), media_type="application/json")
