"""The pages, in English at the root and in Chinese under /zh: every file here that has a ``router``, one noun a file."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from models.modules import modules
from web.address import PREFIXES, Address

FIRST = ("rule",)
"""Files that come before the others, by the alphabet: ids of samples would take their addresses."""

_FILES = modules(__name__)
PARTS = tuple(
    _FILES[name]
    for name in (*FIRST, *(name for name in _FILES if name not in FIRST))
    if hasattr(_FILES[name], "router")
)

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
for _prefix in PREFIXES.values():
    for part in PARTS:
        router.include_router(part.router, prefix=_prefix)


@router.get("/zh")
def bare(request: Request) -> Response:
    """A language's prefix alone leads to its home page."""
    return RedirectResponse(Address.of(request).at("/"), 308)
