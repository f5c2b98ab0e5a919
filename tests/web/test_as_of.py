"""The day asked about: every page that tells of the record lets it be chosen, and every link inside keeps it."""

import pytest
from fastapi.testclient import TestClient
from reader import Page

PAGES = (
    "/",
    "/countries",
    "/countries/FR",
    "/compare?country=FR&country=IT",
    "/agreements",
    "/agreements/fr-1997-iga",
    "/clauses",
    "/clauses/compare?country=FR&country=IT",
    "/samples",
    "/samples/change-5",
    "/samples/rules",
    "/organizations",
    "/bodies",
    "/organizations/esa",
    "/bodies/cnes",
    "/visits",
    "/visits/tiandu-2024",
    "/missions",
    "/missions/change-6",
    "/fairness",
    "/reciprocity",
    "/benefits",
    "/about",
)
ELSEWHERE = ("/static/", "/api")
"""What is not of a day, or is asked as of one by its own parameter."""


@pytest.mark.parametrize("address", PAGES)
def test_every_page_lets_the_day_be_chosen_and_keeps_it(client: TestClient, address: str) -> None:
    mark = "&" if "?" in address else "?"
    page = Page(client, f"{address}{mark}on=2024-05-06")
    assert page.status == 200
    assert page.one("#on").attributes["value"] == "2024-05-06"
    back = {node.attributes["href"] for node in page.tree.css(".as-of a")}
    for node in page.tree.css("a[href^='/']"):
        link = node.attributes["href"] or ""
        if not link.startswith(ELSEWHERE) and link not in back:
            assert "on=2024-05-06" in link, link
    for form in page.tree.css("main form.filters, main form.as-of"):
        assert form.css("[name=on]")


@pytest.mark.parametrize(
    "address", ["/countries/FR", "/compare?country=FR&country=IT", "/visits", "/zh/missions/change-6"]
)
def test_a_day_that_is_none_is_explained_beside_its_field(client: TestClient, address: str) -> None:
    mark = "&" if "?" in address else "?"
    page = Page(client, f"{address}{mark}on=2024-02-30")
    assert page.status == 422
    field = page.one("#on")
    assert field.attributes["aria-invalid"] == "true"
    assert field.attributes["value"] == "2024-02-30"
    assert "2024-02-30" in page.text("#on-fault")


def test_a_page_that_is_not_there_keeps_the_day(client: TestClient) -> None:
    page = Page(client, "/countries/Frnace?on=2024-05-06")
    assert page.status == 404
    assert "/countries/FR?on=2024-05-06" in page.links()
    assert Page(client, "/countries/Frnace?on=tomorrow").status == 404
