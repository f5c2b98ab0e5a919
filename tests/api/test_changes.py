"""Changes of the record over HTTP: nothing lost, nothing twice, and only what is asked for."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import LOADED_AT
from counts import CLAIMS
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from test_faults import edit

from api.app import create_app
from api.settings import Settings
from db.filling import fill
from db.ledger import current_revision
from db.session import read_session
from models.nouns import NOUNS

ALL = "/api/v1/changes"


def test_every_record_was_added_once(client: TestClient) -> None:
    newest = client.get("/api/v1/health").json()["revision"]
    seen: list[dict[str, Any]] = []
    address: str | None = f"{ALL}?limit=500"
    while address:
        page = client.get(address).json()
        assert page["revision"] == newest
        seen += page["items"]
        address = page["next"]

    assert [each["revision"] for each in seen] == list(range(1, newest + 1))
    assert {each["change"] for each in seen} == {"added"}
    agreement = next(
        each for each in seen if each["id"] == "fr-1978-symphonie" and each["noun"] == "agreement"
    )
    assert agreement["url"] == "/agreements/fr-1978-symphonie"
    assert agreement["reason"] == "First load"
    assert agreement["at"] == "2026-11-22T08:00:00Z"
    for noun in (each for each in NOUNS if each.page):
        one = next(each for each in seen if each["noun"] == noun.name)
        page, _, part = one["url"].partition("#")
        answer = client.get(page)
        assert answer.status_code == 200, one["url"]
        assert f'id="{part}"' in answer.text or not part, one["url"]
        assert (one["api_url"] is not None) == noun.has_json, noun.name
        if noun.has_json:
            json = client.get(one["api_url"])
            assert json.status_code == 200, one["api_url"]
            assert f'"{one["id"]}"' in json.text
    without = {each["noun"] for each in seen if each["url"] is None} - {"translation"}
    assert without == {each.name for each in NOUNS if not each.page}
    assert all(each["url"] for each in seen if each["noun"] == "translation" and "/visit/" in each["id"])


def test_by_day_by_moment_and_by_noun(client: TestClient) -> None:
    everything = client.get(f"{ALL}?since=2026-11-22").json()["total"]

    assert everything == client.get(ALL).json()["total"]
    assert client.get(f"{ALL}?since=2026-11-22T07:59:59Z").json()["total"] == everything
    assert client.get(ALL, params={"since": "2026-11-22T16:00:00+08:00"}).json()["total"] == everything
    assert client.get(f"{ALL}?since=2026-11-22T08:00:00.000001Z").json()["items"] == []
    claims = client.get(f"{ALL}?noun=claim").json()
    assert claims["total"] == len(claims["items"]) == CLAIMS
    assert claims["next"] is None
    lines = client.get(f"{ALL}?noun=claim&noun=fact&format=csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + claims["total"] + client.get(f"{ALL}?noun=fact").json()["total"]
    assert len(client.get(f"{ALL}?format=jsonl").text.splitlines()) == everything


@pytest.mark.parametrize(
    "since",
    [
        "99999999",
        "2027-01-01",
        "2099-01-01T00:00:00Z",
        "yesterday",
        "-1",
        "",
        "1.5",
        "٣",
        "2026-11-22T08:00:00",
        "2026-13-01",
        "2026-11-22T25:00:00Z",
        "9" * 400,
    ],
)
def test_since_of_the_future_or_of_nothing_is_refused(client: TestClient, since: str) -> None:
    response = client.get(ALL, params={"since": since})

    assert response.status_code == 422
    assert "since" in response.json()["detail"]


def test_an_unknown_noun_is_refused(client: TestClient) -> None:
    assert client.get(f"{ALL}?noun=treaty").status_code == 422
    assert client.get(f"{ALL}?colour=red").status_code == 422


def test_a_correction_tells_what_it_did(filled: Engine, filled_url: str, data: Path) -> None:
    with read_session(filled) as session:
        before = current_revision(session)
    edit(data / "claims.yaml", lambda records: records.pop())
    (data / "translations" / "zh" / "claims.yaml").write_text("[]\n", encoding="utf-8")

    def mend(records: list[dict[str, Any]]) -> None:
        records[0].update(notes="Mended.", title="Another title")

    edit(data / "agreements" / "fr.yaml", mend)
    later = LOADED_AT + timedelta(days=1)
    fill(filled, data, home="CN", at=later, by="tests", reason="A correction")
    app = create_app(Settings(database_url=filled_url, _env_file=None), clock=later.date)
    with TestClient(app) as client:
        page = client.get(f"{ALL}?since={before}&noun=agreement&noun=claim").json()
        by_day = client.get(f"{ALL}?since={later.date()}&noun=agreement&noun=claim").json()

    assert page == by_day
    changed, removed = page["items"]
    assert (changed["change"], changed["id"]) == ("changed", "fr-1978-symphonie")
    assert changed["fields"] == ["notes", "title"]
    assert changed["reason"] == "A correction"
    assert (removed["change"], removed["url"], removed["fields"]) == ("removed", None, [])
    app.state.engine.dispose()
