"""The API: its OpenAPI document in a viewer that comes with the project, with recipes and the promise beside it."""

from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse, Response

from db.ledger import current_revision
from reports.reading import Head
from web.page import page
from web.request import page_request

router = APIRouter()

DOCUMENT = "/api/v1/openapi.json"
DOCS = Path(__file__).parent.parent.parent / "docs"
TEXTS = {"recipes": "recipes.md", "promise": "api.md"}
"""Texts for those who write programs, by the last part of their address."""


@router.get("/api")
def api(request: Request) -> Response:
    """What programs can ask."""
    with page_request(request) as found:
        report = Head(on=found.on, revision=current_revision(found.session))
        return page(found, "api.html", report=report, document=DOCUMENT)


@router.get("/api/{name}")
def text(name: str) -> Response:
    """A text for those who write programs, as it stands in docs/."""
    file = DOCS / TEXTS.get(name, "")
    if not file.is_file():
        raise HTTPException(404)
    return PlainTextResponse(file.read_text(encoding="utf-8"))
