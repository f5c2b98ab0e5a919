"""What a router, a route or an endpoint depends on is run for every address: nothing is answered past it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event, Semaphore
from typing import Annotated, Any

import pytest
from conftest import TODAY
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from fastapi.testclient import TestClient

from api import routes
from api.app import create_app
from api.layers.route_table import RouteTable
from api.openapi import example_address, operations
from api.parameters.dependencies import SessionDep
from api.parameters.one_thread import in_one_thread
from api.routes import sample
from api.settings import Settings

WithRouter = Callable[[APIRouter], TestClient]


def refuse() -> None:
    raise HTTPException(403, "refused")


async def refuse_in_the_loop() -> None:
    refuse()


def refuse_on_the_way_in() -> Iterator[None]:
    refuse()
    yield


REFUSALS = (refuse, refuse_in_the_loop, refuse_on_the_way_in)


@pytest.fixture
def with_router(loaded_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[WithRouter]:
    """Make the app with another router in the place of the one of its API; nothing is kept."""
    opened = ExitStack()

    def make(router: APIRouter) -> TestClient:
        monkeypatch.setattr(routes, "router", router)
        settings = Settings(database_url=loaded_url, cache_megabytes=0, _env_file=None)
        app = create_app(settings, clock=lambda: TODAY)
        opened.callback(app.state.engine.dispose)
        return opened.enter_context(TestClient(app, raise_server_exceptions=False, follow_redirects=False))

    with opened:
        yield make


def statuses(client: TestClient) -> dict[str, int]:
    """The status of each address of the API, asked for as its example."""
    document = client.get("/api/v1/openapi.json").json()
    asked = [(path, example_address(path, operation)) for path, operation in operations(document)]
    assert len(asked) > 50
    return {path: client.get(address).status_code for path, address in asked}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_the_parent_router_depends_on_is_run_for_every_address(
    with_router: WithRouter, refusal: Callable[[], Any]
) -> None:
    parent = APIRouter(dependencies=[Depends(refusal)])
    parent.include_router(routes.router)

    answered = {path: status for path, status in statuses(with_router(parent)).items() if status != 403}

    assert not answered


def test_what_one_part_depends_on_is_run_for_its_addresses_and_no_others(with_router: WithRouter) -> None:
    parent = APIRouter(prefix=routes.PREFIX)
    for part in routes.PARTS:
        guards = [Depends(refuse)] if part is sample else []
        parent.include_router(part.router, dependencies=guards)
    guarded = {f"{routes.PREFIX}{route.path}" for route in sample.router.routes}  # type: ignore[attr-defined]  # all have paths

    found = statuses(with_router(parent))

    assert {path for path, status in found.items() if status == 403} == guarded


def test_without_a_refusal_every_address_answers(with_router: WithRouter) -> None:
    """Otherwise the refusals above would show nothing."""
    found = statuses(with_router(routes.router))

    assert {path for path, status in found.items() if status != 200} == {
        "/api/v1/calendars/links/{token}.ics"
    }


def test_what_an_endpoint_or_its_route_depends_on_is_run_beside_its_session(with_router: WithRouter) -> None:
    router = APIRouter(prefix="/api/v1")
    reads: list[str] = []

    def read(request: Request, session: SessionDep) -> Response:
        reads.append(str(session))
        return Response()

    def read_if_let(request: Request, session: SessionDep, let: Annotated[None, Depends(refuse)]) -> Response:
        return read(request, session)

    router.get("/open")(in_one_thread(read))
    router.get("/endpoint")(in_one_thread(read_if_let))
    router.get("/route", dependencies=[Depends(refuse_on_the_way_in)])(in_one_thread(read))
    client = with_router(router)

    assert [client.get(f"/api/v1/{name}").status_code for name in ("open", "endpoint", "route")] == [
        200,
        403,
        403,
    ]
    assert len(reads) == 1


def test_an_endpoint_that_fails_is_run_once(with_router: WithRouter) -> None:
    router = APIRouter(prefix="/api/v1")
    runs: list[Request] = []

    def fail(request: Request, session: SessionDep) -> Response:
        runs.append(request)
        raise RuntimeError("made to fail")

    router.get("/failing")(in_one_thread(fail))

    assert with_router(router).get("/api/v1/failing").status_code == 500
    assert len(runs) == 1


def test_an_endpoint_reads_in_the_transaction_that_is_closed_after_it(with_router: WithRouter) -> None:
    router = APIRouter(prefix="/api/v1")
    seen: list[Any] = []

    def read(request: Request, session: SessionDep) -> Response:
        seen.append((session, session.in_transaction(), session.closed))
        return Response()

    router.get("/read")(in_one_thread(read))
    assert with_router(router).get("/api/v1/read").status_code == 200

    session, in_transaction, closed = seen[0]
    assert (in_transaction, closed) == (True, False)
    assert session.closed


@pytest.mark.parametrize("address", ["/api/v1/export/concord.zip", "/api/v1/claims?format=xlsx"])
def test_nobody_who_asks_for_a_page_waits_for_those_who_ask_for_files(
    with_router: WithRouter, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    client = with_router(routes.router)
    go_on, begun = Event(), Semaphore(0)

    def wait(*_: object, **__: object) -> None:
        begun.release()
        go_on.wait()
        raise HTTPException(503, "waited for")

    monkeypatch.setattr("api.routes.export.write_package", wait)
    monkeypatch.setattr("api.parameters.formats.workbook", wait)
    with ThreadPoolExecutor(20) as askers:
        try:
            files = [askers.submit(client.get, address) for _ in range(16)]
            assert begun.acquire(timeout=60)
            page = askers.submit(client.get, "/api/v1/claims")
            assert page.result(timeout=60).status_code == 200
            assert not any(file.done() for file in files)
        finally:
            go_on.set()
        assert {file.result().status_code for file in files} == {503}


def test_a_session_cannot_be_asked_for_without_the_request() -> None:
    def read(session: SessionDep) -> Response:
        return Response()

    with pytest.raises(TypeError, match="the request too"):
        in_one_thread(read)


def test_an_address_taken_by_an_earlier_route_is_not_in_the_table() -> None:
    router = APIRouter()
    for path in ("/{name}/of", "/plain", "/one/of", "/one/{name}"):
        router.get(path)(refuse)
    router.post("/posted")(refuse)
    app = FastAPI()
    app.include_router(router)

    assert set(RouteTable(app.router.routes[-1:]).table) == {"/plain"}


def test_the_lists_of_the_api_are_in_the_table(client: TestClient) -> None:
    app: Any = client.app
    (table,) = (route.table for route in app.router.routes if isinstance(route, RouteTable))

    nouns = ("agreements", "bodies", "clauses", "countries", "missions", "organizations", "visits")
    assert {f"/api/v1/{noun}" for noun in nouns} <= set(table)
