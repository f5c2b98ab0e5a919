"""The benefit summary on paper, of all partners and of one."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from leaf import Leaf, is_kept

ADDRESS = "/benefits.pdf"


@pytest.mark.parametrize("scope", ["", "&country=France", "&country=HK", "&signed_from=2020"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_holds_the_facts_of_its_reading(client: TestClient, lang: str, scope: str) -> None:
    leaf = Leaf(client, f"{ADDRESS}?lang={lang}{scope}")
    reading, tail = leaf.reading, "_zh" if lang == "zh" else ""

    assert reading == client.get(f"/api/v1/benefits?{scope[1:]}").json()
    leaf.says(*reading[f"verdict{tail}"], reading["coverage"][f"meaning{tail}"])
    for line in reading["kinds"]:
        leaf.says(*line["agreements"])
    if not reading["country"]:
        leaf.says(*(line["country"][f"name{tail}"] for line in reading["partners"]))
    for group in reading["comparisons"]:
        leaf.says(*(each[f"name{tail}"] for each in group["partners"]))


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-CN")])
def test_it_is_an_archive_file_that_can_be_read_aloud(
    client: TestClient, tmp_path: Path, lang: str, tag: str
) -> None:
    Leaf(client, f"{ADDRESS}?country=FR&lang={lang}").is_sound(tmp_path, tag)


def test_the_same_bytes_again_and_none_where_they_are_held(client: TestClient) -> None:
    is_kept(client, ADDRESS)


@pytest.mark.parametrize("query", ["country=Atlantis", "mission=x", "signed_from=soon", "colour=red"])
def test_what_is_not_understood_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 422


def test_nobody_known_is_said_and_is_no_error(client: TestClient) -> None:
    leaf = Leaf(client, f"{ADDRESS}?country=Tuvalu")
    leaf.says(*leaf.reading["verdict"])
