"""Clauses over HTTP, on both engines."""

from typing import Any

import pytest
from answers import json_of
from counts import AGREEMENTS, CLAUSES, WITHOUT_CLAUSES
from fastapi.testclient import TestClient

LIST = "/api/v1/clauses"


def _ids(client: TestClient, **parameters: Any) -> list[str]:
    return [item["id"] for item in json_of(client, LIST, limit=500, **parameters)["items"]]


def test_the_list_holds_every_clause_with_a_derived_state(client: TestClient) -> None:
    page = json_of(client, LIST, limit=500)

    assert page["total"] == CLAUSES == len(page["items"]) == page["total_certain"]
    assert (page["agreements"], page["without"]) == (AGREEMENTS, WITHOUT_CLAUSES)
    assert sum(each["clauses"] for each in page["states"]) == CLAUSES
    for item in page["items"]:
        clause = item["clause"]
        assert clause["state_reason"] and clause["state_reason_zh"]
        assert item["sources"]
        if clause["state"] != "not_documented":
            assert clause["kind"].startswith("sample_")
            assert clause["movements"]


@pytest.mark.parametrize("limit", [1, 9, 100])
def test_pages_follow_each_other_without_gap_or_repeat(client: TestClient, limit: int) -> None:
    whole = _ids(client, country="RU")
    address, found = f"{LIST}?country=RU&limit={limit}", []
    while address:
        page = json_of(client, address)
        assert page["total"] == len(whole)
        found += [item["id"] for item in page["items"]]
        address = page["next"]

    assert found == whole


def test_a_loan_is_fulfilled_by_the_movement_that_cites_it(client: TestClient) -> None:
    (item,) = json_of(client, LIST, kind="sample_loan", country="GB", via="direct")["items"]
    clause = item["clause"]

    assert clause["state"] == "fulfilled"
    assert clause["movements"] == ["ce5-intl-loan-2025-gb-ou"]
    assert clause["delivered_ug"] == 60_000
    assert clause["state_reason"] == "60 mg delivered about May 2025; 60 mg promised"
    assert item["agreement"]["sample_clause"] == "present"
    topics = {rule["topic"] for rule in clause["rules"]}
    assert {"loan_term", "return"} <= topics
    assert {rule["regime"] for rule in clause["rules"]} == {
        "cnsa-2020",
        "cnsa-intl-2023",
        "cnsa-call-ce5-intl-2023",
    }


def test_a_loan_is_open_before_it_is_delivered(client: TestClient) -> None:
    page = json_of(client, LIST, kind="sample_loan", country="GB", via="direct", on="2025-04-26")
    clause = page["items"][0]["clause"] if page["items"] else None

    assert clause is None or (clause["state"], clause["state_certainty"]) == ("open", "possibly")


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({"cluster": "samples"}, 6),
        ({"kind": "training"}, 69),
        ({"cluster": ["samples", "training"]}, 75),
        ({"gives": "both"}, 192),
        ({"gives": "partner"}, 211),
        ({"receives": "partner"}, 319),
        ({"state": "fulfilled"}, 4),
        ({"state": "open"}, 2),
        ({"mission": "change-5", "cluster": "samples"}, 6),
        ({"topic": "navigation", "kind": "training"}, 6),
    ],
)
def test_filters(client: TestClient, parameters: dict[str, Any], count: int) -> None:
    assert json_of(client, LIST, **parameters)["total"] == count


def test_years_take_what_may_lie_in_them_and_say_so(client: TestClient) -> None:
    page = json_of(client, LIST, signed_from=2019, signed_to=2019, limit=500)
    certain = [item for item in page["items"] if item["in_years"] == "yes"]

    assert page["total_certain"] == len(certain) <= page["total"]
    assert all(item["agreement"]["signed"].startswith("2019") for item in certain)
    assert all(item["in_years"] in ("yes", "possibly") for item in page["items"])


def test_what_was_signed_later_holds_no_clause_yet(client: TestClient) -> None:
    items = json_of(client, LIST, cluster="samples", on="2025-01-01")["items"]

    assert all(item["agreement"]["signed"] is None for item in items)  # undated ones possibly exist


def test_the_matrix_adds_up(client: TestClient) -> None:
    for by in ("country", "agreement"):
        matrix = json_of(client, f"{LIST}/matrix", by=by)
        assert matrix["clauses"] == CLAUSES == sum(cell["clauses"] for cell in matrix["totals"])
        for row in matrix["rows"]:
            assert [cell["kind"] for cell in row["cells"]] == [each["kind"] for each in matrix["kinds"]]
            assert row["clauses"] == sum(cell["clauses"] for cell in row["cells"])
            for cell in row["cells"]:
                assert (cell["coding"] == "present") == (cell["clauses"] > 0)
                assert sum(each["clauses"] for each in cell["states"]) == cell["clauses"]
        if by == "agreement":
            assert sum(row["clauses"] for row in matrix["rows"]) == CLAUSES
            assert len(matrix["rows"]) + matrix["without"] == AGREEMENTS
            assert matrix["asymmetries"] == []


def test_a_cell_of_the_matrix_is_the_list_under_its_filters(client: TestClient) -> None:
    matrix = json_of(client, f"{LIST}/matrix", country=["FR", "BR"])

    assert [row["key"] for row in matrix["rows"]] == ["BR", "FR"]
    for row in matrix["rows"]:
        for cell in row["cells"]:
            page = json_of(
                client, LIST, country=row["key"], kind=cell["kind"], via=["direct", "multilateral"]
            )
            assert page["total"] == cell["clauses"]


def test_an_asymmetry_says_not_known_and_names_who_has_it(client: TestClient) -> None:
    matrix = json_of(client, f"{LIST}/matrix", country="FR")
    told = {each["kind"]: each for each in matrix["asymmetries"]}

    assert {each["country"] for each in matrix["asymmetries"]} == {"FR"}
    assert "data_sharing" not in told
    assert "RU" in told["training"]["known_for"]
    for each in matrix["asymmetries"]:
        assert 0 < len(each["known_for"]) <= each["comparable"]
        assert set(each["same_region"]) <= set(each["known_for"])
        assert each["same_region"] or each["organizations"]


def test_no_clause_no_row_and_no_zero_presented_as_none(client: TestClient) -> None:
    matrix = json_of(client, f"{LIST}/matrix", country="AD")

    assert matrix["rows"] == []
    assert matrix["clauses"] == 0
    assert all(cell["coding"] == "not_coded" for cell in matrix["totals"])


def test_countries_side_by_side(client: TestClient) -> None:
    report = json_of(client, f"{LIST}/compare", country=["FR", "俄罗斯"])

    assert [each["country"]["code"] for each in report["countries"]] == ["FR", "RU"]
    items = {each["id"]: each for each in report["items"]}
    for line in report["kinds"]:
        assert [cell["country"] for cell in line["cells"]] == ["FR", "RU"]
        for cell in line["cells"]:
            assert (cell["coding"] == "present") == bool(cell["items"])
            assert all(items[key]["clause"]["kind"] == line["kind"]["kind"] for key in cell["items"])
    for each in report["countries"]:
        coded = each["sample_present"] + each["sample_coded_absent"] + each["sample_not_coded"]
        assert coded == each["agreements"]
    assert "exhibition" in report["unknown"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("?colour=red", "colour"),
        ("?kind=pact", "kind"),
        ("?cluster=all", "cluster"),
        ("?gives=nobody", "gives"),
        ("?signed_from=19", "signed_from"),
        ("?signed_to=now", "signed_to"),
        ("?state=done", "state"),
        ("?cursor=abc", "cursor"),
        ("?cursor=WyIyMDIwLTAxLTAxIiwiZnItMjAyMCJd", "cursor"),
        ("?limit=0", "limit"),
        ("?on=yesterday", "on"),
        ("/matrix?by=moon", "by"),
        ("/matrix?limit=3", "limit"),
        ("/compare?country=FR", "country"),
        ("/compare?country=FR&country=RU&country=IT&country=DE&country=GB&country=BR", "country"),
    ],
)
def test_a_faulty_parameter_is_named(client: TestClient, address: str, parameter: str) -> None:
    response = client.get(f"{LIST}{address}")

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert parameter in {fault["parameter"] for fault in response.json()["errors"]}


@pytest.mark.parametrize(
    ("address", "status"),
    [("?mission=none", 404), ("?country=Atlantis", 404), ("/compare?country=FR&country=France", 422)],
)
def test_what_is_not_there_is_a_problem_document(client: TestClient, address: str, status: int) -> None:
    response = client.get(f"{LIST}{address}")

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_an_agreement_says_whether_a_sample_clause_is_known(client: TestClient) -> None:
    known = json_of(client, "/api/v1/agreements/pk-2025-change5-sample-loan")["agreement"]
    other = json_of(client, "/api/v1/agreements/fr-1997-iga")["agreement"]

    assert known["sample_clause"] == "present"
    assert other["sample_clause"] == "not_coded"
    assert other["absent_clauses"] == []
