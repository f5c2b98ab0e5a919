"""Pages of visits and missions: what was signed, promised and handed over on them, over HTTP."""

import pytest
from counts import MISSIONS, VISITS
from fastapi.testclient import TestClient
from reader import Page

LABORATORY = "/visits/tiandu-2024"


def test_a_visit_tells_what_was_signed_on_it_with_its_sources(client: TestClient) -> None:
    page = Page(client, LABORATORY)
    assert not page.faults()
    entries = [node.attributes["id"] for node in page.tree.css("article.entry")]
    assert len(entries) == 11
    assert page.text("#agreements h2") == "Signed there 11"
    marks = {node.attributes["href"] for node in page.tree.css(".cites a")}
    assert marks == {f"#{node.attributes['id']}" for node in page.tree.css("#sources li")}
    chinese = Page(client, f"/zh{LABORATORY}")
    assert not chinese.faults()
    assert chinese.text("#agreements h2") == "其间签署 11"


def test_what_was_signed_later_is_not_told_of_an_earlier_day(client: TestClient) -> None:
    page = Page(client, f"{LABORATORY}?on=2020-01-01")
    assert not page.tree.css("article.entry")
    assert "That does not say that nothing was signed" in page.text("#agreements")
    assert "still to come" in page.text(".notice")
    assert "still to come" not in Page(client, LABORATORY).text("main")


def test_a_visit_is_linked_from_the_country_and_leads_back(client: TestClient) -> None:
    country = Page(client, "/countries/FR?on=2026-01-01")
    visits = [link for link in country.links() if link.startswith("/visits/")]
    assert len(visits) > 5
    for link in visits[:3]:
        assert link.endswith("?on=2026-01-01")
        assert "/countries/FR?on=2026-01-01" in Page(client, link).links()


def test_visits_can_be_filtered_by_country_and_kind(client: TestClient) -> None:
    every = Page(client, "/visits")
    some = Page(client, "/visits?country=france&kind=state_visit")
    assert every.text(".result") == f"{VISITS} visits"
    assert 0 < len(some.tree.css(".visits li")) < VISITS
    for line in some.tree.css(".visits .of"):
        if "State visit" in line.text():
            assert "France" in line.text()
    refused = Page(client, "/visits?country=atlantis&kind=party")
    assert "No country is called “atlantis”" in refused.text(".notice")
    assert "“party” is no choice" in refused.text(".notice")
    empty = Page(client, "/visits?country=kiribati")
    assert "No visit is found" in empty.text("main")


def test_past_visits_stand_under_their_decades_which_a_list_leads_to(client: TestClient) -> None:
    page = Page(client, "/visits")
    jumps = [str(node.attributes["href"]) for node in page.tree.css(".contents a")]
    decades = [jump for jump in jumps if jump.startswith("#from-")]
    assert decades == sorted(decades, reverse=True)
    assert len(decades) > 3
    for jump in decades:
        days = [node.text() for node in page.tree.css(f"{jump} .when")]
        assert days
        assert all(jump.removeprefix("#from-")[:3] in day for day in days)
    parts = sum(len(page.tree.css(f"{jump} .visits > li")) for jump in jumps if jump != "#sources")
    assert parts == VISITS
    assert "2010年代" in Page(client, "/zh/visits").text(".contents")


def test_visits_are_parted_by_the_day_asked_about(client: TestClient) -> None:
    page = Page(client, "/visits?on=2018-06-01")
    first, second = (node.text().rsplit(" ", 1)[0] for node in page.tree.css("main h2")[:2])
    assert (first, second) == ("To come", "Up to now")
    counted = [int(node.text()) for node in page.tree.css("main h2 .count")]
    assert sum(counted) == VISITS


def test_a_mission_gathers_what_concerns_it(client: TestClient) -> None:
    page = Page(client, "/missions/change-6")
    assert not page.faults()
    assert page.text("h1").startswith("Chang'e-6")
    counts = {
        node.css_first("a").text(): int(node.css_first(".count").text())  # type: ignore[union-attr]  # a page without it fails here
        for node in page.tree.css("nav.contents li")
    }
    assert counts["Movements of samples"] == len(page.tree.css("#movements tbody tr")) > 5
    assert counts["Clauses on sharing"] == len(page.tree.css("#clauses article")) > 2
    assert counts["Agreements"] == len(page.tree.css("#agreements article")) > 2
    assert counts["Rules of access to samples"] == len(page.tree.css("#rules li")) > 0
    assert "/samples/change-6" in page.links()
    earlier = Page(client, "/missions/change-6?on=2010-01-01")
    assert not earlier.tree.css("#movements tbody tr, #clauses article, #samples article")


def test_missions_are_listed_with_what_the_record_says_of_them(client: TestClient) -> None:
    page = Page(client, "/zh/missions")
    assert not page.faults()
    assert page.text(".result") == f"{MISSIONS}项任务"
    row = next(node for node in page.tree.css("tbody tr") if "嫦娥五号" in node.text())
    cells = [node.text() for node in row.css("td")]
    assert cells[:2] == ["中国", "2020年11月24日"]
    assert int(cells[3]) > 20
    assert 0 < len(Page(client, "/missions?country=FR&kind=satellite").tree.css("tbody tr")) < 82


def test_clauses_lead_to_their_mission(client: TestClient) -> None:
    assert "/missions/change-6" in Page(client, "/clauses?mission=change-6").links()
    assert "/zh/missions/change-6" in Page(client, "/zh/samples/change-6").links()


@pytest.mark.parametrize(
    "address", ["/visits/nothing", "/missions/nothing", "/missions/A%20B", "/visits/%00"]
)
def test_what_is_not_in_the_record_is_said_to_be_unknown(client: TestClient, address: str) -> None:
    page = Page(client, address)
    assert page.status == 404
    assert page.text("h1") == "There is no such page"
