"""Clauses of chosen countries side by side on paper."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from leaf import Leaf, is_kept

ADDRESS = "/clauses/compare.pdf?country=FR&country=Russia&country=IT"


@pytest.mark.parametrize("more", ["", "&country=PK"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_holds_the_facts_of_its_reading(client: TestClient, lang: str, more: str) -> None:
    leaf = Leaf(client, f"{ADDRESS}{more}&lang={lang}")
    reading, tail = leaf.reading, "_zh" if lang == "zh" else ""

    assert reading == client.get("/api/v1/clauses/compare?country=FR&country=RU&country=IT" + more).json()
    assert reading["items"]
    for each in reading["countries"]:
        leaf.says(each["country"][f"name{tail}"])
    for line in reading["kinds"]:
        leaf.says(line["kind"][f"gloss{tail}"])
    for item in reading["items"]:
        leaf.says(item["clause"][f"summary{tail}"] or item["clause"]["summary"])
    for source in reading["sources"]:
        leaf.says(source["publisher"], source["url"])


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-CN")])
def test_it_is_an_archive_file_that_can_be_read_aloud(
    client: TestClient, tmp_path: Path, lang: str, tag: str
) -> None:
    Leaf(client, f"{ADDRESS}&lang={lang}").is_sound(tmp_path, tag)


def test_the_same_bytes_again_and_none_where_they_are_held(client: TestClient) -> None:
    is_kept(client, ADDRESS)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=FR",
        "country=FR&country=Atlantis",
        "country=FR&country=France",
        "country=FR&country=IT&state=open",
        "country=FR&country=IT&country=RU&country=PK&country=BR&country=EG",
    ],
)
def test_what_cannot_be_compared_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/clauses/compare.pdf?{query}").status_code == 422
