"""The pages, in English at the root and in Chinese under /zh: one module a noun."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from web.address import PREFIXES, Address
from web.pages import about, agreement, body, country, home, organization, search

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
for _prefix in PREFIXES.values():
    for _noun in (home, country, agreement, organization, body, about, search):
        router.include_router(_noun.router, prefix=_prefix)


@router.get("/zh")
def bare(request: Request) -> Response:
    """A language's prefix alone leads to its home page."""
    return RedirectResponse(Address.of(request).at("/"), 308)
