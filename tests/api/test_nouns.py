"""Countries, organizations, bodies, claims and health over HTTP, on both engines."""

import pytest
from answers import json_of
from counts import CLAIMS
from fastapi.testclient import TestClient


def test_every_state_with_its_doors(client: TestClient) -> None:
    page = json_of(client, "/api/v1/countries")
    lines = {line["code"]: line for line in page["items"]}

    assert page["total"] == len(lines) == 200
    assert not {"CN", "HK", "MO"} & set(lines)
    assert {"SU", "CS", "YU", "DD"} <= set(lines)
    for code in ("FR", "RU", "GB", "PK"):
        for door in ("direct", "multilateral", "organization"):
            found = json_of(client, f"/api/v1/agreements?country={code}&via={door}")
            assert lines[code][door] == found["total"]
        assert lines[code]["total"] == json_of(client, f"/api/v1/agreements?country={code}")["total"]


def test_one_country(client: TestClient) -> None:
    report = json_of(client, "/api/v1/countries/FR")

    assert report["country"]["name_zh"] == "法国"
    assert report["first"]["id"] == "fr-1978-symphonie"
    assert {door["door"]: door["total"] for door in report["counts"]}[None] == len(report["agreements"])
    assert [source["number"] for source in report["sources"]] == list(range(1, len(report["sources"]) + 1))
    assert {"fr-2023-macron"} <= {visit["id"] for visit in report["visits_past"]}
    assert "cn-fr-2023-ce5" in {movement["id"] for movement in report["samples_given"]}
    cited = {source["id"] for agreement in report["agreements"] for source in agreement["sources"]}
    assert cited <= {source["id"] for source in report["sources"]}


def test_groups_stand_in_order(client: TestClient) -> None:
    groups = [each["status_group"] for each in json_of(client, "/api/v1/countries/FR")["agreements"]]

    assert groups == sorted(groups, key=["in_force", "not_documented", "past"].index)


def test_restrictions_of_the_united_states(client: TestClient) -> None:
    found = {each["id"]: each for each in json_of(client, "/api/v1/countries/US")["restrictions"]}

    assert found["us-wolf-amendment"]["until"] == ".."


def test_a_former_state_keeps_its_code_and_shows_who_followed(client: TestClient) -> None:
    soviet = json_of(client, "/api/v1/countries/SU")
    russia = json_of(client, "/api/v1/countries/RU")

    assert "RU" in [each["code"] for each in soviet["country"]["successors"]]
    assert "SU" in [each["code"] for each in russia["country"]["predecessors"]]
    assert soviet["counts"][-1]["total"] == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("fr", "FR"),
        ("FRA", "FR"),
        ("Czechoslovakia", "CS"),
        ("CSHH", "CS"),
        ("soviet union", "SU"),
        ("捷克", "CZ"),
        ("法国", "FR"),
        ("T%C3%BCrkiye", "TR"),
        ("turkey", "TR"),
    ],
)
def test_a_name_leads_to_the_right_place(client: TestClient, name: str, code: str) -> None:
    response = client.get(f"/api/v1/countries/{name}?on=2020-01-01")

    assert response.status_code == 308
    assert response.headers["location"].endswith(f"/api/v1/countries/{code}?on=2020-01-01")


def test_organizations(client: TestClient) -> None:
    page = json_of(client, "/api/v1/organizations")

    assert page["home_takes_part"] == 38
    assert page["total"] == 46
    assert sum(line["counts_toward_claim"] for line in page["items"]) == 15


def test_one_organization(client: TestClient) -> None:
    esa = json_of(client, "/api/v1/organizations/esa")
    members = {member["country"]["code"]: member for member in esa["members"]}

    assert esa["organization"]["home_takes_part"] is False
    assert members["FR"]["certainty"] == "yes"
    assert esa["counts"]["total"] == len(esa["agreements"]) > 10


def test_one_body(client: TestClient) -> None:
    cnes = json_of(client, "/api/v1/bodies/cnes")

    assert cnes["body"]["country"] == "FR"
    assert len(cnes["agreements"]) == 18


def test_claims_stand_beside_the_record_on_their_own_day(client: TestClient) -> None:
    page = json_of(client, "/api/v1/claims")
    claims = {claim["id"]: claim for claim in page["items"]}

    assert page["total"] == CLAIMS
    best = claims["count-2020"]
    assert best["agreements"]["value"] == 140
    assert best["countries"]["value"] == 40
    assert best["organizations"]["value"] == 18
    held = best["held_agreements"]
    asked = json_of(client, "/api/v1/agreements?on=2020-12-17&limit=1")["total"]
    assert held["certain"] <= held["possible"] <= asked
    assert best["held_organizations"]["possible"] == 15
    assert claims["count-2018"]["held_agreements"]["certain"] < held["certain"]
    assert claims["ilrs-2023-10"]["held_agreements"] is None


def test_health(client: TestClient) -> None:
    state = json_of(client, "/api/v1/health")

    assert state["live"] is True
    assert state["ready"] is True
    assert state["revision"] > 2_000


def test_the_contract_names_every_route(client: TestClient) -> None:
    document = json_of(client, "/api/v1/openapi.json")

    assert document["openapi"].startswith("3.1")
    assert {
        "/api/v1/agreements",
        "/api/v1/agreements/{agreement_id}",
        "/api/v1/countries",
        "/api/v1/countries/{code}",
        "/api/v1/organizations",
        "/api/v1/organizations/{organization_id}",
        "/api/v1/bodies/{body_id}",
        "/api/v1/claims",
        "/api/v1/health",
    } <= set(document["paths"])


@pytest.mark.parametrize(
    "address", ["/api/v1/countries/FR", "/countries/FR", "/nothing", "/static/concord.css"]
)
def test_head_answers_as_get_does_without_the_body(client: TestClient, address: str) -> None:
    head, get = client.head(address), client.get(address)

    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.content == b""
