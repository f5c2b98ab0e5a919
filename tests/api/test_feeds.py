"""Feeds of treaty actions, as feed readers read them."""

import re

import feedparser
import pytest
from fastapi.testclient import TestClient

ALL = "/api/v1/feeds/actions.atom"


@pytest.mark.parametrize("address", [ALL, f"{ALL}?lang=zh", "/api/v1/feeds/countries/FR/actions.atom"])
def test_a_reader_accepts_the_feed(client: TestClient, address: str) -> None:
    response = client.get(address)
    feed = feedparser.parse(response.content)

    assert response.headers["content-type"].startswith("application/atom+xml")
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.updated == "2026-11-22T08:00:00Z"
    assert feed.feed.links[0].href == f"http://testserver{address}"
    assert 20 < len(feed.entries) <= 100
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("tag:concord.example,2026:agreements/") for each in (*ids,))
    assert {entry.updated for entry in feed.entries} == {"2026-11-22T08:00:00Z"}
    assert all("published" not in entry for entry in feed.entries)
    entry = feed.entries[0]
    assert client.get(entry.link.removeprefix("http://testserver")).status_code == 200
    related = next(each.href for each in entry.links if each.rel == "related")
    assert client.get(related.removeprefix("http://testserver")).status_code == 200


def test_an_uncertain_day_stands_in_words(client: TestClient) -> None:
    entries = feedparser.parse(
        client.get("/api/v1/feeds/countries/FR/actions.atom?limit=500").content
    ).entries
    symphonie = next(entry for entry in entries if "fr-1978-symphonie" in entry.id)

    assert symphonie.id.endswith("/signature/1")
    assert re.match(r"[Ss]ignature, about April 1978: ", symphonie.title)
    assert symphonie.tags[0].term == "signature"
    assert "Beijing" in symphonie.summary


def test_in_chinese(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/api/v1/feeds/countries/FR/actions.atom?lang=zh&limit=500").content)

    assert feed.feed.language == "zh-Hans"
    assert "法国" in feed.feed.title
    assert any("签署" in entry.title for entry in feed.entries)


def test_a_country_by_its_door_only(client: TestClient) -> None:
    agreements = client.get("/api/v1/agreements?country=FR&limit=500").json()["items"]
    ids = {item["id"] for item in agreements}
    entries = feedparser.parse(
        client.get("/api/v1/feeds/countries/FR/actions.atom?limit=500").content
    ).entries

    dated = {
        item["id"]
        for item in agreements
        if any(action["on"] or action["effective"] for action in item["actions"])
    }
    assert {entry.id.split("/")[1] for entry in entries} == dated <= ids


def test_what_is_not_there(client: TestClient) -> None:
    moved = client.get("/api/v1/feeds/countries/france/actions.atom")

    assert moved.status_code == 308
    assert moved.headers["location"].endswith("/api/v1/feeds/countries/FR/actions.atom")
    assert client.get("/api/v1/feeds/countries/ruritania/actions.atom").status_code == 404
    assert client.get(f"{ALL}?lang=fr").status_code == 422
    assert client.get(f"{ALL}?limit=0").status_code == 422
