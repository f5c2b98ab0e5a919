"""Finding anything by whatever it is called: on the page of a search, and as one types."""

import pytest
from fastapi.testclient import TestClient
from reader import Page


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("f", "/countries/FR"),
        ("fra", "/countries/FR"),
        ("法国", "/countries/FR"),
        ("Frankreich", "/countries/FR"),
        ("ussr", "/countries/SU"),
        ("CNES", "/bodies/cnes"),
        ("Roscosmos", "/bodies/roscosmos"),
        ("roskosmos", "/bodies/roscosmos"),
        ("欧空局", "/bodies/esa"),
        ("apsco", "/organizations/apsco"),
        ("嫦娥六号", "/missions/change-6"),
        ("wolf amendment", "/restrictions#restriction-us-wolf-amendment"),
        ("沃尔夫", "/restrictions#restriction-us-wolf-amendment"),
        ("macron", "/visits/fr-2019-macron"),
        ("symphonie", "/agreements/fr-1978-symphonie"),
        ("交响乐", "/agreements/fr-1978-symphonie"),
    ],
)
def test_hints_find_by_name_alias_and_code_in_either_language(
    client: TestClient, typed: str, expected: str
) -> None:
    for prefix in ("", "/zh"):
        assert prefix + expected in Page(client, f"{prefix}/search/hints?q={typed}").links()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("frnace", "/countries/FR"),
        ("Kazahstan", "/countries/KZ"),
        ("Rosocsmos", "/bodies/roscosmos"),
        ("european spce agency", "/organizations/esa"),
    ],
)
def test_slips_are_forgiven_and_said_to_be_slips(client: TestClient, typed: str, expected: str) -> None:
    page = Page(client, f"/search?q={typed}")
    assert expected in page.links()
    assert "Similar: " in page.text("main")
    assert "Similar: " not in Page(client, "/search?q=france").text("main")


def test_a_short_word_is_not_taken_for_another(client: TestClient) -> None:
    assert "/countries/IT" not in Page(client, "/search/hints?q=itx").links()


def test_names_come_first_that_are_exactly_what_was_typed(client: TestClient) -> None:
    links = Page(client, "/search/hints?q=niger").links()
    assert links.index("/countries/NE") < links.index("/countries/NG")
    assert Page(client, "/search/hints?q=ESA").links()[0] == "/organizations/esa"


def test_the_words_that_were_meant_are_marked(client: TestClient) -> None:
    page = Page(client, "/search?q=space sci")
    marked = {node.text().casefold() for node in page.tree.css("main mark")}
    assert marked == {"space", "sci"}
    chinese = Page(client, "/zh/search/hints?q=法国")
    assert {node.text() for node in chinese.tree.css("mark")} == {"法国"}
    alias = Page(client, "/search/hints?q=Frankreich")
    assert alias.text("mark") == "Frankreich"


def test_people_lead_to_what_they_signed(client: TestClient) -> None:
    page = Page(client, "/search?q=sun laiyan")
    link = next(each for each in page.links() if each.startswith("/agreements?q=%22Sun"))
    signed = Page(client, link).text(".result")
    assert f"signed {signed.split()[0]} agreements" in page.text("main")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("France January 2018", "fr-2018-"),
        ("欧空局 2005年11月", "esa-2005-framework"),
        ("ESA 18 November 2005", "esa-2005-framework"),
    ],
)
def test_agreements_are_found_by_the_day_of_their_signature(
    client: TestClient, typed: str, expected: str
) -> None:
    assert any(f"/agreements/{expected}" in link for link in Page(client, f"/search/hints?q={typed}").links())


def test_where_nothing_has_all_words_what_some_of_them_name_is_shown(client: TestClient) -> None:
    page = Page(client, "/search/hints?q=russia unobtainium")
    assert "Nothing holds all of these words." in page.html
    assert page.links()[0] == "/countries/RU"
    assert "Nothing holds all of these words." not in Page(client, "/search/hints?q=russia").html
    assert "没有同时包含全部词语的结果" in Page(client, "/zh/search?q=俄罗斯 unobtainium").html


def test_nothing_is_hinted_without_a_word(client: TestClient) -> None:
    assert Page(client, "/search/hints").html.strip() == ""
    assert "Nothing is found under" in Page(client, "/search/hints?q=unobtainium").html
    assert "未找到" in Page(client, "/zh/search/hints?q=unobtainium").html


def test_the_day_asked_about_stays_in_what_is_found(client: TestClient) -> None:
    page = Page(client, "/search/hints?q=symphonie&on=1977-01-01")
    assert "/agreements/fr-1978-symphonie?on=1977-01-01" not in page.links()
    later = Page(client, "/search/hints?q=symphonie&on=1999-01-01")
    assert "/agreements/fr-1978-symphonie?on=1999-01-01" in later.links()
