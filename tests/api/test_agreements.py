"""Agreements over HTTP, on both engines."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from answers import json_of
from counts import AGREEMENTS
from fastapi.testclient import TestClient

LIST = "/api/v1/agreements"
FIELDS = [
    "id",
    "url",
    "title",
    "title_zh",
    "kind",
    "signed",
    "status",
    "status_reason",
    "via",
    "home_parties",
    "partner_parties",
    "actions",
    "term",
    "expires",
    "topics",
    "clauses",
    "relations",
    "sources",
    "confidence",
    "summary",
]


def _ids(client: TestClient, **parameters: Any) -> list[str]:
    return [item["id"] for item in json_of(client, LIST, limit=500, **parameters)["items"]]


def test_the_list_holds_every_agreement_in_full(client: TestClient) -> None:
    page = json_of(client, LIST, limit=500)

    assert page["total"] == AGREEMENTS == len(page["items"])
    assert page["next"] is None
    assert page["on"] == "2026-11-22"
    assert page["revision"] > 2_000
    for item in page["items"]:
        assert set(FIELDS) <= set(item)
        assert item["sources"]
        assert item["status_reason"]
        assert item["home_parties"] and item["partner_parties"]


def test_newest_first_and_undated_last(client: TestClient) -> None:
    signed = [item["signed"] for item in json_of(client, LIST, limit=500)["items"]]
    dated = [day for day in signed if day]

    assert signed == dated + [None] * (len(signed) - len(dated))
    assert dated[0] > dated[-1]


@pytest.mark.parametrize("limit", [1, 7, 100, AGREEMENTS - 1, AGREEMENTS])
def test_pages_follow_each_other_without_gap_or_repeat(client: TestClient, limit: int) -> None:
    whole = _ids(client, country="FR")
    address, found, pages = f"{LIST}?country=FR&limit={limit}", [], 0
    while address:
        page = json_of(client, address)
        assert page["total"] == len(whole)
        assert len(page["items"]) <= limit
        found += [item["id"] for item in page["items"]]
        address = page["next"]
        pages += 1

    assert found == whole
    assert pages == -(-len(whole) // limit)


def test_the_next_page_keeps_what_was_asked(client: TestClient) -> None:
    link = json_of(client, LIST, country=["FR", "IT"], via="direct", on="2020-01-01", limit=2)["next"]
    asked = dict(parse_qsl(urlsplit(link).query))

    assert asked["via"] == "direct"
    assert asked["on"] == "2020-01-01"
    assert parse_qsl(urlsplit(link).query).count(("country", "FR")) == 1
    assert ("country", "IT") in parse_qsl(urlsplit(link).query)


@pytest.mark.parametrize(
    "name", ["FR", "fr", "FRA", "fra", "France", "法国", "frankreich", "République française"]
)
def test_a_country_is_found_by_code_name_and_alias(client: TestClient, name: str) -> None:
    assert _ids(client, country=name) == _ids(client, country="FR")


def test_three_doors(client: TestClient) -> None:
    doors = {
        door: set(_ids(client, country="FR", via=door)) for door in ("direct", "multilateral", "organization")
    }

    assert "fr-1997-iga" in doors["direct"]
    assert "ges-2007-framework" in doors["multilateral"]
    assert "esa-2005-framework" in doors["organization"]
    assert set().union(*doors.values()) == set(_ids(client, country="FR"))
    assert not doors["direct"] & doors["multilateral"]
    for item in json_of(client, LIST, country="FR", limit=500)["items"]:
        assert item["via"] == [door for door in doors if item["id"] in doors[door]]


def test_membership_is_read_on_the_day(client: TestClient) -> None:
    while_member = _ids(client, country="GB", via="organization", on="2019-06-01")
    after = _ids(client, country="GB", via="organization", on="2026-11-22")

    assert "eu-2003-galileo" in while_member
    assert "eu-2003-galileo" not in after
    assert "esa-2005-framework" in after


def test_what_was_signed_later_did_not_exist(client: TestClient) -> None:
    early = _ids(client, country="FR", on="1997-05-14")

    assert "fr-1997-iga" not in early
    assert "fr-1997-iga" in _ids(client, country="FR", on="1997-05-15")
    assert "fr-1978-symphonie" in early


@pytest.mark.parametrize(
    ("status", "some"),
    [
        ("in_force", "kz-2013-space-agreement"),
        ("signed", "fr-1997-iga"),
        ("expired", "br-2013-ten-year-plan"),
        ("past", "br-2013-ten-year-plan"),
        ("not_documented", "fr-1997-iga"),
        ("negotiating", "ru-2023-navigation-subcommission-protocol"),
    ],
)
def test_status_is_derived_and_can_be_asked_for(client: TestClient, status: str, some: str) -> None:
    page = json_of(client, LIST, status=status, limit=500)

    assert some in [item["id"] for item in page["items"]]
    assert page["total"] == len(page["items"])
    assert all(status in (item["status"], item["status_group"]) for item in page["items"])


def test_pages_of_a_status_follow_each_other(client: TestClient) -> None:
    whole = _ids(client, status="expired")
    first = json_of(client, LIST, status="expired", limit=10)
    second = json_of(client, first["next"])

    assert [item["id"] for item in first["items"] + second["items"]] == whole[:20]


def test_kind_and_topic(client: TestClient) -> None:
    contracts = json_of(client, LIST, kind="contract", limit=500)["items"]
    navigation = json_of(client, LIST, topic="navigation", limit=500)["items"]

    assert len(contracts) == 38
    assert len(navigation) == 58
    assert {item["kind"] for item in contracts} == {"contract"}
    assert all("navigation" in item["topics"] for item in navigation)


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("symphonie", "fr-1978-symphonie"),
        ("Symph", "fr-1978-symphonie"),
        ("交响乐", "fr-1978-symphonie"),
        ("法国 卫星", "fr-1978-symphonie"),
        ("chang'e-6 dorn", "fr-2023-change6-mou"),
        ("CNES cfosat", "fr-2006-cfosat-mou"),
        ("oceanography satellites", "fr-2010-doris-hy2a"),
        ("月球", "gb-2025-change5-loan-open-university"),
        ("Brasilia", "br-2014-remote-sensing-data-mou"),
    ],
)
def test_words_find_agreements_in_both_languages(client: TestClient, words: str, some: str) -> None:
    found = _ids(client, q=words)

    assert some in found
    assert len(found) < AGREEMENTS


def test_words_that_hold_no_word_find_nothing(client: TestClient) -> None:
    assert json_of(client, LIST, q="?!—")["total"] == 0


@pytest.mark.parametrize(
    "words", ['"', "'", "a' OR 1=1", "NEAR(a b)", "a*", "(", "col:x", "a & b | !c", "\\", "%_", "𝒜"]
)
def test_words_are_never_a_query_language(client: TestClient, words: str) -> None:
    assert client.get(LIST, params={"q": words}).status_code == 200


def test_one_agreement(client: TestClient) -> None:
    report = json_of(client, f"{LIST}/la-2008-framework-agreement")
    agreement = report["agreement"]

    assert agreement["status"] == "in_force"
    assert agreement["expires"] == "2028-08-22"
    assert agreement["renewed_on"] == ["2018-08-22"]
    assert agreement["status_reason"].startswith("in force since 22 August 2008; tacitly renewed")
    assert "自2008年8月22日起有效" in agreement["status_reason_zh"]


def test_status_on_a_past_day(client: TestClient) -> None:
    def status(day: str) -> str:
        return str(json_of(client, f"{LIST}/br-2013-ten-year-plan", on=day)["agreement"]["status"])

    assert status("2014-01-01") == "signed"
    assert status("2023-01-01") == "expired"


def test_a_merged_id_leads_to_the_one_that_was_kept(client: TestClient) -> None:
    response = client.get(f"{LIST}/nl-2015-cnsa-mou?on=2020-01-01")

    assert response.status_code == 308
    assert response.headers["location"].endswith("/api/v1/agreements/nl-2015-mou?on=2020-01-01")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("on=2026-02-30", "on"),
        ("on=yesterday", "on"),
        ("on=20260101", "on"),
        ("on=٢٠٢٦-٠١-٠١", "on"),
        ("cursor=abc", "cursor"),
        ("cursor=W10", "cursor"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=ten", "limit"),
        ("via=sideways", "via"),
        ("status=fine", "status"),
        ("kind=pact", "kind"),
        ("topic=weather", "topic"),
        ("q=" + "x" * 201, "q"),
    ],
)
def test_a_faulty_parameter_is_named(client: TestClient, query: str, parameter: str) -> None:
    response = client.get(f"{LIST}?{query}")
    body = response.json()

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert [fault["parameter"] for fault in body["errors"]] == [parameter]
    assert body["status"] == 422
    assert body["instance"] == LIST


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/agreements/fr-1900-none",
        "/api/v1/agreements?country=Atlantis",
        "/api/v1/countries/Atlantis",
        "/api/v1/organizations/none",
        "/api/v1/bodies/none",
        "/api/v1/nothing",
        "/api/v2",
    ],
)
def test_what_is_not_there_is_a_problem_document(client: TestClient, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["title"] == "Not found"


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/countries/Frnace",
        "/api/v1/agreements?country=Frnace",
        "/api/v1/stats/agreements?by=year&country=IT&country=Frnace",
        "/api/v1/samples/movements?country=Frnace",
    ],
)
def test_a_country_misspelt_gets_the_nearest_names(client: TestClient, address: str) -> None:
    suggestions = client.get(address).json()["suggestions"]

    assert suggestions[0] == {"name": "France", "url": "/api/v1/countries/FR"}


def test_the_name_of_a_list_is_no_misspelt_country(client: TestClient) -> None:
    assert "suggestions" not in client.get("/api/v1/agreements?mission=nothing").json()


def test_another_method_is_refused(client: TestClient) -> None:
    response = client.post(LIST)

    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
