"""The list of agreements: facets with counts, chips, orders, downloads of what is shown, possible matches marked."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient
from reader import Page

NARROWING = "country=France&kind=joint_statement&topic=navigation"


def total(page: Page) -> int:
    return int(page.text(".result").split()[0].replace(",", ""))


def counts(page: Page, facet: str) -> dict[str, int]:
    return {
        str(node.attributes["value"]): int(re.split(r"\D", node.parent.css_first(".count").text())[0])  # type: ignore[union-attr]  # a page without it fails here
        for node in page.tree.css(f'.facets input[name="{facet}"]')
    }


@pytest.mark.parametrize(
    "facet",
    [
        "status",
        "effect",
        "basis",
        "via",
        "region",
        "country",
        "kind",
        "topic",
        "clause",
        "mission",
        "organization",
        "decade",
        "confidence",
    ],
)
def test_a_facet_says_how_many_would_be_left(client: TestClient, facet: str) -> None:
    page = Page(client, "/agreements?country=FR&country=RU")
    found = counts(page, facet)
    assert found
    value, number = max(found.items(), key=lambda pair: (pair[0] not in ("FR", "RU"), pair[1]))
    rest = "" if facet == "country" else "country=FR&country=RU&"
    narrowed = Page(client, f"/agreements?{rest}{facet}={value}")
    # Undated ones may belong to any decade, and are counted under none.
    undated = len(narrowed.tree.css(".possible")) if facet == "decade" else 0
    assert total(narrowed) - undated == number


def test_effect_and_basis_can_be_chosen_in_both_languages(client: TestClient) -> None:
    query = "/agreements?country=FR&effect=in_effect&basis=reported"
    for address, words in (
        (query, {"In effect: In effect", "How that is known: Reported by a source"}),
        (f"/zh{query}", {"效力：有效", "依据：来源报道"}),
    ):
        page = Page(client, address)
        assert not page.faults()
        chips = {"".join(node.text().split("×")[0].strip()) for node in page.tree.css(".chips a:not(.quiet)")}
        assert words <= chips
        listed = client.get(f"/api/v1{query}").json()
        assert listed["total"] > 0
        assert page.text(".result").startswith(str(listed["total"]))
        assert len(page.tree.css("article.entry .effect.by-reported")) == listed["total"]


def test_what_was_chosen_stays_ticked_and_can_be_taken_away(client: TestClient) -> None:
    page = Page(
        client, "/zh/agreements?country=FR&decade=1990s&organization=esa&mission=change-6&confidence=low"
    )
    for value in ("country-FR", "decade-1990s", "organization-esa", "mission-change-6", "confidence-low"):
        assert "checked" in page.one(f"#{value}").attributes
    chips = {" ".join(node.text().split()).split(" ×")[0] for node in page.tree.css(".chips a:not(.quiet)")}
    assert {"国家：法国", "组织：欧洲空间局", "任务：嫦娥六号"} <= chips
    assert len(chips) == 5


@pytest.mark.parametrize("sort", ["signed", "title", "expires", "notice", "-since"])
def test_every_order_runs_on_from_page_to_page_without_a_gap(client: TestClient, sort: str) -> None:
    seen: list[str] = []
    address = f"/agreements?sort={sort}&topic=navigation"
    while address:
        page = Page(client, address)
        assert not page.tree.css(".notice")
        seen += [str(node.attributes["id"]) for node in page.tree.css("article.entry")]
        following = page.tree.css_first('.pager a[rel="next"]')
        address = str(following.attributes["href"]) if following else ""
    assert len(seen) == len(set(seen)) == total(page)


def test_the_file_holds_precisely_what_is_shown(client: TestClient) -> None:
    page = Page(client, f"/agreements?{NARROWING}")
    links = {
        node.text(): str(node.attributes["href"]) for node in page.tree.css(".takeaway-line a[download]")
    }
    assert set(links) == {"CSV", "XLSX", "JSON"}
    shown = {str(node.attributes["id"]).removeprefix("agreement-") for node in page.tree.css("article.entry")}
    assert shown
    rows = csv.DictReader(io.StringIO(client.get(links["CSV"]).content.decode("utf-8-sig")))
    assert {row["id"] for row in rows} == shown
    assert {item["id"] for item in client.get(links["JSON"]).json()["items"]} == shown
    assert client.get(links["XLSX"]).content.startswith(b"PK")


def test_the_permanent_link_names_the_day(client: TestClient) -> None:
    page = Page(client, "/agreements?kind=protocol")
    link = str(page.one('a[rel="bookmark"]').attributes["href"])
    assert "on=2026-11-22" in link
    assert total(Page(client, link)) == total(page)


def test_a_possible_match_is_marked(client: TestClient) -> None:
    page = Page(client, "/agreements?decade=1990s")
    marked = {str(node.attributes["id"]) for node in page.tree.css(".possible article.entry")}
    items = client.get("/api/v1/agreements?signed_from=1990-01-01&signed_to=1999-12-31&limit=50").json()[
        "items"
    ]
    assert marked == {f"agreement-{item['id']}" for item in items if item["match"] == "possible"}
    undated = Page(client, "/agreements?decade=1950s")
    assert undated.tree.css(".possible")


def test_unknown_values_are_named_and_left_out(client: TestClient) -> None:
    page = Page(
        client,
        "/agreements?sort=best&region=Moon&clause=x1&mission=m9&organization=NATO%00&decade=90s&confidence=sure",
    )
    assert page.status == 200
    for word in ("best", "Moon", "x1", "m9", "NATO", "90s", "sure"):
        assert word in page.text(".notice")
    assert total(page) == total(Page(client, "/agreements"))
    for cursor in ("i1.x", "sx.", "i" + "9" * 400 + ".a", "2020-01-01.a"):
        assert "no place in this list" in Page(client, f"/agreements?sort=title&cursor={cursor}").text(
            ".notice"
        )
    two = Page(client, "/agreements?decade=1990s&decade=2000s")
    assert "Only one decade" in two.text(".notice")
