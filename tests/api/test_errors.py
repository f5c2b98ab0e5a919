"""Errors in one shape, limits, request ids, logs, metrics and CORS."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from conftest import TODAY, Databases, engine_of
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from api.app import create_app
from api.layers import log
from api.layers.limits import RateLimit
from api.settings import Settings

Made = Callable[..., TestClient]
LINK = "/api/v1/calendars/links/{token}.ics"


@pytest.fixture
def made(databases: Databases) -> Iterator[Made]:
    """Make the real app on an empty record with settings of the test's own."""
    address = databases.migrated("sqlite")
    clients: list[TestClient] = []

    def make(access_log: log.AccessLog | None = None, **settings: Any) -> TestClient:
        app = create_app(
            Settings(database_url=address, _env_file=None, **settings),
            clock=lambda: TODAY,
            access_log=access_log,
        )
        client = TestClient(app, raise_server_exceptions=False)
        client.__enter__()
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.__exit__(None, None, None)
        engine_of(client).dispose()


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize("address", ["/api/nothing", "/api/v1/nothing", "/api/v2/agreements", "/api/v1/"])
def test_an_unknown_address_is_a_problem(client: TestClient, address: str) -> None:
    assert is_problem(client.get(address), 404)["instance"] == address


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_only_reading_is_answered(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/agreements")
    assert is_problem(answer, 405)["detail"] == "This address answers GET, HEAD."
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_type_that_is_not_there_is_not_given(client: TestClient) -> None:
    answer = client.get("/api/v1/countries/FR", headers={"Accept": "text/html"})
    assert "application/json" in is_problem(answer, 406)["detail"]
    for accept in ("*/*", "application/*", "text/html, application/json;q=0.1", "text/html,*/*;q=0.8"):
        assert client.get("/api/v1/countries/FR", headers={"Accept": accept}).status_code == 200


def test_a_body_is_refused(client: TestClient) -> None:
    is_problem(client.request("GET", "/api/v1/agreements", content=b"{}"), 415)
    is_problem(client.request("GET", "/api/v1/agreements", content=b"x" * 1_000_001), 413)
    is_problem(client.post("/api/v1/agreements", content=b"x" * 1_000_001), 413)
    client.get("/agreements")  # and is kept
    page = client.request("GET", "/agreements", content=b"x" * 1_000_001)
    assert page.status_code == 413
    assert "<h1" in page.text


def test_a_failure_is_told_by_number_only(
    made: Made, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the secret of the house")

    client = made()
    monkeypatch.setattr("api.routes.claim.claim_report", broken)
    with caplog.at_level(logging.ERROR, "concord"):
        answer = client.get("/api/v1/claims", headers={"X-Request-ID": "mine-1"})
    body = is_problem(answer, 500)
    assert body["request"] == "mine-1" == answer.headers["x-request-id"]
    assert "secret" not in answer.text
    (line,) = [each for each in caplog.records if each.name == "concord"]
    assert line.exc_info
    assert vars(line)["request"] == "mine-1"


def test_a_database_that_is_away_is_said_so(made: Made) -> None:
    client = made()
    assert client.get("/api/v1/claims").status_code == 200
    engine_of(client).dispose()
    place = Path(str(engine_of(client).url.database))
    for file in place.parent.glob(f"{place.name}*"):
        file.unlink()
    place.mkdir()
    answer = client.get("/api/v1/claims")
    assert is_problem(answer, 503)["request"] == answer.headers["x-request-id"]
    assert answer.headers["retry-after"] == "5"
    is_problem(client.get("/api/v1/nothing"), 404)


@pytest.mark.parametrize("sent", ["a b", "x" * 101, "<script>", "", "-x"])
def test_an_id_that_is_not_sane_is_replaced(client: TestClient, sent: str) -> None:
    answer = client.get("/api/v1/claims", headers={"X-Request-ID": sent})
    assert answer.headers["x-request-id"] != sent


def test_who_asks_too_often_is_told_when_to_ask_again(made: Made) -> None:
    client = made(rate_limit=0.001)
    assert client.get("/api/v1/claims").status_code == 200
    answer = client.get("/api/v1/claims")
    is_problem(answer, 429)
    assert 1 <= int(answer.headers["retry-after"]) <= 1000


def test_a_bucket_fills_again() -> None:
    now = [0.0]

    async def nothing(*_: object, **__: object) -> None: ...

    limit = RateLimit(nothing, nothing, 2, clock=lambda: now[0])
    assert [limit._take("a") for _ in range(5)] == [0, 0, 0, 0, 0.5]
    assert limit._take("b") == 0
    now[0] += 0.5
    assert [limit._take("a"), limit._take("a")] == [0, 0.5]


def test_other_origins_may_read_only_where_they_are_named(made: Made, client: TestClient) -> None:
    asked = {"Origin": "https://dashboard.example"}
    assert "access-control-allow-origin" not in client.get("/api/v1/claims", headers=asked).headers
    own = made(cors_origins=["https://dashboard.example"])
    for _ in range(2):
        answer = own.get("/api/v1/claims", headers=asked)
        assert answer.headers["access-control-allow-origin"] == "https://dashboard.example"
        assert "Origin" in answer.headers["vary"]
        other = own.get("/api/v1/claims", headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in other.headers


def test_metrics_only_where_they_are_wanted(made: Made, client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404
    own = made(metrics=True)
    own.get("/api/v1/claims")
    own.get("/api/v1/claims")
    own.get("/api/v1/nothing/1")
    text = own.get("/metrics").text
    assert 'concord_requests_total{method="GET",route="/api/v1/claims",status="200"} 2.0' in text
    assert 'concord_requests_total{method="GET",route="none",status="404"} 1.0' in text
    assert "concord_kept_answers_total 1.0" in text
    assert "concord_revision 0.0" in text
    assert 'concord_request_seconds_count{route="/api/v1/claims"} 2.0' in text


def test_a_request_is_one_line_that_names_nobody(made: Made) -> None:
    written = io.StringIO()
    access_log = log.AccessLog(written)
    client = made(access_log=access_log)
    for _ in range(2):
        client.get("/api/v1/agreements?q=secret", headers={"X-Request-ID": "n1"})
    access_log.flush()
    first, second = map(json.loads, written.getvalue().splitlines())
    assert {name: first[name] for name in ("method", "path", "status", "request", "kept")} == {
        "method": "GET",
        "path": "/api/v1/agreements",
        "status": 200,
        "request": "n1",
        "kept": False,
    }
    assert second["kept"] is True
    assert first["bytes"] == second["bytes"] > 0
    assert first["ms"] > 0
    assert "secret" not in written.getvalue()
    assert "testclient" not in written.getvalue()


def test_a_secret_in_an_address_is_in_no_log_and_no_metric(
    made: Made, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever becomes of the request: not found, refused before it reached a route, failed, or the database away."""
    written = io.StringIO()
    access_log = log.AccessLog(written)
    client, limited = made(access_log, metrics=True), made(access_log, rate_limit=1)
    address = LINK.replace("{token}", "s3cret")
    for ask, path in ((client.get, address), (client.post, address), (client.get, f"{address}/")):
        ask(path)
    for error in (RuntimeError("made to fail"), OperationalError("select", {}, Exception("made to fail"))):
        monkeypatch.setattr("db.queries.calendar_link.link_of", Mock(side_effect=error))
        client.get(address)
    for _ in range(4):
        limited.get(address)
    access_log.flush()
    lines = [json.loads(line) for line in written.getvalue().splitlines()]

    assert {line["status"] for line in lines} == {404, 405, 429, 500, 503}
    assert {line["path"] for line in lines} == {LINK}
    logged = [vars(each) for each in caplog.records if each.name == "concord"]
    assert {each["path"] for each in logged if "path" in each} == {LINK}
    assert "s3cret" not in f"{written.getvalue()}{caplog.text}{logged}{client.get('/metrics').text}"


def test_every_secret_in_an_address_is_known_to_the_log(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    secret = [path for path in paths if "{token}" in path]

    assert LINK in secret
    assert [log.shown_path(path.replace("{token}", "s3cret")) for path in secret] == secret
    assert log.shown_path("/api/v1/calendars/dates.ics") == "/api/v1/calendars/dates.ics"


def test_other_loggers_write_the_same_way() -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    written = io.StringIO()
    try:
        log.configure("info", written)
        try:
            raise RuntimeError("cause")
        except RuntimeError as error:
            logging.getLogger("concord").error("failed", exc_info=error, extra={"request": "n2"})
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    line = json.loads(written.getvalue())
    assert (line["event"], line["request"], line["level"]) == ("failed", "n2", "error")
    assert "RuntimeError: cause" in line["exception"]
