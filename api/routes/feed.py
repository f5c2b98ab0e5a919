"""Atom feeds of treaty actions: all, and those with one country."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.parameters.address import moved_permanently, public_address
from api.parameters.dependencies import SessionDep, day_of
from db.session import ReadSession
from reports.agreements.treaty_actions import action_list
from reports.exports.atom import atom
from reports.parameters.names import country_code

router = APIRouter(prefix="/feeds", tags=["feeds"])

MEDIA_TYPE = "application/atom+xml"
FEED: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}, "description": "An Atom feed"}}


class FeedQuery(BaseModel):
    """Parameters of a feed."""

    model_config = ConfigDict(extra="forbid")

    lang: Literal["en", "zh"] = Field(default="en", description="English or Simplified Chinese")
    limit: Annotated[int, Field(ge=1, le=500)] = Field(default=100, description="How many entries at most")


def _feed(
    request: Request, session: ReadSession, query: FeedQuery, on: date, country: str | None
) -> Response:
    found = action_list(session, on=on, lang=query.lang, country=country, limit=query.limit)
    if found.recorded is None:
        raise HTTPException(404, "The record is empty: nothing was ever recorded.")
    base = public_address(request)
    given = f"?{request.url.query}" if request.url.query else ""
    content = atom(found, found.recorded, base=base, address=f"{base}{request.url.path}{given}")
    return Response(content, media_type=MEDIA_TYPE)


@router.get("/actions.atom", summary="Treaty actions as a feed", response_class=Response, responses=FEED)
def actions(request: Request, session: SessionDep, query: Annotated[FeedQuery, Query()]) -> Response:
    """Follow what is recorded of signatures, entries into force, denunciations and the like.

    The moment of an entry is that of the record's newest word on the agreement; the day of the action stands in words.
    """
    return _feed(request, session, query, day_of(request, None), None)


@router.get(
    "/countries/{code}/actions.atom",
    summary="Treaty actions with one country as a feed",
    response_class=Response,
    responses=FEED,
)
def country_actions(
    request: Request, session: SessionDep, code: str, query: Annotated[FeedQuery, Query()]
) -> Response:
    """Follow the treaty actions of agreements that reach a country by any door."""
    found = country_code(session, code)
    if found != code:
        return moved_permanently(request, f"/feeds/countries/{found}/actions.atom")
    return _feed(request, session, query, day_of(request, None), code)
