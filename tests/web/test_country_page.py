"""The page of a country: at a glance first, whole where it can be, cut short with the way to the rest where not."""

from datetime import date

import pytest
from fastapi.testclient import TestClient
from reader import Page

from models.dates.uncertain_date import UncertainDate
from models.status.status import StatusGroup
from reports.agreements.by_country import PageLimits, ends_soon
from reports.charts import history
from web.pages import country


def test_the_glance_tells_what_stands_now_before_what_was(client: TestClient) -> None:
    page = Page(client, "/countries/PK")
    headings = [node.text() for node in page.tree.css(".glance-facts dt")]
    assert headings[:4] == [
        "In force",
        "Ends within 12 months",
        "Open promises of China",
        "Open promises of Pakistan",
    ]
    assert headings[-3:] == ["Latest", "First", "Member of"]
    owed = page.tree.css(".glance-facts dd")[2]
    outstanding = client.get("/api/v1/countries/PK").json()["exchange"]["partner"]["outstanding"]
    home = [each for each in outstanding if each["gives"] in ("home", "both")]
    assert [node.attributes["href"] for node in owed.css("a")] == [each["url"] for each in home]
    assert home
    assert "/compare?country=PK" in page.links()


def test_an_approval_is_not_told_as_samples_given(client: TestClient) -> None:
    def given(code: str) -> str:
        page = Page(client, f"/countries/{code}")
        heads = [node.text() for node in page.tree.css(".glance-facts dt")]
        return page.tree.css(".glance-facts dd")[heads.index("Samples given by China")].text()

    assert "mass unreported; receipt not documented" in " ".join(given("PK").split())
    assert "receipt not documented" in Page(client, "/countries/PK").text("#samples")
    assert "receipt" not in given("RU")
    assert "gift of April 2023: 1.5 g" in " ".join(given("FR").split())


def test_a_long_page_is_cut_short_and_leads_to_the_rest(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Page(client, "/countries/FR?on=2026-11-20")
    monkeypatch.setattr(country, "MOST", PageLimits(whole=6, latest=5, ending=0))
    page = Page(client, "/countries/FR?on=2026-11-21")
    assert not page.faults()
    assert page.text(".counts") == whole.text(".counts")
    assert len(page.tree.css("article.entry")) == 2 + 5 + 6 < len(whole.tree.css("article.entry"))
    assert page.text("#not_documented h2") == whole.text("#not_documented h2")
    more = page.one("#not_documented > p > a")
    assert more.text() == "The latest 5 stand here; all 40 are in the list"
    assert Page(client, more.attributes["href"] or "").text(".result").startswith("40 ")
    assert "all 40 are" not in whole.html
    marks = {node.attributes["href"] for node in page.tree.css(".cites a")}
    assert marks == {f"#{node.attributes['id']}" for node in page.tree.css("#sources li")}


def test_what_ends_soon_is_cut_short_and_leads_to_all_that_have_an_end(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Page(client, "/countries/IT?on=2026-11-20").tree.css(".glance-facts dd")[1]
    monkeypatch.setattr(country, "MOST", PageLimits(whole=40, latest=40, ending=0))
    page = Page(client, "/countries/IT?on=2026-11-21")
    assert not page.faults()
    ends = page.tree.css(".glance-facts dd")[1]
    (more,) = ends.css("a")
    assert more.text() == "all 1"
    listed = Page(client, more.attributes["href"] or "")
    (ending,) = [(node.attributes["href"] or "").partition("?")[0] for node in whole.css("a")]
    assert any(link.startswith(ending) for link in listed.links())


def test_years_with_more_marks_than_anybody_counts_get_bars_with_the_same_numbers(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = Page(client, "/countries/FR?on=2026-11-18")
    monkeypatch.setattr(history, "HIGHEST", 2)
    bars = Page(client, "/countries/FR?on=2026-11-19")
    said = [page.one("figure.chart .picture").attributes["aria-label"] or "" for page in (marks, bars)]
    assert said[0].startswith("One mark for each agreement")
    assert said[1].startswith("A bar for each year")
    assert marks.text("figure.chart table") == bars.text("figure.chart table")
    assert len(bars.tree.css("figure.chart svg path")) < len(marks.tree.css("figure.chart svg path"))


def test_what_one_country_needed_of_a_day_does_not_stand_for_all(client: TestClient) -> None:
    """Standings are derived as far as they are asked for: a page of one country, then all, then a page again."""
    day = "2019-07-03"
    first = client.get(f"/api/v1/countries/LA?on={day}").json()
    listed = client.get(f"/api/v1/agreements?facets=status&limit=1&on={day}").json()
    (facet,) = listed["facets"]
    assert sum(value["count"] for value in facet["values"]) == listed["total"] > len(first["agreements"])
    assert client.get(f"/api/v1/countries/LA?on={day}").json() == first


def test_a_year_from_the_last_day_of_a_month_is_a_whole_year() -> None:
    end = UncertainDate.parse("2027-03-30")
    assert ends_soon(end, StatusGroup.IN_FORCE, date(2026, 3, 31))
    assert not ends_soon(end, StatusGroup.IN_FORCE, date(2026, 3, 29))
    assert not ends_soon(end, StatusGroup.PAST, date(2026, 3, 31))
