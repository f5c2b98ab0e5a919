"""Addresses without parameters are looked up in a table, not matched against every route before theirs.

What is found is the very route that the router would find, with all that it and the routers above it depend on.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send


class RouteTable(BaseRoute):
    """Stands before ``routes``, and answers GET by those of them whose addresses name no parameter."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    @cached_property
    def table(self) -> dict[str, RouteContext]:
        """The routes by address; made when first asked for, as FastAPI makes them."""
        found: dict[str, RouteContext] = {}
        before: list[RouteContext] = []
        for route in iter_route_contexts(self._routes):
            if not isinstance(route.original_route, APIRoute):
                break  # how it matches is not known, so nothing behind it is
            path = str(route.path)
            if (
                "{" not in path
                and route.methods == {"GET"}
                and not any(_matches(each, path) for each in before)
            ):
                found[path] = route
            before.append(route)
        return found

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the table has the route that answers."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope.get("root_path"):
            return Match.NONE, {}
        route = self.table.get(scope["path"])
        if route is None:
            return Match.NONE, {}
        return Match.FULL, {"endpoint": route.endpoint, "path_params": {}, "route": route.original_route}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the route that matched."""
        await self.table[scope["path"]].app(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> Any:
        """No address has its name here: the routes themselves know theirs."""
        raise NoMatchFound(name, path_params)


def _matches(route: RouteContext, path: str) -> bool:
    return route.path_regex.match(path) is not None
