"""Whether agreements are in effect, and how well that is known: as JSON, as a table, on any day."""

import csv
import io
from collections import Counter
from typing import Any

import pytest
from answers import json_of
from counts import AGREEMENTS
from fastapi.testclient import TestClient

from models.effect import EffectBasis, EffectValue

LIST = "/api/v1/agreements"
FRANCE = "fr-1997-iga"
"""The basic treaty with France: its acts are silent, and a source takes it to be in force."""


def effect(client: TestClient, key: str, on: str = "2026-12-01") -> dict[str, Any]:
    """The effect of one agreement on a day."""
    return dict(json_of(client, f"{LIST}/{key}", on=on)["agreement"]["effect"])


def items(client: TestClient, **parameters: Any) -> list[dict[str, Any]]:
    """The agreements that parameters ask for, each with its effect."""
    return list(json_of(client, LIST, limit=500, fields="effect,status,kind", **parameters)["items"])


@pytest.mark.parametrize(
    ("key", "value", "basis", "rule", "why"),
    [
        ("ska-2019-convention", "in_effect", "documented", None, "in force since about January 2021"),
        ("ar-2022-space-plan-2021-2025", "ended", "documented", None, "term ended 2025"),
        (FRANCE, "in_effect", "reported", None, "in force as reported, 25 June 2018"),
        ("cl-2023-tom-ventarrones", "ended", "reported", None, "terminated as reported, 26 January 2026"),
        ("na-2025-ground-station-certificate", "completed", "presumed", 1, "fulfilled 12 February 2026"),
        ("pk-2019-crewed-spaceflight", "in_effect", "presumed", 2, "last sign of life 22 April 2026, under"),
        ("de-2025-change5-loan-cologne", "in_effect", "presumed", 3, "a contract is taken to be in effect"),
        ("ru-2022-ilrs-agreement", "in_effect", "presumed", 4, "later instruments act under it"),
        ("ru-2025-joint-communique-space", "political", "presumed", 5, "stated and not in force"),
        ("br-2025-cbers-5-agreement", "unknown", "none", None, "not presumed in force from signature"),
        ("ve-2018-venesat-2-act", "unknown", "none", 3, "no recent sign of life since 28 January 2019"),
    ],
)
def test_each_step_of_the_ladder_says_why(
    client: TestClient, key: str, value: str, basis: str, rule: int | None, why: str
) -> None:
    found = effect(client, key)
    assert (found["value"], found["basis"], found["rule"]) == (value, basis, rule)
    assert why in found["reason"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in found["reason_zh"])


def test_what_was_not_yet_known_on_a_day_is_not_said_of_it(client: TestClient) -> None:
    assert effect(client, FRANCE, "1997-05-14")["value"] == "unknown"
    presumed = effect(client, FRANCE, "2007-06-01")
    assert (presumed["basis"], presumed["rule"], presumed["last_sign"]) == ("presumed", 4, "2006-10")
    assert effect(client, FRANCE, "2018-06-24")["as_of"] == "2012"
    assert effect(client, FRANCE, "2018-06-25")["as_of"] == "2018-06-25"


def test_an_agreement_alone_stands_as_it_stands_among_all(client: TestClient) -> None:
    every = {each["id"]: each["effect"] for each in items(client, on="2026-12-01")}
    assert len(every) == AGREEMENTS
    assert {each["value"] for each in every.values()} <= set(EffectValue)
    assert {each["basis"] for each in every.values()} == set(EffectBasis)
    inherited = [key for key, each in every.items() if ", under " in each["reason"]]
    assert inherited
    for key in [*inherited, *list(every)[::40]]:
        assert effect(client, key) == every[key], key


def test_a_basis_is_what_it_says_it_is(client: TestClient) -> None:
    for each in items(client, on="2026-12-01"):
        found = each["effect"]
        assert (found["as_of"] is not None) == (found["basis"] == "reported"), each["id"]
        assert (found["value"] == "unknown") == (found["basis"] == "none"), each["id"]
        assert found["basis"] != "presumed" or found["rule"], each["id"]
        # A fulfilled purpose goes before what is documented of force, but for treaties.
        if each["status"] == "in_force" and found["value"] != "completed":
            assert found["basis"] == "documented", each["id"]
        assert found["reason"], each["id"]


def test_the_table_has_what_the_json_has(client: TestClient) -> None:
    table = client.get(LIST, params={"format": "csv", "on": "2026-12-01"}).content.decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(table))}
    for each in items(client, on="2026-12-01"):
        row, found = rows[each["id"]], each["effect"]
        columns = ("effect_basis", "effect_rule", "effect_as_of", "effect_since", "effect_last_sign")
        assert row["effect"] == found["value"]
        assert row["effect_reason"] == found["reason"]
        for name in columns:
            assert row[name] == str(found[name.removeprefix("effect_")] or ""), (each["id"], name)


def test_a_report_where_the_acts_are_silent_is_no_contradiction(client: TestClient) -> None:
    every = json_of(client, LIST, limit=500, fields="status,flags,reported_status", on="2026-12-01")["items"]
    differs = {each["id"] for each in every if "reported_differs" in each["flags"]}
    assert FRANCE not in differs
    assert "gb-1985-space-mou" in differs
    assert Counter(each["status"] for each in every if each["id"] in differs)["signed"] == 0


def counted(every: list[dict[str, Any]], name: str) -> Counter[str]:
    """How many agreements have each value, or each basis."""
    return Counter(each["effect"][name] for each in every)


@pytest.mark.parametrize("on", ["2026-12-01", "2010-06-15"])
def test_a_filter_finds_exactly_those_whose_json_says_so(client: TestClient, on: str) -> None:
    every = items(client, on=on)
    for parameter, name, words in (("effect", "value", EffectValue), ("basis", "basis", EffectBasis)):
        for word in words:
            found = json_of(client, LIST, limit=500, fields="match", on=on, **{parameter: word.value})
            expected = [each["id"] for each in every if each["effect"][name] == word]
            assert [each["id"] for each in found["items"]] == expected, word
            assert found["total"] == len(expected)
            assert all(each["match"] == "certain" for each in found["items"])


def test_filters_add_up_and_values_of_one_are_alternatives(client: TestClient) -> None:
    every = items(client, country="FR", on="2026-12-01")
    asked = {"country": "FR", "effect": ["in_effect", "political"], "basis": "presumed", "status": "signed"}
    found = json_of(client, LIST, limit=500, fields="id", on="2026-12-01", **asked)["items"]
    expected = [
        each["id"]
        for each in every
        if each["effect"]["value"] in ("in_effect", "political")
        and each["effect"]["basis"] == "presumed"
        and each["status"] == "signed"
    ]
    assert expected
    assert [each["id"] for each in found] == expected
    assert client.get(LIST, params={"effect": "perhaps"}).status_code == 422
    assert client.get(LIST, params={"basis": "guessed"}).status_code == 422


def test_facets_count_what_the_filters_find(client: TestClient) -> None:
    asked = {
        "country": "FR",
        "effect": "in_effect",
        "facets": "effect,basis",
        "limit": 500,
        "on": "2026-12-01",
    }
    facets = {each["name"]: each["values"] for each in json_of(client, LIST, **asked)["facets"]}
    # A facet leaves its own filter out, and the other's in.
    every = items(client, country="FR", on="2026-12-01")
    assert {each["value"]: each["count"] for each in facets["effect"]} == counted(every, "value")
    in_effect = [each for each in every if each["effect"]["value"] == "in_effect"]
    assert {each["value"]: each["count"] for each in facets["basis"]} == counted(in_effect, "basis")
    labels = {each["value"]: (each["label"], each["label_zh"]) for each in facets["basis"]}
    assert labels["reported"] == ("reported by a source", "来源报道")


@pytest.mark.parametrize(("by", "name"), [("effect", "value"), ("basis", "basis")])
def test_statistics_add_up_to_the_list(client: TestClient, by: str, name: str) -> None:
    stats = json_of(client, "/api/v1/stats/agreements", by=by, on="2026-12-01")
    assert {row[by]: row["agreements"] for row in stats["rows"]} == counted(
        items(client, on="2026-12-01"), name
    )
    assert sum(row["agreements"] for row in stats["rows"]) == stats["total"] == AGREEMENTS
    assert all(row[f"{by}_label"] and row[f"{by}_label_zh"] for row in stats["rows"])


def test_statistics_cross_effect_and_basis(client: TestClient) -> None:
    stats = json_of(client, "/api/v1/stats/agreements", by=["effect", "basis"], on="2026-12-01")
    pairs = Counter(
        (each["effect"]["value"], each["effect"]["basis"]) for each in items(client, on="2026-12-01")
    )
    assert {(row["effect"], row["basis"]): row["agreements"] for row in stats["rows"]} == pairs


def test_what_is_reported_names_the_sources_that_say_so(client: TestClient) -> None:
    page = json_of(client, LIST, limit=500, fields="effect,sources", basis="reported", on="2026-12-01")

    assert len(page["items"]) > 30
    for item in page["items"]:
        positions = {source["position"] for source in item["sources"]}
        assert item["effect"]["sources"], item["id"]
        assert set(item["effect"]["sources"]) <= positions, item["id"]
    assert effect(client, "ska-2019-convention")["sources"] == []
