"""The rules of access over HTTP, on both engines."""

from answers import json_of
from fastapi.testclient import TestClient

ADDRESS = "/api/v1/samples/rules"


def test_topic_by_topic_the_home_state_first(client: TestClient) -> None:
    report = json_of(client, ADDRESS)

    assert [column["key"] for column in report["columns"]] == ["cn", "jp", "ru", "us", "us-jp"]
    assert len(report["topics"]) == 20
    assert len(report["regimes"]) == 8
    assert len(report["rules"]) == 105
    for line in report["topics"]:
        assert [cell["column"] for cell in line["cells"]] == [column["key"] for column in report["columns"]]


def test_what_was_looked_for_and_not_found_is_said(client: TestClient) -> None:
    report = json_of(client, ADDRESS)
    rules = {rule["id"]: rule for rule in report["rules"]}
    cells = {(line["topic"], cell["column"]): cell for line in report["topics"] for cell in line["cells"]}

    assert cells["third_party_transfer", "cn"]["found"] == "not_found"
    assert cells["third_party_transfer", "us"]["found"] == "found"
    assert cells["governance", "ru"]["found"] == "not_looked_for"
    for cell in cells.values():
        found = [rules[key]["found"] for key in cell["rules"]]
        assert cell["found"] == ("found" if any(found) else "not_found" if found else "not_looked_for")
    for rule in rules.values():
        assert bool(rule["rule"]) == rule["found"]
        assert rule["sources"] or not rule["found"]


def test_sources_are_numbered_and_every_rule_cites_among_them(client: TestClient) -> None:
    report = json_of(client, ADDRESS)
    numbered = {source["id"] for source in report["sources"]}

    assert [source["number"] for source in report["sources"]] == list(range(1, len(numbered) + 1))
    assert all(source["id"] in numbered for rule in report["rules"] for source in rule["sources"])


def test_some_topics_only(client: TestClient) -> None:
    report = json_of(client, ADDRESS, topic=["loan_term", "return"])

    assert [line["topic"] for line in report["topics"]] == ["loan_term", "return"]
    assert {rule["topic"] for rule in report["rules"]} == {"loan_term", "return"}


def test_whether_a_set_of_rules_was_issued_by_the_day(client: TestClient) -> None:
    issued = {each["id"]: each["issued"] for each in json_of(client, ADDRESS, on="2022-01-01")["regimes"]}

    assert issued["cnsa-2020"] == "yes"
    assert issued["cnsa-intl-2023"] == "no"
    assert issued["nasa-lunar"] == "possibly"


def test_an_unknown_topic_or_parameter_is_named(client: TestClient) -> None:
    for query, parameter in (("topic=weather", "topic"), ("colour=red", "colour")):
        response = client.get(f"{ADDRESS}?{query}")
        assert response.status_code == 422
        assert [fault["parameter"] for fault in response.json()["errors"]] == [parameter]
