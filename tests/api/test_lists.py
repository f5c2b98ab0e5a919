"""The lists beside agreements: visits, missions, movements, clauses; filters, orders, fields and pages."""

from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import counts
import pytest
from answers import json_of
from fastapi.testclient import TestClient

from api.parameters.cursor import decode, encode
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate

VISITS, MISSIONS, MOVEMENTS, CLAUSES = (
    f"/api/v1/{name}" for name in ("visits", "missions", "samples/movements", "clauses")
)

ORGANIZATIONS = "/api/v1/organizations"


def _items(client: TestClient, address: str, **parameters: Any) -> list[dict[str, Any]]:
    return list(json_of(client, address, limit=500, **parameters)["items"])


@pytest.mark.parametrize(
    "address",
    [
        VISITS,
        f"{VISITS}?sort=held&country=FR",
        MISSIONS,
        f"{MISSIONS}?sort=-launched",
        f"{MISSIONS}?sort=name",
        MOVEMENTS,
        f"{CLAUSES}?country=RU",
        ORGANIZATIONS,
        f"{ORGANIZATIONS}?sort=-agreements",
    ],
)
def test_pages_follow_each_other(client: TestClient, address: str) -> None:
    joined = "&" if "?" in address else "?"
    whole = json_of(client, f"{address}{joined}limit=500&fields=id")
    link, found, limit = f"{address}{joined}limit=17&fields=id", [], 17
    while link:
        page = json_of(client, link)
        assert page["total"] == whole["total"] == len(whole["items"])
        assert len(page["items"]) <= limit
        found += [item["id"] for item in page["items"]]
        link = page["next"]

    assert found == [item["id"] for item in whole["items"]]
    assert len(set(found)) == whole["total"] > 0


@pytest.mark.parametrize("address", [VISITS, MISSIONS, MOVEMENTS, CLAUSES, ORGANIZATIONS])
def test_only_the_fields_asked_for(client: TestClient, address: str) -> None:
    full = json_of(client, address, limit=5)["items"]
    names = [name for name in full[0] if name not in ("id", "url")]
    for name in names[::3]:
        slim = json_of(client, address, limit=5, fields=name)["items"]
        kept = {"id", "url", name} & set(full[0])
        assert slim == [{key: item[key] for key in kept} for item in full]
    refused = client.get(f"{address}?fields=colour")
    assert [fault["parameter"] for fault in refused.json()["errors"]] == ["fields"]


def test_visits_by_country_kind_and_period(client: TestClient) -> None:
    every = _items(client, VISITS)

    def ids(**parameters: Any) -> set[str]:
        return {item["id"] for item in _items(client, VISITS, **parameters)}

    assert len(every) == counts.VISITS
    assert ids(country="FR") == {
        item["id"] for item in every if "FR" in (item["guest_country"], item["host"])
    }
    assert ids(kind="conference") == {item["id"] for item in every if item["kind"] == "conference"}
    found = {
        item["id"]: item["match"] for item in _items(client, VISITS, since="2015-01-01", until="2016-06-30")
    }
    for item in every:
        day = UncertainDate.parse(item["on"]) if item["on"] else None
        answer = day.within(date(2015, 1, 1), date(2016, 6, 30)) if day else Certainty.POSSIBLY
        assert found.get(item["id"]) == {"yes": "certain", "possibly": "possible", "no": None}[answer]


def test_visits_in_order_of_time(client: TestClient) -> None:
    for sort, turned in (("held", False), ("-held", True)):
        days = [item["on"] for item in _items(client, VISITS, sort=sort)]
        dated = [UncertainDate.parse(day).first for day in days if day]
        assert days[: len(dated)] == [day for day in days if day]
        assert dated == sorted(dated, reverse=turned)  # type: ignore[type-var]  # each of them has a first day


def test_one_visit(client: TestClient) -> None:
    report = json_of(client, f"{VISITS}/fr-1997-chirac")

    assert report["visit"]["id"] == "fr-1997-chirac"
    assert "fr-1997-iga" in [item["id"] for item in report["agreements"]]
    assert report["sources"]
    assert client.get(f"{VISITS}/none").status_code == 404


def test_missions_by_country_kind_and_words(client: TestClient) -> None:
    every = _items(client, MISSIONS)

    def ids(**parameters: Any) -> set[str]:
        return {item["id"] for item in _items(client, MISSIONS, **parameters)}

    assert len(every) == counts.MISSIONS
    assert ids(country="FR") == {item["id"] for item in every if "FR" in item["countries"]}
    assert ids(kind="sample_return") == {item["id"] for item in every if item["kind"] == "sample_return"}
    assert "change-6" in ids(q="嫦娥六号") & ids(q="chang'e-6")
    assert ids(q="?!") == set()


def test_one_mission(client: TestClient) -> None:
    report = json_of(client, f"{MISSIONS}/change-6")

    assert report["mission"]["name_zh"] == "嫦娥六号"
    assert "fr-2023-change6-mou" in [item["id"] for item in report["agreements"]]
    assert client.get(f"{MISSIONS}/none").status_code == 404


def test_organizations_by_kind_member_and_words(client: TestClient) -> None:
    every = _items(client, ORGANIZATIONS)

    def ids(**parameters: Any) -> set[str]:
        return {item["id"] for item in _items(client, ORGANIZATIONS, **parameters)}

    assert ids(kind="un_body") == {item["id"] for item in every if item["kind"] == "un_body"}
    assert ids(home_takes_part="true") == {item["id"] for item in every if item["home_takes_part"]}
    assert "esa" in ids(country="FR")
    assert "esa" not in ids(country="BR")
    assert "esa" in ids(q="european space") & ids(q="欧洲空间")
    counts = [item["agreements"] for item in _items(client, ORGANIZATIONS, sort="-agreements")]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        (f"{VISITS}?colour=red", "colour"),
        (f"{VISITS}?kind=holiday", "kind"),
        (f"{VISITS}?sort=name", "sort"),
        (f"{VISITS}?cursor=abc", "cursor"),
        (f"{VISITS}?since=yesterday", "since"),
        (f"{MISSIONS}?kind=quest", "kind"),
        (f"{MISSIONS}?cursor=abc", "cursor"),
        (f"{MOVEMENTS}?after=nothing", "after"),
    ],
)
def test_what_is_not_understood_is_refused(client: TestClient, address: str, parameter: str) -> None:
    response = client.get(address)

    assert response.status_code == 422
    assert {fault["parameter"] for fault in response.json()["errors"]} == {parameter}


@pytest.mark.parametrize(
    ("address", "order", "other"),
    [(VISITS, "held", "-held"), (MISSIONS, "launched", "name"), (ORGANIZATIONS, "name", "-members")],
)
def test_a_cursor_holds_for_its_own_order_only(
    client: TestClient, address: str, order: str, other: str
) -> None:
    link = json_of(client, address, sort=order, limit=1, fields="id")["next"]
    assert len(json_of(client, link)["items"]) == 1
    cursor = dict(parse_qsl(urlsplit(link).query))["cursor"]
    place = decode(cursor, *[object] * (4 if address != VISITS else 3))
    turned = encode(place[0], *reversed(place[1:]))
    for parameters in ({"sort": other, "cursor": cursor}, {"sort": order, "cursor": turned}):
        refused = client.get(address, params=parameters)
        assert refused.status_code == 422
        assert [fault["parameter"] for fault in refused.json()["errors"]] == ["cursor"]
