"""The statement of the sample ledger: balances, loans, requests, totals, movements and rules of its reading."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from leaf import Leaf, is_kept

ADDRESS = "/samples/statement.pdf"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_holds_the_facts_of_its_reading(client: TestClient, lang: str) -> None:
    leaf = Leaf(client, f"{ADDRESS}?lang={lang}")
    reading, tail = leaf.reading, "_zh" if lang == "zh" else ""

    assert reading["ledger"] == client.get("/api/v1/samples/holdings").json()
    assert reading["movements"]["total"] == len(reading["movements"]["items"]) > 0
    for batch in reading["ledger"]["batches"]:
        leaf.says(batch[f"mission_name{tail}"] or batch["mission_name"])
    for movement in reading["movements"]["items"]:
        leaf.says(movement[f"mass_text{tail}"] or movement["mass_text"])
    for rule in reading["rules"]["rules"]:
        if rule["found"] and rule["regime"] in reading["rules"]["columns"][0]["regimes"]:
            leaf.says(rule[f"rule{tail}"] or rule["rule"])
    for source in reading["sources"]:
        leaf.says(f"[{source['number']}]{source['publisher']}", source["url"])


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-CN")])
def test_it_is_an_archive_file_that_can_be_read_aloud(
    client: TestClient, tmp_path: Path, lang: str, tag: str
) -> None:
    Leaf(client, f"{ADDRESS}?lang={lang}").is_sound(tmp_path, tag)


def test_the_same_bytes_again_and_none_where_they_are_held(client: TestClient) -> None:
    is_kept(client, ADDRESS)


def test_a_filter_chooses_the_movements_and_leaves_the_balances_whole(client: TestClient) -> None:
    whole, french = Leaf(client, ADDRESS).reading, Leaf(client, f"{ADDRESS}?country=France").reading

    assert 0 < french["movements"]["total"] < whole["movements"]["total"]
    assert french["ledger"] == whole["ledger"]


def test_a_day_before_every_mission_is_an_empty_statement(client: TestClient) -> None:
    leaf = Leaf(client, f"{ADDRESS}?on=1950-01-01")
    assert leaf.reading["movements"]["total"] == 0
    leaf.says("None in this record as of this day.")


@pytest.mark.parametrize("query", ["country=Atlantis", "kind=theft", "on=soon", "colour=red", "since=2x"])
def test_what_is_not_understood_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 422
