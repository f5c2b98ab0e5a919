"""Changes of the record as JSON: what was added, changed and removed since a revision, a day or a moment."""

import re
from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import ConfigDict, Field

from api.parameters.dependencies import SessionDep, day_of
from api.parameters.formats import InFormat, Page, paged_list_response
from db.ledger import current_revision
from db.session import ReadSession
from models.dates.day import parse_day
from models.nouns import NOUN
from reports.changes import ChangeList, change_list, revision_before
from reports.exports.tables.change import CHANGES

router = APIRouter(prefix="/changes", tags=["changes"])

NOUNS = (*NOUN, "translation")
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)


class ChangeQuery(InFormat):
    """Parameters of the list of changes."""

    model_config = ConfigDict(extra="forbid")

    since: Annotated[str, Field(max_length=40)] = Field(
        default="0",
        description="A revision (what came after it), a day (YYYY-MM-DD, from its beginning in UTC), or a moment with its time "
        "zone (2026-11-22T08:00:00Z, from then on)",
        examples=["0", "2026-11-22"],
    )
    noun: list[Annotated[str, Field(json_schema_extra={"enum": list(NOUNS)})]] = Field(
        default_factory=list, max_length=len(NOUNS), description="Kinds of record; all where left out"
    )
    limit: Annotated[int, Field(ge=1, le=500)] = Field(default=100, description="How many at most")


def since_asked(session: ReadSession, since: str, today: date) -> int:
    """The revision after which changes are asked for; 422 for what is none, or lies in the future."""
    if _NUMBER.fullmatch(since):
        newest = current_revision(session)
        if int(since) > newest:
            raise HTTPException(422, f"since: the newest revision is {newest}")
        return int(since)
    try:
        if _MOMENT.fullmatch(since):
            at = datetime.fromisoformat(since).astimezone(UTC)
        else:
            day = parse_day(since)
            at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise HTTPException(
            422, "since: is not a revision, a day (YYYY-MM-DD) or a moment with its time zone"
        ) from error
    if at.date() > today:
        raise HTTPException(422, "since: lies in the future")
    return revision_before(session, at)


@router.get("", response_model=ChangeList, summary="What changed since a revision or a moment")
def changes(request: Request, session: SessionDep, query: Annotated[ChangeQuery, Query()]) -> Response:
    """List what was added, changed and removed, the oldest first; ``next`` leads on, and never loses or repeats one.

    A copy is kept up by asking with the ``revision`` that the last answer named.
    """
    for noun in query.noun:
        if noun not in NOUNS:
            raise HTTPException(422, f"noun: {noun[:40]!r} is not one of {', '.join(NOUNS)}")
    since = since_asked(session, query.since, day_of(request, None))

    def page() -> ChangeList:
        found = change_list(session, since, query.noun, limit=query.limit)
        if found.total <= len(found.items):
            return found
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "since"]
        link = f"{request.url.path}?{urlencode([('since', found.items[-1].revision), *given])}"
        return found.model_copy(update={"next": link})

    def pages(reader: ReadSession, after: int | None, limit: int) -> Page:
        found = change_list(reader, since if after is None else after, query.noun, limit=limit)
        more = found.total > len(found.items)
        return Page(found.items, found.total, found.items[-1].revision if more else None)

    return paged_list_response(request, session, query, CHANGES, page, pages)
