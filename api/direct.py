"""The short way to a list: its parameters are judged in one step, and it is read in one thread.

FastAPI finds a route among all of them, works out what it depends on in threads of their own, and keeps stacks of what
is to be closed; for a list that an index answers in a fraction of a millisecond, that takes most of the time. A route
that asks for no more than the request, a reading transaction, the home state and a model of its parameters is answered
here. Where a parameter is faulty, or anything else is to be refused, FastAPI does it all: errors are told in one place.
"""

from asyncio import get_running_loop
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from inspect import iscoroutinefunction, signature
from types import UnionType
from typing import Any, Union, get_args, get_origin
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.params import Query
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.types import Receive, Scope, Send

from api.parameters.dependencies import Home, SessionDep
from db.session import read_session

readers = ThreadPoolExecutor(8, "reader")
"""Where lists are read. More threads would only wait for each other: one at a time runs Python."""


class Direct:
    """A route that is answered the short way."""

    def __init__(self, route: APIRoute, model: type[BaseModel], asked: dict[Any, str]) -> None:
        self._route = route
        self._judge = model.model_validate
        self._several = frozenset(
            name for name, field in model.model_fields.items() if _takes_several(field.annotation)
        )
        self._asked = asked

    @classmethod
    def of(cls, route: APIRoute) -> "Direct | None":
        """The short way to a route; None where it asks for more, or does not make its answer itself."""
        told = signature(route.endpoint)
        asked = {each.annotation: name for name, each in told.parameters.items()}
        models = [each for each in asked if _is_query_model(each)]
        if (
            "{" in route.path
            or route.methods != {"GET"}
            or route.dependencies
            or told.return_annotation is not Response
            or iscoroutinefunction(route.endpoint)
            or SessionDep not in asked
            or len(models) != 1
            or not asked.keys() <= {Request, SessionDep, Home, *models}
        ):
            return None
        return cls(route, get_args(models[0])[0], {**asked, Query: asked[models[0]]})

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer a request; False where the long way has to, nothing having been sent."""
        try:
            query = self._judge(self._given(scope["query_string"]))
        except ValidationError:
            return False
        everything = {
            Request: Request(scope, receive, send),
            Home: scope["app"].state.home,
            Query: query,
        }
        values = {self._asked[kind]: value for kind, value in everything.items() if kind in self._asked}
        try:
            response = await get_running_loop().run_in_executor(
                readers, self._read, scope["app"].state.engine, values
            )
        except Exception:  # raised again on the long way, where errors are told
            return False
        scope["route"] = self._route
        await response(scope, receive, send)
        return True

    def _given(self, query: bytes) -> dict[str, Any]:
        """The parameters as FastAPI takes them: of one that takes a single value, the last counts."""
        given: dict[str, Any] = {}
        for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
            if name in self._several:
                given.setdefault(name, []).append(value)
            else:
                given[name] = value
        return given

    def _read(self, engine: Any, values: dict[str, Any]) -> Response:
        with read_session(engine) as session:
            answered: Response = self._route.endpoint(**values, **{self._asked[SessionDep]: session})
            return answered


def _is_query_model(annotation: Any) -> bool:
    kind, *marks = get_args(annotation) or (None,)
    return (
        isinstance(kind, type) and issubclass(kind, BaseModel) and any(type(each) is Query for each in marks)
    )


def _takes_several(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType):
        return any(map(_takes_several, get_args(annotation)))
    return get_origin(annotation) in (list, tuple, set, frozenset)


def short_ways(prefix: str, routers: Iterable[APIRouter]) -> dict[str, Direct]:
    """The routes that can be answered the short way, by their address."""
    found = {
        f"{prefix}{route.path}": Direct.of(route)
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute)
    }
    return {address: way for address, way in found.items() if way is not None}
