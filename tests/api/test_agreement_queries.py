"""Everything that can be asked of the list of agreements, judged against the whole list read item by item."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from answers import json_of
from conftest import LOADED_AT, TODAY
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.app import create_app
from api.settings import Settings
from db.filling import fill
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate

LIST = "/api/v1/agreements"
Item = dict[str, Any]


def _items(client: TestClient, **parameters: Any) -> list[Item]:
    return list(json_of(client, LIST, limit=500, **parameters)["items"])


def _ids(client: TestClient, **parameters: Any) -> list[str]:
    return [item["id"] for item in _items(client, fields="id", **parameters)]


@pytest.fixture(scope="module")
def whole(client: TestClient) -> list[Item]:
    return _items(client)


def _day(text: str | None) -> UncertainDate | None:
    return UncertainDate.parse(text) if text and text != "none_stated" else None


def _before(text: str | None, day: str) -> bool:
    found = _day(text)
    return found is not None and found.before(date.fromisoformat(day)) is not Certainty.NO


def _partners(item: Item, field: str) -> set[str]:
    return {party[field] for party in item["partner_parties"]}


HANGS = {"implements", "amends", "part_of"}
PARAMETERS: list[tuple[dict[str, Any], Callable[[Item], bool]]] = [
    ({"organization": "esa"}, lambda item: "esa" in _partners(item, "organization")),
    ({"body": "cnes"}, lambda item: "cnes" in _partners(item, "id")),
    ({"body": "cnsa"}, lambda item: any(each["id"] == "cnsa" for each in item["home_parties"])),
    ({"binding": "true"}, lambda item: item["binding"] is True),
    ({"binding": ["false", "not_documented"]}, lambda item: item["binding"] is not True),
    ({"confidence": "low"}, lambda item: item["confidence"] == "low"),
    ({"clause": "sample_loan"}, lambda item: any(c["kind"] == "sample_loan" for c in item["clauses"])),
    (
        {"mission": "change-6"},
        lambda item: any(c["mission"] and c["mission"]["id"] == "change-6" for c in item["clauses"]),
    ),
    (
        {"principal": "true"},
        lambda item: not any(r["relation"] in HANGS and not r["incoming"] for r in item["relations"]),
    ),
    (
        {"principal": "false"},
        lambda item: any(r["relation"] in HANGS and not r["incoming"] for r in item["relations"]),
    ),
    ({"expires_before": "2027-06-01"}, lambda item: _before(item["expires"], "2027-06-01")),
    (
        {"signed_from": "2010-01-01", "signed_to": "2014-12-31"},
        lambda item: (
            item["signed"] is None
            or UncertainDate.parse(item["signed"]).within(date(2010, 1, 1), date(2014, 12, 31))
            is not Certainty.NO
        ),
    ),
    ({"status": "expired"}, lambda item: item["status"] == "expired"),
    ({"status": ["past", "in_force"]}, lambda item: item["status_group"] in ("past", "in_force")),
    ({"status_certainty": "certain"}, lambda item: item["status_certainty"] == "yes"),
    ({"status_certainty": "possible"}, lambda item: item["status_certainty"] == "possibly"),
]


@pytest.mark.parametrize(
    ("asked", "fits"), PARAMETERS, ids=lambda value: str(value) if isinstance(value, dict) else "fits"
)
def test_a_filter_finds_what_fits_and_nothing_else(
    client: TestClient, whole: list[Item], asked: dict[str, Any], fits: Callable[[Item], bool]
) -> None:
    expected = [item["id"] for item in whole if fits(item)]
    page = json_of(client, LIST, limit=500, fields="id", **asked)

    assert 0 < len(expected) < len(whole)
    assert [item["id"] for item in page["items"]] == expected
    assert page["total"] == len(expected)


def test_the_day_of_entry_into_force(client: TestClient) -> None:
    found = _items(client, in_force_from="2005-01-01", in_force_to="2010-12-31")

    assert "la-2008-framework-agreement" in [item["id"] for item in found]
    for item in found:
        days = [a["effective"] or a["on"] for a in item["actions"] if a["kind"] == "entry_into_force"]
        days += [a["effective"] or a["on"] for a in item["actions"] if a["kind"] == "provisional_application"]
        assert any(
            UncertainDate.parse(day).within(date(2005, 1, 1), date(2010, 12, 31)) is not Certainty.NO
            for day in days
            if day
        )
    assert "la-2008-framework-agreement" not in _ids(client, in_force_from="2005-01-01", on="2008-01-01")


def test_a_region_is_its_states(client: TestClient) -> None:
    oceania = set(_ids(client, region="Oceania"))
    states = ["AU", "NZ", "FJ", "PG", "SB", "VU", "WS", "TO", "KI", "FM", "MH", "NR", "PW", "TV", "CK", "NU"]

    assert set(_ids(client, country="AU")) <= oceania == set(_ids(client, country=states))
    assert set(_ids(client, region="Europe", via="direct")) >= set(_ids(client, country="FR", via="direct"))
    assert set(_ids(client, region=["Europe", "Africa"])) >= set(_ids(client, region="Africa"))


def test_an_uncertain_date_matches_possibly_and_says_so(client: TestClient, whole: list[Item]) -> None:
    asked = {"signed_from": "2015-03-10", "signed_to": "2015-06-20"}
    found = {item["id"]: item["match"] for item in _items(client, **asked, fields="match")}
    certain = _ids(client, **asked, status_certainty="certain")

    assert set(found.values()) == {"certain", "possible"}
    for item in whole:
        day = _day(item["signed"])
        answer = day.within(date(2015, 3, 10), date(2015, 6, 20)) if day else Certainty.POSSIBLY
        assert found.get(item["id"]) == {"yes": "certain", "possibly": "possible", "no": None}[answer]
    sure = {item["id"] for item in whole if item["status_certainty"] == "yes"}
    assert set(certain) == {key for key, match in found.items() if match == "certain"} & sure
    possible = _ids(client, **asked, status_certainty="possible")
    assert set(certain) | set(possible) == set(found)
    assert not set(certain) & set(possible)


def test_a_membership_that_is_only_possible_matches_possibly(client: TestClient) -> None:
    for country in ("FR", "SA", "GB", "AE"):
        for item in _items(client, country=country, on="2023-06-01", fields="via,via_organizations,match"):
            memberships = {each["membership"] for each in item["via_organizations"]}
            only = item["via"] == ["organization"] and memberships == {"possibly"}
            assert item["match"] == ("possible" if only else "certain")


COMBINATIONS: list[dict[str, Any]] = [
    {},
    {"country": "FR"},
    {"country": ["FR", "IT", "RU"], "via": "direct"},
    {"region": "Europe", "kind": "memorandum_of_understanding"},
    {"q": "lunar", "country": "IT"},
    {"via": ["multilateral", "organization"]},
    {"topic": ["navigation", "launch"], "on": "2012-06-01", "country": "BR"},
    {"q": '"earth observation"', "signed_from": "2000-01-01"},
    {"country": "PK", "region": "Asia", "via": ["organization"]},
    {"clause": "data_sharing", "principal": "true", "binding": "not_documented"},
]


@pytest.mark.parametrize("asked", COMBINATIONS, ids=str)
def test_the_two_ways_to_read_a_page_agree(client: TestClient, asked: dict[str, Any]) -> None:
    """Newest first is read off an index, other orders are worked out: the same agreements, with the same match."""
    newest = json_of(client, LIST, limit=500, fields="signed,match", **asked)
    by_title = json_of(client, LIST, limit=500, fields="signed,match", sort="title", **asked)

    def pairs(page: dict[str, Any]) -> set[tuple[str, str]]:
        return {(item["id"], item["match"]) for item in page["items"]}

    assert pairs(newest) == pairs(by_title)
    assert newest["total"] == by_title["total"] == len(newest["items"])


@pytest.mark.parametrize(
    "sort",
    ["-signed", "signed", "title", "expires", "-expires", "notice", "-notice", "since", "-since"],
)
def test_pages_of_every_order_follow_each_other(client: TestClient, sort: str) -> None:
    whole = _ids(client, sort=sort, country=["IT", "PK"])
    address, found = f"{LIST}?sort={sort}&country=IT&country=PK&limit=9&fields=id", []
    while address:
        page = json_of(client, address)
        assert page["total"] == len(whole)
        found += [item["id"] for item in page["items"]]
        address = page["next"]

    assert found == whole
    assert len(set(found)) == len(found)


def test_what_is_not_documented_comes_last_either_way(client: TestClient) -> None:
    for name, sort in (("expires", "expires"), ("notice_on", "notice"), ("status_since", "since")):
        for turned in (sort, f"-{sort}"):
            days = [_day(item[name]) for item in _items(client, sort=turned, fields=name)]
            dated = [day for day in days if day is not None and day.first is not None]
            order = [day.first for day in dated]
            assert days[: len(dated)] == dated
            assert order == sorted(order, reverse=turned != sort)  # type: ignore[type-var]  # each of them has a first day
    titles = [item["title"].casefold() for item in _items(client, sort="title", country="BR")]
    assert all(one[:1] <= other[:1] for one, other in pairwise(titles))


def test_a_cursor_of_another_order_is_refused(client: TestClient) -> None:
    link = json_of(client, LIST, sort="title", limit=2)["next"]
    response = client.get(link.replace("sort=title", "sort=expires"))

    assert response.status_code == 422
    assert [fault["parameter"] for fault in response.json()["errors"]] == ["cursor"]


def test_only_the_fields_asked_for(client: TestClient, whole: list[Item]) -> None:
    names = [name for name in whole[0] if name not in ("id", "url")]
    full = {item["id"]: item for item in json_of(client, LIST, country="FR", limit=20)["items"]}
    for name in names:
        found = json_of(client, LIST, country="FR", fields=name, limit=20)["items"]
        assert found == [{key: full[item["id"]][key] for key in ("id", "url", name)} for item in found]
    some = _items(client, country="FR", fields="title,signed", status="past")
    assert {frozenset(item) for item in some} == {frozenset(("id", "url", "title", "signed"))}


FACETS = "status,topic,kind,country,region,via,clause,mission,organization,confidence,binding"


@pytest.mark.parametrize(
    "asked",
    [{}, {"country": "FR"}, {"status": "in_force", "region": "Asia", "topic": "navigation"}, {"q": "lunar"}],
    ids=str,
)
def test_a_facet_counts_what_its_filter_would_find(client: TestClient, asked: dict[str, Any]) -> None:
    facets = json_of(client, LIST, limit=1, facets=FACETS, **asked)["facets"]

    assert [facet["name"] for facet in facets] == FACETS.split(",")
    for facet in facets:
        others = {name: value for name, value in asked.items() if name != facet["name"]}
        assert facet["values"] or facet["name"] in ("mission", "clause", "organization")
        for value in [*facet["values"][:2], *facet["values"][-1:]]:
            found = json_of(
                client, LIST, limit=500, fields="match", **others, **{facet["name"]: value["value"]}
            )
            assert found["total"] == value["count"], (facet["name"], value)
            certain = [item for item in found["items"] if item["match"] == "certain"]
            if facet["name"] not in ("status", "country", "region", "via"):
                assert len(certain) == value["certain"]


def test_decades_leave_out_the_period_of_signature(client: TestClient, whole: list[Item]) -> None:
    asked = {"signed_from": "2020-01-01", "facets": "decade", "limit": 1}
    (facet,) = json_of(client, LIST, **asked)["facets"]
    counts = {value["value"]: value["count"] for value in facet["values"]}

    assert sum(counts.values()) == len(whole)
    assert counts["1990s"] > 10
    assert "not_documented" in counts


def test_the_home_state_is_no_value_of_a_facet(client: TestClient) -> None:
    (facet,) = json_of(client, LIST, limit=1, facets="country")["facets"]
    values = {value["value"]: value for value in facet["values"]}

    assert not {"CN", "HK", "MO"} & set(values)
    assert (values["FR"]["label"], values["FR"]["label_zh"]) == ("France", "法国")


@pytest.mark.parametrize(
    ("words", "found", "not_found"),
    [
        ('"lunar sample"', "lunar sample", '"sample lunar"'),
        ('"嫦娥五号"', "嫦娥五号", '"五号嫦娥"'),
        ("“remote sensing” satellite", "remote sensing satellite", '"sensing remote" satellite'),
        ("sampl*", "sample", "amples*"),
    ],
)
def test_phrases_and_beginnings(client: TestClient, words: str, found: str, not_found: str) -> None:
    narrow, wide = set(_ids(client, q=words)), set(_ids(client, q=found))

    assert narrow
    assert narrow <= wide | narrow
    assert not set(_ids(client, q=not_found)) & narrow


def test_a_phrase_is_found_as_it_stands_and_not_across_texts(client: TestClient, whole: list[Item]) -> None:
    phrase = "space science"
    stands = re.compile(rf"\b{phrase}\b", re.IGNORECASE)
    expected = {
        item["id"]
        for item in whole
        if any(stands.search(item[name] or "") for name in ("title", "summary", "occasion"))
    }

    assert expected
    assert expected <= set(_ids(client, q=f'"{phrase}"'))
    # The last word of a title and the first of the summary stand in two texts.
    item = next(item for item in whole if item["id"] == "fr-1978-symphonie")
    assert item["title"].endswith("by China") and item["summary"].startswith("China may")
    assert item["id"] in _ids(client, q='"by china"')
    assert item["id"] not in _ids(client, q='"china china may"')


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("fields=title,colour", "fields"),
        ("facets=colour", "facets"),
        ("sort=colour", "sort"),
        ("region=Atlantis", "region"),
        ("binding=maybe", "binding"),
        ("clause=lunch", "clause"),
        ("confidence=full", "confidence"),
        ("principal=perhaps", "principal"),
        ("status_certainty=sure", "status_certainty"),
        ("changed_since=yesterday", "changed_since"),
        ("changed_since=-1", "changed_since"),
        ("signed_from=2020-01-01&signed_to=2019-01-01", "signed_to"),
        ("expires_before=2020", "expires_before"),
        ("cursor=WyItc2lnbmVkIiwiMjAyMC0xMy0wMSIsImEiXQ", "cursor"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(client: TestClient, query: str, parameter: str) -> None:
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 422
    assert {fault["parameter"] for fault in response.json()["errors"]} == {parameter}


@pytest.mark.parametrize("name", ["organization", "body", "mission"])
def test_a_record_that_is_not_there_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"{LIST}?{name}=no-such-thing").status_code == 404


def test_pages_and_changes_while_the_record_changes(filled: Engine, filled_url: str, data: Path) -> None:
    app = create_app(Settings(database_url=filled_url, _env_file=None), clock=lambda: TODAY)
    with TestClient(app) as client:
        sorts = ("-signed", "title", "-expires")
        before = {sort: _ids(client, country="FR", sort=sort) for sort in sorts}
        revision = json_of(client, LIST, limit=1)["revision"]
        assert json_of(client, LIST, changed_since=revision)["total"] == 0
        file = data / "agreements" / "fr.yaml"
        records = yaml.safe_load(file.read_text(encoding="utf-8"))
        elsewhere = (data / "visits.yaml").read_text(encoding="utf-8")
        elsewhere += (data / "agreement-ids-merged.yaml").read_text(encoding="utf-8")
        elsewhere += (data / "samples" / "movements.yaml").read_text(encoding="utf-8")
        for each in (data / "agreements").iterdir():
            elsewhere += (
                "\n".join(re.findall(r"basis: .*$", each.read_text(encoding="utf-8"), re.MULTILINE)) + "\n"
            )
        named = {relation["to"] for each in records for relation in each["relations"]}
        free = {each["id"] for each in records} - named - {"fr-1997-iga"}
        free = {key for key in free if not re.search(rf"{key}$", elsewhere, re.MULTILINE)}
        # Each first page ends with an agreement that the second load removes: its cursor points at nothing then.
        ends = {
            sort: next(i for i, key in enumerate(keys) if i > 1 and key in free)
            for sort, keys in before.items()
        }
        removed = {before[sort][end] for sort, end in ends.items()}
        links = {
            sort: json_of(client, LIST, country="FR", sort=sort, limit=end + 1, fields="title")["next"]
            for sort, end in ends.items()
        }
        kept = [each for each in records if each["id"] not in removed]
        changed = next(each for each in kept if each["id"] == "fr-1997-iga")
        changed["summary"] = "Rewritten with the word quasarology in it."
        file.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
        translated = data / "translations" / "zh" / "agreements" / "fr.yaml"
        entries = yaml.safe_load(translated.read_text(encoding="utf-8"))
        translated.write_text(
            yaml.safe_dump([e for e in entries if e["id"] not in removed], allow_unicode=True),
            encoding="utf-8",
        )
        fill(filled, data, home="CN", at=LOADED_AT, by="tests", reason="Second load")

        for sort in sorts:
            rest: list[str] = []
            link = links[sort]
            while link:
                page = json_of(client, link)
                assert page["total"] == len([key for key in before[sort] if key not in removed])
                rest += [item["id"] for item in page["items"]]
                link = page["next"]
            assert rest == [key for key in before[sort][ends[sort] + 1 :] if key not in removed]
        assert _ids(client, changed_since=revision) == ["fr-1997-iga"]
        assert _ids(client, changed_since="2026-11-22") == _ids(client)
        assert _ids(client, changed_since="2026-11-23") == []
        assert _ids(client, q="quasarology") == ["fr-1997-iga"]
        assert _ids(client, q="quasarology", sort="title") == ["fr-1997-iga"]
    app.state.engine.dispose()
