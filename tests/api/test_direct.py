"""The short way to a list gives what the long way gives: the same answer or the same refusal, to the byte."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from conftest import TODAY
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api import routes
from api.app import create_app
from api.direct import short_ways
from api.settings import Settings

ADDRESSES = sorted(short_ways(routes.PREFIX, [part.router for part in routes.PARTS]))

ASKED = st.lists(
    st.one_of(
        st.tuples(st.just("country"), st.sampled_from(["FR", "fra", "法国", "Nowhere", "", "FR,DE"])),
        st.tuples(st.just("on"), st.sampled_from(["2021-02-03", "2021-02-30", "", "today"])),
        st.tuples(st.just("limit"), st.sampled_from(["1", "3", "0", "x", "501"])),
        st.tuples(st.just("format"), st.sampled_from(["json", "csv", "jsonl", "pdf"])),
        st.tuples(st.just("fields"), st.sampled_from(["title", "title,kind", "nothing", ""])),
        st.tuples(st.just("by"), st.sampled_from(["year", "status", "moon"])),
        st.tuples(st.just("since"), st.sampled_from(["0", "2026-11-22", "-1"])),
        st.tuples(st.just("kind"), st.sampled_from(["treaty", "gift", "moon", ""])),
        st.tuples(st.just("id"), st.sampled_from(["none-such", ""])),
        st.tuples(st.text(max_size=5), st.text(max_size=5)),
    ),
    max_size=4,
)


@pytest.fixture(scope="module")
def ways(loaded_url: str) -> Iterator[tuple[TestClient, TestClient]]:
    """The app, and the same app that knows no short way; neither keeps an answer."""
    clients = []
    for _ in range(2):
        chosen = Settings(database_url=loaded_url, cache_megabytes=0, _env_file=None)
        app = create_app(chosen, clock=lambda: TODAY)
        clients.append(TestClient(app, raise_server_exceptions=False, follow_redirects=False))
    assert set(clients[0].app.short) == set(ADDRESSES)  # type: ignore[attr-defined]  # known as ASGI only
    clients[1].app.short = {}  # type: ignore[attr-defined]  # known as ASGI only
    with clients[0], clients[1]:
        yield clients[0], clients[1]
    for client in clients:
        client.app.state.engine.dispose()  # type: ignore[attr-defined]  # known as ASGI only


def _alike(ways: tuple[TestClient, TestClient], address: str, accept: str = "application/json") -> None:
    told = []
    for client in ways:
        answer = client.get(address, headers={"Accept": accept})
        headers = {
            name: value for name, value in answer.headers.items() if name not in ("x-request-id", "date")
        }
        told.append((answer.status_code, headers, answer.content))
    assert told[0] == told[1]


def test_the_lists_that_are_asked_most_have_a_short_way() -> None:
    """Otherwise nothing below would try anything."""
    assert {
        f"/api/v1/{noun}" for noun in ("agreements", "countries", "visits", "missions", "clauses")
    } <= set(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_ways_answer_alike(ways: tuple[TestClient, TestClient], address: str) -> None:
    """As it stands, on a day, with what is refused."""
    for query in ("", "?on=2016-06-01", "?unknown=1", "?limit=2&country=FR"):
        _alike(ways, address + query)


@pytest.mark.parametrize("accept", ["text/csv", "application/x-ndjson", "image/png", "*/*;q=0"])
def test_both_ways_give_what_is_accepted(ways: tuple[TestClient, TestClient], accept: str) -> None:
    """Formats are chosen, and refused, alike."""
    _alike(ways, "/api/v1/agreements?country=BR", accept)


@given(address=st.sampled_from(ADDRESSES), asked=ASKED)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_ways_take_parameters_alike(
    ways: tuple[TestClient, TestClient], address: str, asked: list[tuple[str, str]]
) -> None:
    """Repeated, empty, faulty and unknown ones among them."""
    _alike(ways, f"{address}?{urlencode(asked)}")
