"""Restrictions over HTTP, on both engines: whom they touch, who decided, since when, and where they are read."""

from typing import Any

import pytest
from answers import json_of
from fastapi.testclient import TestClient

ADDRESS = "/api/v1/restrictions"


def _ids(report: dict[str, Any]) -> set[str]:
    return {each["id"] for each in report["items"]}


def test_every_restriction_is_listed_with_whom_it_touches_and_its_sources(client: TestClient) -> None:
    report = json_of(client, ADDRESS)
    assert report["total"] == len(report["items"]) == 17
    wolf = next(each for each in report["items"] if each["id"] == "us-wolf-amendment")
    assert (wolf["kind"], wolf["since"], wolf["until"]) == ("law", "2011-04", "..")
    assert (wolf["imposed_by"], wolf["countries"], wolf["organizations"]) == ("US", ["US", "CN"], [])
    assert wolf["url"] == "/restrictions#restriction-us-wolf-amendment"
    assert all(each["sources"] for each in report["items"])


def test_a_country_is_meant_where_it_is_touched_and_where_it_decided(client: TestClient) -> None:
    american = _ids(json_of(client, ADDRESS, country="USA"))
    assert {"us-wolf-amendment", "us-itar-rashid-2", "us-export-control-smile"} <= american
    assert _ids(json_of(client, ADDRESS, country="AE")) == {"us-itar-rashid-2"}
    assert _ids(json_of(client, ADDRESS, country=["AE", "CL"])) == {"us-itar-rashid-2", "cl-tom-2025"}
    laws = json_of(client, ADDRESS, country="US", kind="law")
    assert {each["kind"] for each in laws["items"]} == {"law"}
    assert _ids(laws) < american


def test_what_began_after_the_day_is_not_told(client: TestClient) -> None:
    assert _ids(json_of(client, ADDRESS, on="2005-01-01")) == {"us-sanctions-2004"}
    before, after = "2010-12-31", "2012-01-01"
    for address, in_page in (("/api/v1/countries/US", "restrictions"), (ADDRESS, "items")):
        told = {
            day: {each["id"] for each in json_of(client, address, on=day)[in_page]} for day in (before, after)
        }
        assert "us-wolf-amendment" not in told[before]
        assert "us-wolf-amendment" in told[after]


def test_an_organization_shows_its_own_and_those_that_touch_it(client: TestClient) -> None:
    esa = json_of(client, "/api/v1/organizations/esa")
    told = {each["id"] for each in esa["restrictions"]}
    assert told == {"esa-css-2023", "esa-ilrs-2024", "us-export-control-smile"}
    listed = {each["url"] for each in esa["sources"]}
    assert {source["url"] for each in esa["restrictions"] for source in each["sources"]} <= listed
    assert 'id="restriction-esa-css-2023"' in client.get("/organizations/esa").text
    assert json_of(client, "/api/v1/organizations/apsco")["restrictions"] == []


@pytest.mark.parametrize(
    ("parameters", "status"),
    [({"country": "Nowhere"}, 404), ({"kind": "wall"}, 422), ({"colour": "red"}, 422)],
)
def test_what_is_not_understood_is_a_problem(
    client: TestClient, parameters: dict[str, str], status: int
) -> None:
    response = client.get(ADDRESS, params=parameters)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_the_page_says_what_was_left_out_and_that_silence_is_no_answer(client: TestClient) -> None:
    page = client.get("/restrictions", params={"country": "Nowhere", "kind": "law"}).text
    assert "Nowhere" in page
    assert 'id="restriction-us-wolf-amendment"' in page
    none = client.get("/restrictions", params={"country": "FR"}).text
    assert "That does not say that there is none." in none
