"""Answers kept by edition: validators, compression, what shares an answer, and what must not outlive a change."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from importlib import import_module
from pathlib import Path

import pytest
import zstandard
from conftest import TODAY
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from test_never_older import revision

from api.app import create_app
from api.layers.cache import Answer, AnswerStore, normalised_query, preferred_encoding
from api.layers.conditional import holds, last_modified
from api.layers.request_state import RequestState
from api.settings import Settings
from db.engine import open_engine
from db.ledger import append
from db.schema import migrate
from db.session import write_session
from db.watcher.version import RecordVersion, read_version

FRANCE = "/api/v1/agreements?country=FR"
AN_HOUR_AGO = datetime.now(UTC) - timedelta(hours=1)
DAY = (AN_HOUR_AGO - timedelta(days=2)).date()
"""A day that began before anything is recorded here, at whatever hour the tests run."""


@pytest.fixture
def own(empty: Engine, empty_url: str) -> Iterator[TestClient]:
    """The real app on a record of one revision, which the test may write to."""
    record(empty, 1, AN_HOUR_AGO)
    app = create_app(Settings(database_url=empty_url, _env_file=None), clock=lambda: DAY)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
    app.state.engine.dispose()


def record(engine: Engine, number: int, at: datetime) -> None:
    with write_session(engine) as session:
        append(session, [{**revision(number), "at": at}])


def kept(client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch, **headers: str) -> bool:
    """Whether an answer is one kept from before."""
    seen: list[RequestState] = []
    begin = RequestState.begin.__func__  # type: ignore[attr-defined]  # it is a class method

    def noted(cls: type[RequestState], scope: dict[str, object]) -> RequestState:
        seen.append(begin(cls, scope))
        return seen[-1]

    with monkeypatch.context() as patch:
        patch.setattr(RequestState, "begin", classmethod(noted))
        assert client.get(address, headers=headers).status_code in (200, 304)
    return seen[0].from_cache


@pytest.mark.parametrize(
    "address", [FRANCE, "/countries/FR", "/zh/", "/agreements/la-2008-framework-agreement/dossier.pdf"]
)
def test_an_answer_is_held_by_its_tag(client: TestClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"] == "no-cache"

    for named in (tag, f'"other", W/{tag}', "*"):
        again = client.get(address, headers={"If-None-Match": named})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "no-cache"
        assert "vary" not in first.headers or again.headers["vary"] == first.headers["vary"]
    assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content


def test_head_is_get_without_the_body(client: TestClient) -> None:
    for address in (FRANCE, "/api/v1/health", "/nowhere", "/static/concord.css", "/api/v1/nowhere"):
        got, head = client.get(address), client.head(address)
        assert head.status_code == got.status_code
        assert head.content == b""
        ignored = ("x-request-id", "content-length" if got.status_code == 404 else "")
        assert {name: value for name, value in head.headers.items() if name not in ignored} == {
            name: value for name, value in got.headers.items() if name not in ignored
        }


def test_each_compression_is_a_representation_of_its_own(client: TestClient) -> None:
    plain = client.get(FRANCE, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    tags = {plain.headers["etag"]}
    decompressors: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
        ("zstd", lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data)),
        ("br", import_module("brotli").decompress),
        ("gzip", gzip.decompress),
    )
    for encoding, unpack in decompressors:
        with client.stream("GET", FRANCE, headers={"Accept-Encoding": encoding}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == encoding
        assert int(answer.headers["content-length"]) == len(raw) < len(plain.content) / 2
        assert unpack(raw) == plain.content
        assert {each.strip() for each in answer.headers["vary"].split(",")} == {"Accept", "Accept-Encoding"}
        tags.add(answer.headers["etag"])
        unchanged = client.get(
            FRANCE, headers={"Accept-Encoding": encoding, "If-None-Match": answer.headers["etag"]}
        )
        assert unchanged.status_code == 304
        held_otherwise = client.get(
            FRANCE, headers={"Accept-Encoding": encoding, "If-None-Match": plain.headers["etag"]}
        )
        assert held_otherwise.status_code == 200
    assert len(tags) == 4


def test_gzip_says_nothing_of_when_it_was_made(client: TestClient) -> None:
    with client.stream("GET", FRANCE, headers={"Accept-Encoding": "gzip"}) as answer:
        assert b"".join(answer.iter_raw())[4:8] == bytes(4)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (b"", "identity"),
        (b"gzip, deflate, br, zstd", "zstd"),
        (b"gzip;q=1.0, br;q=0.5", "br"),
        (b"zstd;q=0, GZIP", "gzip"),
        (b"*", "zstd"),
        (b"*;q=0", "identity"),
        (b"zstd;q=x", "identity"),
        (b"deflate", "identity"),
    ],
)
def test_the_compression_follows_from_what_is_accepted(accepted: bytes, encoding: str) -> None:
    assert preferred_encoding(accepted) == encoding


def test_spellings_of_one_question_share_an_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/api/v1/agreements?country=IT&limit=7&topic=deep_space")
    for same in (
        "/api/v1/agreements?topic=deep_space&limit=7&country=IT",
        "/api/v1/agreements?country=%49T&limit=7&topic=deep%5Fspace",
        "/api/v1/%61greements?country=IT&limit=7&topic=deep_space",
    ):
        assert kept(client, same, monkeypatch), same
    for other in (
        "/api/v1/agreements?country=IT&limit=8&topic=deep_space",
        "/api/v1/agreements?country=IT&limit=7",
        "/zh/agreements?country=IT&limit=7",
    ):
        assert not kept(client, other, monkeypatch), other


def test_values_of_one_name_keep_their_order() -> None:
    assert normalised_query(b"country=RU&b=&country=FR&a=1") == b"a=1&b=&country=RU&country=FR"
    assert normalised_query(b"q=%E6%B3%95&&x=+1") == b"q=%E6%B3%95&x=+1"


def test_another_host_is_not_shown_what_was_made_for_one(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/api/v1/claims").status_code == 200
    assert kept(client, "/api/v1/claims", monkeypatch)
    assert not kept(client, "/api/v1/claims", monkeypatch, host="other.example")
    assert not kept(client, "/api/v1/claims", monkeypatch, authorization="Bearer x")


def test_a_write_is_seen_by_the_next_request(
    own: TestClient, empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own.get("/api/v1/claims")
    assert kept(own, "/api/v1/claims", monkeypatch)
    record(empty, 2, datetime.now(UTC) - timedelta(minutes=1))
    after = own.get("/api/v1/claims", headers={"If-None-Match": before.headers["etag"]})

    assert after.status_code == 200
    assert (before.json()["revision"], after.json()["revision"]) == (1, 2)
    told = [parsedate_to_datetime(each.headers["last-modified"]) for each in (before, after)]
    assert told[0] < told[1]


def test_a_date_held_is_as_good_as_a_tag(own: TestClient, empty: Engine) -> None:
    answer = own.get("/api/v1/claims")
    at = parsedate_to_datetime(answer.headers["last-modified"])
    assert at == AN_HOUR_AGO.replace(microsecond=0)

    assert (
        own.get("/api/v1/claims", headers={"If-Modified-Since": format_datetime(at, True)}).status_code == 304
    )
    for other in (
        format_datetime(at + timedelta(days=1), True),
        format_datetime(at - timedelta(1), True),
        "x",
    ):
        assert own.get("/api/v1/claims", headers={"If-Modified-Since": other}).status_code == 200
    both = {"If-Modified-Since": answer.headers["last-modified"], "If-None-Match": '"other"'}
    assert own.get("/api/v1/claims", headers=both).status_code == 200


def test_two_editions_of_one_second_are_not_told_apart_by_a_date(own: TestClient, empty: Engine) -> None:
    moment = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=5)
    record(empty, 2, moment)
    record(empty, 3, moment + timedelta(milliseconds=900))

    assert "last-modified" not in own.get("/api/v1/claims").headers


def test_what_a_date_may_say() -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    day = noon.astimezone().date()
    midnight = datetime.combine(day, datetime.min.time()).astimezone()
    now = noon + timedelta(hours=9)
    assert last_modified(RecordVersion(1, noon, "1", True), day, now) == b"Sun, 01 Mar 2026 12:00:00 GMT"
    assert last_modified(RecordVersion(1, noon, "1", False), day, now) is None
    assert last_modified(RecordVersion(1, noon, "1", True), day, noon - timedelta(1)) is None
    assert last_modified(RecordVersion(1, midnight, "1", True), day, now) is None
    began = format_datetime(midnight.astimezone(UTC), usegmt=True).encode()
    assert last_modified(RecordVersion(1, noon - timedelta(9), "1", False), day, now) == began


def test_a_new_day_makes_new_answers(empty: Engine, empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [TODAY]
    app = create_app(Settings(database_url=empty_url, _env_file=None), clock=lambda: days[0])
    with TestClient(app) as client:
        assert client.get("/api/v1/claims").json()["on"] == TODAY.isoformat()
        days[0] += timedelta(days=1)
        assert client.get("/api/v1/claims").json()["on"] == days[0].isoformat()
    app.state.engine.dispose()


def test_a_file_put_in_the_place_of_another_is_what_is_read(tmp_path: Path) -> None:
    files = [tmp_path / "one.db", tmp_path / "two.db"]
    for number, file in enumerate(files, 1):
        engine = open_engine(f"sqlite:///{file}")
        migrate(engine)
        record(engine, number * 10, AN_HOUR_AGO)
        engine.dispose()
    app = create_app(Settings(database_url=f"sqlite:///{files[0]}", _env_file=None))
    with TestClient(app) as client:
        assert client.get("/api/v1/claims").json()["revision"] == 10
        shutil.move(files[1], files[0])
        assert client.get("/api/v1/claims").json()["revision"] == 20
    app.state.engine.dispose()


def test_nothing_is_kept_where_no_room_is_given(
    empty: Engine, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Settings(database_url=empty_url, cache_megabytes=0, _env_file=None))
    with TestClient(app) as client:
        client.get("/api/v1/claims")
        assert not kept(client, "/api/v1/claims", monkeypatch)
        assert client.get("/api/v1/claims").headers["etag"]
    app.state.engine.dispose()


def test_a_shelf_stays_within_its_room_and_lets_go_of_what_is_not_used() -> None:
    shelf = AnswerStore(100_000)
    for number in range(200):
        shelf.put((number,), (f"name {number}",), Answer([], bytes(5_000), None, None, ""))
        used = shelf.find(("name 0",))
        assert used is not None, f"let go of what was just used, at {number}"
        used.used = True
        assert shelf.size <= shelf.room
    assert shelf.find(("name 199",)) is not None
    assert shelf.find(("name 100",)) is None
    shelf.put(("large",), ("large",), Answer([], bytes(50_000), None, None, ""))
    assert shelf.find(("large",)) is None
    shelf.clear()
    assert (shelf.size, shelf.find(("name 199",))) == (0, None)


@pytest.mark.parametrize(
    ("named", "held"),
    [(b'"a"', True), (b'W/"a"', True), (b'"b", "a"', True), (b"*", True), (b'"b"', False), (b"", False)],
)
def test_tags_are_compared_as_the_standard_says(named: bytes, held: bool) -> None:
    assert holds(named, b'"a"') is held


def test_static_files_are_kept_for_good_under_the_address_of_their_content(client: TestClient) -> None:
    page = client.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]

    assert "immutable" in client.get(address).headers["cache-control"]
    assert client.get("/static/concord.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/concord.css?v=other").headers["cache-control"] == "no-cache"


def test_the_edition_is_known_apart_from_its_schema(empty: Engine) -> None:
    record(empty, 1, AN_HOUR_AGO)
    found = read_version(empty)
    assert found is not None
    assert (found.number, found.at, found.alone) == (1, AN_HOUR_AGO, True)
    assert found.schema
