"""One request with its answer, as the layers in front of the routes tell each other about it."""

import itertools
import re
import secrets
from typing import Any

from fastapi.routing import APIRoute
from starlette.types import Scope

KEY = "concord.exchange"

_SANE = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._:+/=-]{0,99}")
_process = secrets.token_hex(5)
_number = itertools.count(1)


class RequestState:
    """The id of a request and what became of it."""

    __slots__ = ("from_cache", "id", "route", "size", "status")

    def __init__(self, id: str) -> None:  # noqa: A002 - what it is
        self.id = id
        self.status = 0
        self.size = 0
        """Bytes of the body that were sent."""
        self.from_cache = False
        """Whether the answer was one kept from before."""
        self.route = ""
        """The pattern of addresses that it was an answer of; empty where there was none."""

    @classmethod
    def begin(cls, scope: Scope) -> "RequestState":
        """The exchange that a request begins, under the id that the request brings where that is a sane one."""
        for name, value in scope["headers"]:
            if name == b"x-request-id" and _SANE.fullmatch(value):
                made = cls(value.decode())
                break
        else:
            made = cls(f"{_process}-{next(_number):x}")
        scope[KEY] = made
        return made

    @classmethod
    def of(cls, scope: Scope) -> "RequestState":
        """The exchange that a request belongs to."""
        found: Any = scope.get(KEY)
        return found if isinstance(found, cls) else cls.begin(scope)


def route_pattern(scope: Scope) -> str:
    """The pattern of addresses whose route answered, such as ``/api/v1/countries/{code}``; empty where none did."""
    route = scope.get("route")
    path = str(getattr(route, "path", ""))
    if not isinstance(route, APIRoute):
        return path
    # A route knows its address within its router; what is before it, the request says.
    before = scope["path"].split("/")[: -path.count("/")] if path else [scope["path"]]
    return "/".join(before) + path
