"""The address at which the service is reached, for what must name itself by a whole address."""

from fastapi import Request


def public_address(request: Request) -> str:
    """Scheme and host without a slash at the end: as set, else as the request names them."""
    return str(request.app.state.public_url or request.base_url).rstrip("/")
