"""Addresses that the service names itself: where it is reached, and where a record really stands."""

from fastapi import Request
from fastapi.responses import RedirectResponse


def public_address(request: Request) -> str:
    """Scheme and host without a slash at the end: as set, else as the request names them."""
    return str(request.app.state.public_url or request.base_url).rstrip("/")


def moved_permanently(request: Request, path: str) -> RedirectResponse:
    """Leads for good to ``path`` below ``/api/v1``, the query kept: another id or code named the record that stands there."""
    return RedirectResponse(request.url.replace(path=f"/api/v1{path}"), 308)
