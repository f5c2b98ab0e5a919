"""Counts for charts, judged against the lists that they count; rows that other programs take unchanged."""

from collections import Counter
from datetime import date
from typing import Any

import pandas
import pytest
from answers import json_of
from counts import AGREEMENTS
from fastapi.testclient import TestClient

from models.dates.uncertain_date import UncertainDate

STATS = "/api/v1/stats"


def _rows(client: TestClient, what: str, **parameters: Any) -> list[dict[str, Any]]:
    return list(json_of(client, f"{STATS}/{what}", **parameters)["rows"])


@pytest.mark.parametrize("by", ["country", "region", "topic", "kind", "status", "organization"])
@pytest.mark.parametrize("asked", [{}, {"country": "FR", "via": ["direct", "multilateral"]}], ids=str)
def test_each_row_counts_what_the_list_holds(client: TestClient, by: str, asked: dict[str, Any]) -> None:
    counted = json_of(client, f"{STATS}/agreements", by=by, **asked)

    assert counted["by"] == [by]
    assert counted["total"] == json_of(client, "/api/v1/agreements", limit=1, fields="id", **asked)["total"]
    valued = [row for row in counted["rows"] if row[by] is not None]
    for row in [*valued[:3], *valued[-2:]]:
        together = asked | {by: row[by]}
        if by == "country" and asked:
            continue
        found = json_of(client, "/api/v1/agreements", limit=1, fields="id", **together)
        assert found["total"] == row["agreements"], row
        assert row[f"{by}_label"] and row[f"{by}_label_zh"]


def test_years_and_what_has_none(client: TestClient) -> None:
    counted = json_of(client, f"{STATS}/agreements", by="year")
    rows = {row["year"]: row["agreements"] for row in counted["rows"]}
    signed = [
        item["signed"]
        for item in json_of(client, "/api/v1/agreements", limit=500, fields="signed")["items"]
        if item["signed"]
    ]

    assert sum(rows.values()) == counted["total"] == AGREEMENTS
    assert rows[None] > 0
    assert rows[2015] == sum(day.rstrip("~?%").startswith("2015") and "/" not in day for day in signed)


def test_two_dimensions_are_one_observation_a_row(client: TestClient) -> None:
    rows = _rows(client, "agreements", by=["kind", "status"], region="Europe", via="direct")
    items = json_of(
        client, "/api/v1/agreements", region="Europe", via="direct", limit=500, fields="kind,status"
    )["items"]

    expected = Counter((item["kind"], item["status"]) for item in items)
    assert {(row["kind"], row["status"]): row["agreements"] for row in rows} == expected
    assert len({(row["kind"], row["status"]) for row in rows}) == len(rows)


def test_rows_load_into_a_data_frame(client: TestClient) -> None:
    frame = pandas.DataFrame(_rows(client, "agreements", by=["year", "region"]))

    assert list(frame.columns) == [
        "year",
        "region",
        "region_label",
        "region_label_zh",
        "agreements",
        "possible",
    ]
    assert frame["agreements"].dtype.kind == "i"
    assert set(frame["region"].dropna()) == {"Africa", "Americas", "Asia", "Europe", "Oceania"}


def test_the_home_state_is_counted_under_no_country(client: TestClient) -> None:
    countries = {row["country"] for row in _rows(client, "agreements", by="country")}

    assert not countries & {"CN", "HK", "MO"}
    assert len(countries) > 100


def test_the_method_is_said_in_both_languages(client: TestClient) -> None:
    for address in ("agreements?by=topic", "clauses?by=kind", "samples?by=kind", "expiries", "coverage"):
        report = json_of(client, f"{STATS}/{address}")
        assert report["method"] != report["method_zh"]
        assert {"on", "revision", "rows"} <= set(report)


@pytest.mark.parametrize("by", ["kind", "modality", "gives", "state", "mission", "cluster"])
def test_clauses_are_counted_as_they_are_listed(client: TestClient, by: str) -> None:
    counted = json_of(client, f"{STATS}/clauses", by=by, country="RU")
    listed = json_of(client, "/api/v1/clauses", country="RU", limit=500)

    def value(item: dict[str, Any]) -> Any:
        if by == "cluster":
            return item["cluster"]
        found = item["clause"][by]
        return found["id"] if by == "mission" and found else found

    assert counted["total"] == listed["total"]
    assert {row[by]: row["clauses"] for row in counted["rows"]} == Counter(map(value, listed["items"]))


def test_clauses_by_country_and_year(client: TestClient) -> None:
    rows = _rows(client, "clauses", by=["country", "year"], via="direct", kind="data_sharing")
    france = sum(row["clauses"] for row in rows if row["country"] == "FR")

    assert (
        france == json_of(client, "/api/v1/clauses", country="FR", via="direct", kind="data_sharing")["total"]
    )


def test_samples_add_up_to_the_sum_of_the_list(client: TestClient) -> None:
    counted = json_of(client, f"{STATS}/samples", by=["kind", "receiver"])
    listed = json_of(client, "/api/v1/samples/movements", limit=500)

    assert counted["total"] == listed["total"] == sum(row["movements"] for row in counted["rows"])
    assert sum(row["known_ug"] for row in counted["rows"]) == listed["sum"]["known_ug"]
    assert sum(row["unknown"] for row in counted["rows"]) == listed["sum"]["unknown"]


@pytest.mark.parametrize("on", ["2018-05-01", "2026-11-22"])
def test_expiries_within_three_windows(client: TestClient, on: str) -> None:
    rows = _rows(client, "expiries", on=on)
    fields = "expires,term,status_group"
    items = json_of(client, "/api/v1/agreements", on=on, limit=500, fields=fields)["items"]

    assert [row["months"] for row in rows] == [6, 12, 24]
    for row in rows:
        counts: Counter[str] = Counter()
        for item in items:
            if item["expires"] in (None, "none_stated") or item["status_group"] == "past":
                continue
            answer = UncertainDate.parse(item["expires"]).within(
                date.fromisoformat(on), date.fromisoformat(row["until"])
            )
            renews = item["term"] is not None and item["term"]["tacit_renewal"]
            counts[f"{answer}_{'renewing' if renews else 'expiring'}"] += 1
        assert row["expiring"] == counts["yes_expiring"]
        assert row["possibly_expiring"] == counts["possibly_expiring"]
        assert row["renewing"] == counts["yes_renewing"]
        assert row["possibly_renewing"] == counts["possibly_renewing"]
    assert sum(rows[-1][name] for name in ("expiring", "possibly_expiring", "renewing")) > 0


def test_coverage_adds_up(client: TestClient) -> None:
    rows = {row["aspect"]: row for row in _rows(client, "coverage")}
    items = json_of(
        client, "/api/v1/agreements", limit=500, fields="signed,clauses,binding,title_zh,sources"
    )["items"]

    for row in rows.values():
        parts = ("documented", "inexact", "none_stated", "not_documented")
        assert sum(row[part] for part in parts) == row["total"] == AGREEMENTS
        assert row["share"] == round((AGREEMENTS - row["not_documented"]) / AGREEMENTS, 4)
    assert rows["signed"]["not_documented"] == sum(item["signed"] is None for item in items)
    assert rows["clauses"]["documented"] == sum(bool(item["clauses"]) for item in items)
    assert rows["binding"]["documented"] == sum(item["binding"] is not None for item in items)
    assert rows["official_title_zh"]["documented"] == sum(item["title_zh"] is not None for item in items)
    publishers = [{source["publisher"] for source in item["sources"]} for item in items]
    assert rows["two_publishers"]["documented"] == sum(len(each) > 1 for each in publishers)


def test_nothing_to_count_has_no_share(client: TestClient) -> None:
    assert _rows(client, "coverage", on="1900-01-01", q="symphonie") == []
    assert _rows(client, "agreements", on="1900-01-01", by="kind", q="symphonie") == []


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("agreements", "by"),
        ("agreements?by=colour", "by"),
        ("agreements?by=year&by=year", "by"),
        ("agreements?by=year&by=kind&by=topic", "by"),
        ("agreements?by=year&limit=3", "limit"),
        ("clauses?by=topic", "by"),
        ("samples?by=year&after=x", "after"),
        ("expiries?colour=red", "colour"),
        ("coverage?by=year", "by"),
    ],
)
def test_what_is_not_understood_is_refused(client: TestClient, address: str, parameter: str) -> None:
    response = client.get(f"{STATS}/{address}")

    assert response.status_code == 422
    assert {fault["parameter"] for fault in response.json()["errors"]} == {parameter}
