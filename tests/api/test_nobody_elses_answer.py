"""An answer made for one person is given to nobody else, and nothing that names a person is kept."""

from collections.abc import Iterator

import pytest
from conftest import TODAY
from fastapi import APIRouter, Request, Response
from fastapi.testclient import TestClient

from api import routes
from api.app import create_app
from api.settings import Settings

PERSONAL = (
    ("cookie", "session=ann"),
    ("authorization", "Bearer ann"),
    ("proxy-authorization", "Basic ann"),
    ("x-forwarded-user", "ann"),
    ("x-api-key", "ann"),
    ("x-ssl-client-cert", "ann"),
    ("remote-user", "ann"),
)
READERS: tuple[dict[str, str], ...] = (
    {},
    {"user-agent": "a browser", "accept-language": "zh", "sec-fetch-mode": "navigate", "dnt": "1"},
    {"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https", "via": "1.1 proxy"},
    {"if-none-match": '"other"', "cache-control": "max-age=0", "referer": "https://example.org/"},
)


@pytest.fixture
def runs() -> list[str]:
    return []


@pytest.fixture
def client(loaded_url: str, monkeypatch: pytest.MonkeyPatch, runs: list[str]) -> Iterator[TestClient]:
    """The app with an address that says who asks, by whatever header."""
    router = APIRouter(prefix="/api/v1")

    @router.get("/me")
    async def me(request: Request) -> Response:
        runs.append(request.url.path)
        said = [request.headers[name] for name, _ in PERSONAL if name in request.headers]
        return Response(" ".join(said) or "nobody", media_type="text/plain")

    monkeypatch.setattr(routes, "router", router)
    app = create_app(Settings(database_url=loaded_url, _env_file=None), clock=lambda: TODAY)
    with TestClient(app) as made:
        yield made
    app.state.engine.dispose()


@pytest.mark.parametrize(("name", "value"), PERSONAL)
def test_what_was_made_for_a_person_is_given_to_nobody_else(
    client: TestClient, name: str, value: str
) -> None:
    assert client.get("/api/v1/me", headers={name: value}).text == value
    assert client.get("/api/v1/me").text == "nobody"
    assert client.get("/api/v1/me", headers={name: value}).text == value
    assert client.get("/api/v1/me", headers={name: value.replace("ann", "bob")}).text.endswith("bob")


@pytest.mark.parametrize(("name", "value"), PERSONAL)
def test_nothing_of_a_person_is_kept(client: TestClient, runs: list[str], name: str, value: str) -> None:
    for _ in range(2):
        assert client.head("/api/v1/me", headers={name: value}).status_code == 200
        assert client.get("/api/v1/me", headers={name: value}).status_code == 200

    assert len(runs) == 4


def test_readers_who_do_not_say_who_they_are_share_an_answer(client: TestClient, runs: list[str]) -> None:
    for headers in READERS:
        assert client.get("/api/v1/me", headers=headers).text == "nobody"

    assert len(runs) == 1
