"""The briefing on a country as PDF, at an address beside its page."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from db.ledger import current_revision
from db.session import read_session
from models.dates.day import NoDay, parse_day
from reports.documents.briefing import Lang, briefing, file_name, template_version
from reports.revision_cache import code_of
from reports.wording.lexicon import cached_lexicon
from web.address import Address
from web.request import DAY_FAULTS, SHOWN

router = APIRouter()

LANGUAGES: dict[Lang, str] = {"en": "en", "zh": "zh-Hans", "both": "zh-Hans, en"}
"""What ``Content-Language`` says of a briefing."""
NAMED_AT_MOST = 50
"""Of so many replaced characters the answer's head names the numbers; the document tells how many there are."""


def _day(value: object) -> date:
    typed = str(value).strip()
    try:
        return parse_day(typed)
    except NoDay as error:
        raise ValueError(DAY_FAULTS[error.fault] % {"value": typed[:SHOWN]}) from error


class BriefingQuery(BaseModel):
    """Parameters of a briefing."""

    model_config = ConfigDict(extra="forbid")

    lang: Lang | None = Field(default=None, description="The language of the address where it is left out")
    on: Annotated[date, BeforeValidator(_day)] | None = Field(
        default=None, description="Today where left out"
    )


def _unchanged(request: Request, tag: str) -> bool:
    """Whether the one who asks holds the very same answer already."""
    held = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return tag in held or held == ["*"]


@router.get("/countries/{name}/briefing.pdf")
def country_briefing(request: Request, name: str, query: Annotated[BriefingQuery, Query()]) -> Response:
    """The briefing; any other spelling of the country than its code leads to the code, as on its page."""
    address = Address.of(request)
    lang: Lang = query.lang or ("zh" if address.language == "zh" else "en")
    on: date = query.on or request.app.state.today()
    home: str = request.app.state.home
    with read_session(request.app.state.engine) as session:
        code = code_of(session, name)
        if code is None:
            raise HTTPException(404, "The naming table has no such country.")
        if code == home:
            return RedirectResponse(address.to("/agreements"), 307)
        if code != name:
            there = address.at(f"/countries/{code}/briefing.pdf")
            return RedirectResponse(there, 308 if len(name) <= len("FRA") else 307)
        revision = current_revision(session)
        # Everything that decides over the bytes.
        tag = f'"{code}-{on.isoformat()}-{lang}-{home}-{revision}-{template_version()}"'
        headers = {
            "ETag": tag,
            "Cache-Control": "no-cache",  # kept, and asked for again each time: the record may have changed
            "Content-Language": LANGUAGES[lang],
        }
        if _unchanged(request, tag):
            return Response(status_code=304, headers=headers)
        words = cached_lexicon(session)
        paper = briefing(session, code, on=on, home=home, lang=lang, words=words)
    if paper.replaced:
        headers["Replaced-Characters"] = ", ".join(paper.replaced_names[:NAMED_AT_MOST])
    headers["Content-Disposition"] = f'inline; filename="{file_name(code, on, lang)}"'
    return Response(paper.pdf, headers=headers, media_type="application/pdf")
