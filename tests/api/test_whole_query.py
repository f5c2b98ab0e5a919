"""A query that is read whole is read as FastAPI reads the model that is declared, and the document shows that model."""

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from conftest import TODAY
from fastapi import APIRouter, Depends, FastAPI, Header
from fastapi.dependencies.utils import request_params_to_args
from fastapi.routing import RouteContext, iter_route_contexts
from fastapi.testclient import TestClient
from starlette.datastructures import QueryParams

from api import routes
from api.app import create_app
from api.openapi import operations
from api.parameters.whole_query import WholeQuery, as_declared
from api.settings import Settings

VALUES = (
    "",
    "FR",
    "x" * 101,
    "%00",
    "true",
    "7",
    "-1",
    "2026-03-01",
    "2026-13-01",
    "newest",
    "csv",
    "2020,2021",
)


def contexts() -> Iterator[RouteContext]:
    """Every route of the API that takes a model of a query."""
    app = FastAPI()
    app.include_router(routes.router)
    for context in iter_route_contexts(app.routes):
        if getattr(context, "dependant", None) is not None and context.dependant.query_params:
            yield context


CONTEXTS = {str(context.path): context for context in contexts()}


def queries(names: list[str]) -> Iterator[str]:
    """Each parameter with each value, given twice and many times, beside nothing and beside what is not declared."""
    yield ""
    yield "unknown=1&other=2&unknown=3"
    for name in names:
        yield "&".join(f"{name}=FR" for _ in range(51))
        for value in VALUES:
            yield f"{name}={value}"
            yield f"other=1&{name}={value}&{name}=FR&other=2"
            yield f"{name}=FR&{names[0]}=1&{name}={value}"
    yield "&".join(f"{name}=zz" for name in names)


def read(fields: Any, query: str) -> tuple[Any, list[Any]]:
    """What FastAPI makes of a query: the values, and the faults without what was given, as nobody is shown it."""
    values, errors = request_params_to_args(fields, QueryParams(query.encode()))
    told = [
        (each["type"], each["loc"], each["msg"], str(each.get("ctx")), type(each.get("ctx", {}).get("error")))
        for each in errors
    ]
    return values, told


@pytest.mark.parametrize("path", CONTEXTS)
def test_a_query_read_whole_is_read_as_it_is_declared(path: str) -> None:
    taken = CONTEXTS[path].dependant
    declared = as_declared(taken)
    (field,) = declared.query_params
    model: Any = field.field_info.annotation
    names = [info.alias or name for name, info in model.model_fields.items()]
    found = set()

    for query in queries(names):
        values, errors = read(taken.query_params, query)
        assert (values, errors) == read(declared.query_params, query), query
        found.add(bool(errors))

    assert True in found


def test_every_query_is_read_whole() -> None:
    assert len(CONTEXTS) > 40
    for context in CONTEXTS.values():
        (field,) = context.dependant.query_params
        assert issubclass(field.field_info.annotation, WholeQuery), context.path


def _number(x_number: Annotated[int, Header()]) -> int:
    return x_number


@pytest.fixture
def numbered(loaded_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The app with a router above that of its API which asks every request for a number."""
    parent = APIRouter(dependencies=[Depends(_number)])
    parent.include_router(routes.router)
    monkeypatch.setattr(routes, "router", parent)
    app = create_app(Settings(database_url=loaded_url, _env_file=None), clock=lambda: TODAY)
    with TestClient(app) as made:
        yield made
    app.state.engine.dispose()


def test_faults_of_a_query_are_named_after_those_of_the_routers_above(numbered: TestClient) -> None:
    answer = numbered.get("/api/v1/agreements?limit=0&nonsense=1", headers={"X-Number": "none"})

    assert answer.status_code == 422
    assert [each["parameter"] for each in answer.json()["errors"]] == ["header", "limit", "nonsense"]


def test_the_document_shows_what_is_declared_beside_what_routers_above_ask(numbered: TestClient) -> None:
    document = numbered.get("/api/v1/openapi.json").json()
    shown = {
        path: [each["name"] for each in operation["parameters"]] for path, operation in operations(document)
    }

    assert shown["/api/v1/agreements"][-1] == "x-number"
    assert {"country", "sort", "cursor", "fields", "limit", "format"} < set(shown["/api/v1/agreements"])
