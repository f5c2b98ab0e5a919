"""Countries side by side, as page and as JSON, over HTTP."""

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from reader import Page

THREE = "country=FR&country=IT&country=RU"


def rows(client: TestClient, query: str) -> dict[str, dict[str, Any]]:
    """The rows of a comparison by key, in their order."""
    answer = client.get(f"/api/v1/compare?{query}")
    assert answer.status_code == 200, answer.text
    return {row["key"]: row for row in answer.json()["rows"]}


def test_rows_that_differ_come_first(client: TestClient) -> None:
    report = client.get(f"/api/v1/compare?{THREE}").json()
    differing = [row["differs"] for row in report["rows"]]
    assert differing == sorted(differing, reverse=True)
    assert 0 < report["differing"] == sum(differing) < len(differing)
    for row in report["rows"]:
        assert [cell["country"] for cell in row["cells"]] == ["FR", "IT", "RU"]
        numbers = {cell["number"] for cell in row["cells"]}
        assert row["differs"] or len(numbers) == 1, row["key"]


def test_every_number_leads_to_as_many_records(client: TestClient) -> None:
    checked = 0
    for row in rows(client, "country=FR&country=PK&on=2025-06-01").values():
        for cell in row["cells"]:
            if cell["records"] and cell["number"] is not None and row["group"] != "owed":
                assert cell["number"] == len(cell["records"]), row["key"]
            if cell["url"]:
                found = Page(client, f"{cell['url']}&on=2025-06-01").text(".result")
                assert int(found.split()[0]) == cell["number"], (row["key"], cell["url"], found)
                checked += 1
            else:
                assert not cell["number"] or cell["records"], row["key"]
    assert checked > 20


def test_it_agrees_with_the_pages_of_the_countries(client: TestClient) -> None:
    found = rows(client, "country=FR&country=PK")
    for place, code in enumerate(("FR", "PK")):
        report = client.get(f"/api/v1/countries/{code}").json()

        def cell(key: str, place: int = place) -> dict[str, Any]:
            return dict(found[key]["cells"][place])

        for count in report["counts"]:
            key = f"agreements.{count['door'] or 'any'}"
            assert cell(f"{key}.total")["number"] == count["total"]
            assert cell(f"{key}.in_force")["number"] == count["in_force"]
        assert [each["id"] for each in cell("first")["records"]] == [report["first"]["id"]]
        assert cell("restrictions")["number"] == len(report["restrictions"])
        assert cell("visits")["number"] == len(report["visits_past"]) + len(report["visits_upcoming"])
        shared = {each["organization"]["id"] for each in report["organizations"] if each["shared"]}
        assert {each["id"] for each in cell("organizations")["records"]} == shared
        moved = {each["id"] for each in report["samples_given"]}
        lent = {each["id"] for each in cell("samples.lent.given")["records"]}
        assert lent <= moved
        assert lent or code != "FR"


def test_the_page_says_what_the_reading_says(client: TestClient) -> None:
    found = rows(client, THREE)
    for prefix, label in (("", "label"), ("/zh", "label_zh")):
        page = Page(client, f"{prefix}/compare?{THREE}")
        assert not page.faults()
        shown = {
            node.css_first("th").text(): [" ".join(cell.text().split()) for cell in node.css("td")]  # type: ignore[union-attr]  # a page without it fails here
            for node in page.tree.css(".side-by-side tbody tr:not(.band)")
        }
        assert list(shown) == [row[label] for row in found.values()]
        for row in found.values():
            for cell, words in zip(row["cells"], shown[row[label]], strict=True):
                if cell["number"]:
                    assert words.startswith(str(cell["number"])), (row["key"], words)
    english = Page(client, f"/compare?{THREE}")
    assert [node.text() for node in english.tree.css("main h2")] == [
        "Where they differ",
        "Where they are alike",
    ]


def test_any_spelling_is_understood_and_the_day_is_kept(client: TestClient) -> None:
    page = Page(client, f"/compare?country=fra&country={quote('意大利')}&on=2010-01-01")
    heads = [node.text() for node in page.tree.css(".side-by-side thead")[0].css("th")]
    assert heads == ["What", "France", "Italy"]
    inside = [link for link in page.links() if link.startswith(("/agreements?", "/countries/"))]
    assert inside
    assert all("on=2010-01-01" in link for link in inside)


def test_too_few_too_many_and_strangers_are_named(client: TestClient) -> None:
    few = Page(client, "/compare?country=FR&country=CN&country=nowhere")
    assert "Name at least two countries" in few.text("main")
    assert "“China” is no partner country" in few.text(".notice")
    assert "No country is called “nowhere”" in few.text(".notice")
    assert few.one("#country-0").attributes["value"] == "France"
    many = Page(
        client, "/compare?" + "&".join(f"country={code}" for code in ["FR", "IT", "RU", "BR", "PK", "KZ"])
    )
    assert "“Kazakhstan” was left out" in many.text(".notice")
    assert len(many.tree.css(".side-by-side thead")[0].css("th")) == 6


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("country=FR", 422),
        ("country=FR&country=fra", 422),
        ("country=FR&country=CN", 422),
        ("country=FR&country=HK", 422),
        ("country=FR&country=Atlantis", 404),
        ("country=FR&country=IT&on=yesterday", 422),
        ("country=FR&country=IT&colour=red", 422),
        ("&".join(["country=FR"] * 6), 422),
    ],
)
def test_programs_are_refused_with_a_problem(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/api/v1/compare?{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
