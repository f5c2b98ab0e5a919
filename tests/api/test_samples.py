"""The ledger of samples over HTTP, on both engines."""

from typing import Any

import pytest
from answers import json_of
from fastapi.testclient import TestClient

ROOT = "/api/v1/samples"


def _holdings(client: TestClient, **parameters: Any) -> dict[tuple[str, str], tuple[int, int | None]]:
    report = json_of(client, f"{ROOT}/holdings", **parameters)
    return {
        (each["batch"], each["holder"]["key"]): (each["least_ug"], each["most_ug"])
        for each in report["holdings"]
    }


def test_batches_with_what_is_known_of_their_masses(client: TestClient) -> None:
    batches = {each["id"]: each for each in json_of(client, f"{ROOT}/batches")["items"]}

    assert list(batches) == ["luna-16", "apollo-17", "change-5", "change-6"]
    assert batches["apollo-17"]["mass_ug"] is None
    given = batches["change-5"]["given"]
    assert given["known_ug"] == 161_324_700
    assert given["unknown_movements"] == ["cn-br-2024-display", "ce5-batch-07", "ce5-batch-03"]
    assert batches["change-6"]["given"] == {
        "known_ug": 0,
        "known": 0,
        "unknown": 0,
        "unknown_movements": [],
    }
    assert batches["change-6"]["shared"]["known_ug"] == 39_432_200


def test_a_batch_not_yet_collected_is_not_there(client: TestClient) -> None:
    assert json_of(client, f"{ROOT}/batches", on="2020-12-16")["total"] == 2


def test_every_movement_and_only_counted_ones_are_summed(client: TestClient) -> None:
    page = json_of(client, f"{ROOT}/movements", limit=500)

    assert page["total"] == 52 == len(page["items"])
    counted = [each for each in page["items"] if each["counts_toward_totals"]]
    assert page["sum"]["known_ug"] == sum(each["mass_ug"] or 0 for each in counted)
    assert page["sum"]["unknown"] == sum(each["mass_ug"] is None for each in counted) == 3


def test_pages_of_movements_follow_each_other(client: TestClient) -> None:
    whole = [each["id"] for each in json_of(client, f"{ROOT}/movements", limit=500)["items"]]
    found: list[str] = []
    address = f"{ROOT}/movements?limit=7"
    while address:
        page = client.get(address).json()
        found += [each["id"] for each in page["items"]]
        address = page["next"]

    assert found == whole


@pytest.mark.parametrize(
    ("parameters", "ids"),
    [
        ({"country": "France"}, {"cn-fr-2023-ce5", "fr-mnhn-ipgp-planned", "ce5-intl-loan-2025-fr-ipgp"}),
        ({"kind": "exchange"}, {"cn-ru-2022-ce5", "ru-cn-2023-luna16"}),
        ({"batch": "luna-16"}, {"ru-cn-2023-luna16"}),
        ({"mission": "apollo-17", "kind": "gift"}, {"us-cn-1978-apollo17"}),
        ({"purpose": "reserve"}, {"ce5-backup-plan-10pct", "ce5-backup-shaoshan-2021"}),
        ({"country": "IT", "counts_toward_totals": "true"}, {"cn-it-2024-research", "cn-it-2024-ornament"}),
    ],
)
def test_filters_of_movements(client: TestClient, parameters: dict[str, str], ids: set[str]) -> None:
    assert {each["id"] for each in json_of(client, f"{ROOT}/movements", **parameters)["items"]} == ids


def test_a_period_takes_what_may_lie_in_it_and_says_so(client: TestClient) -> None:
    page = json_of(client, f"{ROOT}/movements", kind="gift", since="2023-04-10", until="2023-04-20")
    said = {each["id"]: each["in_period"] for each in page["items"]}

    assert said == {"cn-fr-2023-ce5": "possibly"}
    assert (page["total"], page["total_certain"]) == (1, 0)


def test_one_movement_with_its_parts_and_its_rules(client: TestClient) -> None:
    report = json_of(client, f"{ROOT}/movements/ce5-intl-loan-2025-total")

    assert len(report["parts"]) == 7
    assert report["parts_sum"]["known_ug"] == 60_000
    assert report["parts_sum"]["unknown"] == 6
    assert report["movement"]["answers"] == "req-ce5-intl-2023"
    assert {rule["regime"] for rule in report["movement"]["rules"]} == {
        "cnsa-2020",
        "cnsa-intl-2023",
        "cnsa-call-ce5-intl-2023",
    }
    part = json_of(client, f"{ROOT}/movements/ce5-intl-loan-2025-gb-ou")
    assert part["whole"]["id"] == "ce5-intl-loan-2025-total"
    assert part["agreement"]["id"] == "gb-2025-change5-loan-open-university"


@pytest.mark.parametrize(
    ("movement", "regimes"),
    [
        ("cn-fr-2023-ce5", {"cnsa-2020"}),
        ("fr-mnhn-ipgp-planned", set()),
        ("us-cn-1978-apollo17", set()),
        ("ru-cn-2023-luna16", {"ru-practice"}),
        ("ce5-batch-01", {"cnsa-2020"}),
        ("ex-2024-bangkok", {"cnsa-2020", "cnsa-intl-2023"}),
    ],
)
def test_a_rule_binds_what_its_states_hold_once_it_is_issued(
    client: TestClient, movement: str, regimes: set[str]
) -> None:
    rules = json_of(client, f"{ROOT}/movements/{movement}")["movement"]["rules"]

    assert {rule["regime"] for rule in rules} == regimes


def test_the_way_of_a_sample(client: TestClient) -> None:
    (custody,) = json_of(client, f"{ROOT}/movements/cn-1978-split-research")["custody"] or [None]
    assert custody is None
    (custody,) = json_of(client, f"{ROOT}/movements/us-cn-1978-apollo17")["custody"]

    assert custody["sample"] == "70017"
    assert [step["movement"]["id"] for step in custody["steps"]] == [
        "us-cn-1978-apollo17",
        "cn-1978-split-research",
        "cn-1978-split-planetarium",
    ]
    assert [step["follows"] for step in custody["steps"]] == [None, True, True]


def test_who_holds_what_by_state(client: TestClient) -> None:
    holdings = _holdings(client)

    assert holdings["luna-16", "SU"] == (99_500_000, 99_500_000)
    assert holdings["luna-16", "CN"] == (1_500_000, 1_500_000)
    assert holdings["change-5", "RU"] == (1_500_000, 1_500_000)
    assert holdings["change-5", "IT"] == (1_000_300, 1_000_300)
    assert holdings["change-5", "GB"] == (60_000, 60_000)
    assert holdings["change-5", "DE"] == (0, 2_120_000)
    assert holdings["change-6", "CN"] == (1_935_300_000, 1_935_300_000)
    assert ("luna-16", "RU") not in holdings


def test_holdings_on_another_day(client: TestClient) -> None:
    before = _holdings(client, on="2022-02-03", mission="change-5")
    after = _holdings(client, on="2022-02-04", mission="change-5")

    assert set(before) == {("change-5", "CN")}
    assert after["change-5", "RU"] == (1_500_000, 1_500_000)
    most = [before["change-5", "CN"][1], after["change-5", "CN"][1]]
    assert most[0] is not None and most[1] is not None
    assert most[0] - most[1] == 1_500_000


def test_what_is_certain_never_exceeds_a_batch(client: TestClient) -> None:
    masses = {each["id"]: each["mass_ug"] for each in json_of(client, f"{ROOT}/batches")["items"]}
    for level in ("state", "institution"):
        for key, mass in masses.items():
            held = [
                least
                for (batch, _), (least, _) in _holdings(client, holders=level).items()
                if batch == key and mass is not None
            ]
            assert mass is None or sum(held) <= mass


def test_open_loans_with_days(client: TestClient) -> None:
    loans = {each["movement"]["id"]: each for each in json_of(client, f"{ROOT}/holdings")["open_loans"]}

    assert len(loans) == 14
    assert "ce5-intl-loan-2025-total" not in loans
    first = loans["ce5-batch-01"]
    assert (first["days_least"], first["days_most"]) == (1959, 1959)
    open_university = loans["ce5-intl-loan-2025-gb-ou"]
    assert open_university["days_least"] < open_university["days_most"]
    assert loans["ce5-intl-loan-2025-de-cologne"]["most_ug"] is None


def test_requests_asked_granted_and_pending(client: TestClient) -> None:
    asked = {each["movement"]["id"]: each for each in json_of(client, f"{ROOT}/holdings")["requests"]}

    granted = asked["req-ce5-intl-2023"]
    assert not granted["pending"]
    assert granted["recipients"] == 7
    assert granted["granted"]["known_ug"] == 2_180_000
    assert asked["req-ce5-ce6-intl-next"]["pending"]
    before = {
        each["movement"]["id"]: each
        for each in json_of(client, f"{ROOT}/holdings", on="2025-01-01")["requests"]
    }
    assert before["req-ce5-intl-2023"]["pending"]


def test_published_totals_beside_the_sums(client: TestClient) -> None:
    totals = {each["movement"]["id"]: each for each in json_of(client, f"{ROOT}/holdings")["published"]}

    seven = totals["cumulative-7-batches"]
    assert seven["sum"]["known_ug"] == 44_144_400
    assert seven["sum"]["unknown"] == 2
    assert seven["difference_ug"] == 41_335_600
    whole = totals["cumulative-2025-08"]
    assert whole["difference_ug"] == 39_663_400
    assert whole["carried_on"]["earlier"] == "cumulative-7-batches"
    assert whole["carried_on"]["sum_ug"] == 127_092_200
    assert whole["carried_on"]["difference_ug"] == -1_672_200


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/movements?colour=red", "colour"),
        ("/movements?kind=theft", "kind"),
        ("/movements?since=2023", "since"),
        ("/movements?counts_toward_totals=perhaps", "counts_toward_totals"),
        ("/movements?limit=0", "limit"),
        ("/holdings?holders=moon", "holders"),
        ("/batches?country=FR", "country"),
        ("/movements/cn-fr-2023-ce5?on=now", "on"),
    ],
)
def test_a_faulty_parameter_is_named(client: TestClient, address: str, parameter: str) -> None:
    response = client.get(f"{ROOT}{address}")

    assert response.status_code == 422
    assert [fault["parameter"] for fault in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize(
    "address", ["/movements/none", "/movements?country=Atlantis", "/holdings?mission=none", "/nothing"]
)
def test_what_is_not_there_is_a_problem_document(client: TestClient, address: str) -> None:
    response = client.get(f"{ROOT}{address}")

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
