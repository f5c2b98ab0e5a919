"""Every list as JSON, JSON Lines, CSV or a workbook, as ``format`` or the header ``Accept`` asks."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from fastapi import HTTPException, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, Field

from api.layers.accept import weight_of_type
from api.parameters.address import public_address
from api.parameters.dependencies import answer
from db.ledger import newest_revision
from db.session import ReadSession
from db.session import read_session as reading_session
from reports.exports.csv_file import comma_separated
from reports.exports.tables.table import Table
from reports.exports.workbook import workbook
from reports.reading import Reading


class Format(StrEnum):
    """How a list can be written."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.JSONL: "application/x-ndjson",
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ACCEPTED = {
    **{media: each for each, media in MEDIA_TYPES.items()},
    "application/jsonl": Format.JSONL,
    "application/x-jsonlines": Format.JSONL,
}
"""Media types that name a format."""

MOST = {Format.JSONL: 500_000, Format.CSV: 500_000, Format.XLSX: 50_000}
"""Rows that one answer holds at most; a list of more is refused, never cut."""

PAGE = 500
"""Items read at once while a list is written."""


class InFormat(BaseModel):
    """The parameter that says how a list is written; the other formats hold all rows, not one page."""

    format: Format | None = Field(
        default=None,
        description="json (the default, page by page), jsonl (one item a line), csv or xlsx (flat columns); the last three "
        "hold all rows unless 'limit' is given. The header Accept can say the same",
    )


class Page(NamedTuple):
    """Some items of a list, how many there are in all, and the place after which to go on."""

    items: Iterable[Any]
    total: int
    last: Any


Pages = Callable[[ReadSession, Any, int], Page]
"""Reads the page of at most so many items beyond a place (None: from the start) through a session."""


def preferred_media(header: str | None, offered: dict[str, Any]) -> Any:
    """What of ``offered``, by media type and the best first, ``Accept`` likes best; None where it takes none of it."""
    best, liked = None, 0.0
    for media, each in offered.items():
        weight = weight_of_type(header or "", media)
        if weight > liked:
            best, liked = each, weight
    return best


def format_of(request: Request, given: Format | None) -> Format:
    """The format that a request asks for; 406 where it accepts none that there is."""
    found = given or _accepted(request.headers.get("accept"))
    if found is None:
        raise HTTPException(406, f"There are {', '.join(MEDIA_TYPES.values())}.")
    return found


def is_workbook(request: Request, given: Format | None) -> bool:
    """Whether a request asks for a list as a workbook, which is made whole before any of it is sent."""
    return (given or _accepted(request.headers.get("accept"))) is Format.XLSX


@lru_cache(maxsize=128)
def _accepted(header: str | None) -> Format | None:
    found: Format | None = preferred_media(header, ACCEPTED)
    return found


def _refuse_too_many(total: int, asked: Format) -> None:
    if total > MOST[asked]:
        raise HTTPException(
            422,
            f"format: {asked} holds at most {MOST[asked]:,} rows and these are {total:,}: narrow the question, or take "
            "the whole record from /api/v1/export/concord.zip",
        )


def _write(
    request: Request,
    asked: Format,
    table: Table,
    items: Iterable[Any],
    session: ReadSession,
    only: Collection[str] = (),
) -> Response:
    number, at = newest_revision(session)
    at = at or datetime(1970, 1, 1, tzinfo=UTC)
    base = public_address(request)
    name = f"concord-{table.name}-r{number}.{asked}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    media = MEDIA_TYPES[asked]
    if asked is Format.XLSX:
        said = [("revision", str(number)), ("recorded", at.isoformat()), ("address", str(request.url))]
        return Response(
            workbook([(table, table.rows(items, base))], said=said, made=at),
            headers=headers,
            media_type=media,
        )
    if asked is Format.CSV:
        return StreamingResponse(
            comma_separated(table, table.rows(items, base)),
            headers=headers,
            media_type=f"{media}; charset=utf-8",
        )
    return StreamingResponse(_lines(items, only), headers=headers, media_type=media)


def _lines(items: Iterable[Any], only: Collection[str]) -> Iterator[bytes]:
    fields = {"id", "url", *only} if only else None
    for item in items:
        text = (
            json.dumps(item, ensure_ascii=False)
            if isinstance(item, dict)
            else item.model_dump_json(include=fields)
        )
        yield text.encode() + b"\n"


def list_response(
    request: Request,
    session: ReadSession,
    given: Format | None,
    table: Table | Callable[[Any], Table],
    report: Callable[[], Reading],
    items: Callable[[Any], Iterable[Any]] = lambda report: report.items,
) -> Response:
    """A list that is read whole, in the format asked for; ``items`` are its rows, ``table`` may be made of it."""
    asked = format_of(request, given)
    whole = report()
    if asked is Format.JSON:
        return answer(whole)
    rows = tuple(items(whole))
    _refuse_too_many(len(rows), asked)
    return _write(request, asked, table if isinstance(table, Table) else table(whole), rows, session)


def paged_list_response(
    request: Request,
    session: ReadSession,
    query: BaseModel,
    table: Table,
    report: Callable[[], Reading],
    pages: Pages,
    *,
    only: Collection[str] = (),
) -> Response:
    """A list that is read page by page, in the format asked for: ``report`` is the page as JSON.

    The other formats hold every item, read in one transaction while they are sent; where ``limit`` was given, they hold
    what the page holds. ``only`` are the fields asked for, where not all are.
    """
    asked = format_of(request, getattr(query, "format", None))
    if asked is Format.JSON:
        return answer(report(), only)
    if query.model_fields_set & {"limit", "cursor", "after"}:
        page: Any = report()
        return _write(request, asked, table.only(only), page.items, session, only)
    _refuse_too_many(pages(session, None, 1).total, asked)
    return _write(request, asked, table.only(only), _every(request, pages), session, only)


def _every(request: Request, pages: Pages) -> Iterator[Any]:
    with reading_session(request.app.state.engine) as session:
        place = None
        while True:
            page = pages(session, place, PAGE)
            yield from page.items
            if page.last is None:
                return
            place = page.last
