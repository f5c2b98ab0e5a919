"""Bad input for pages: a page in the reader's language that says what is wrong, never a trace."""

import pytest
from fastapi.testclient import TestClient
from reader import Page

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raise %}",
    "#set page(width: 1pt)",
    "%00",
    "%E2%80%AE%E2%81%A6",
    "%ff%fe",
    "' OR 1=1 --",
    "%F0%9F%9B%B0" * 50,
    "a" * 5000,
    "。" * 300,
    "=cmd|' /C calc'!A0",
)
"""What is typed by those who mean harm, or by nobody."""

PLACES = (
    "/search?q={}",
    "/agreements?sort={}&region={}&clause={}&mission={}&organization={}&decade={}&confidence={}",
    "/agreements?q={}",
    "/agreements?country={}&kind={}&status={}&topic={}&via={}&cursor={}",
    "/countries?q={}&region={}&partners={}",
    "/countries/FR?on={}",
    "/about?{}={}",
    "/countries/{}",
    "/agreements/{}",
    "/organizations/{}",
    "/bodies/{}",
    "/{}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gets_a_page_and_stays_inert(client: TestClient, text: str) -> None:
    typed = text.replace("#", "%23").replace("&", "%26").replace("?", "%3F").replace("/", "%2F")
    for prefix in ("", "/zh"):
        for place in PLACES:
            page = Page(client, prefix + place.replace("{}", typed))
            assert page.status in (200, 307, 308, 404, 422), f"{page.address}: {page.status}"
            if page.status in (307, 308):
                continue
            assert len(page.tree.css("h1")) == 1
            assert not page.tree.css("script:not([src]), img, [onerror], [style]")
            assert "Traceback" not in page.html
            assert "\0" not in page.html


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("Frnace", "France"), ("Brasill", "Brazil"), ("Kazahstan", "Kazakhstan")],
)
def test_an_unknown_country_suggests_the_nearest(client: TestClient, typed: str, nearest: str) -> None:
    page = Page(client, f"/countries/{typed}")
    assert page.status == 404
    assert nearest in page.text("main")
    assert nearest not in Page(client, f"/zh/countries/{typed}").text("main")


def test_an_unknown_agreement_suggests_the_nearest(client: TestClient) -> None:
    page = Page(client, "/zh/agreements/fr-1997-ig")
    assert page.status == 404
    assert "/zh/agreements/fr-1997-iga" in page.links()


@pytest.mark.parametrize(
    "address",
    ["/organizations/nowhere", "/bodies/nobody", "/nowhere", "/zh/nowhere/at/all", "/countries/FR/"],
)
def test_what_is_not_there_is_said_in_words(client: TestClient, address: str) -> None:
    page = Page(client, address)
    assert page.status == 404
    assert page.text("h1") == ("没有此页" if address.startswith("/zh") else "There is no such page")


@pytest.mark.parametrize(
    ("day", "says", "says_zh"),
    [
        ("2025-02-30", "“2025-02-30” is not in the calendar.", "日历上没有“2025-02-30”这一天。"),
        ("yesterday", "“yesterday” is not a day.", "“yesterday”不是日期。"),
        ("2025-3-1", "“2025-3-1” is not a day.", "“2025-3-1”不是日期。"),
        ("0001-01-01", "lies outside the years", "不在1900年至2200年之间"),
        ("９９９９-12-31", "is not a day", "不是日期"),
    ],
)
@pytest.mark.parametrize("place", ["/countries/FR", "/agreements", "/agreements/fr-1997-iga", "/countries"])
def test_an_impossible_day_is_explained_beside_the_field(
    client: TestClient, place: str, day: str, says: str, says_zh: str
) -> None:
    for prefix, words in (("", says), ("/zh", says_zh)):
        page = Page(client, f"{prefix}{place}?on={day}")
        assert page.status == 422
        field = page.one("#on")
        assert field.attributes["aria-invalid"] == "true"
        assert field.attributes["value"] == day
        assert words in page.text(f"#{field.attributes['aria-describedby']}")
        assert "今" in page.text(".notice") or "today" in page.text(".notice")


def test_unknown_parameters_and_values_are_named_and_left_out(client: TestClient) -> None:
    page = Page(client, "/agreements?colour=red&kind=poem&country=Atlantis&cursor=soon")
    assert page.status == 200
    notice = page.text(".notice")
    for word in ("colour", "poem", "Atlantis", "soon"):
        assert word in notice
    assert page.text(".result") == Page(client, "/agreements").text(".result")
    assert "colour" in Page(client, "/zh/countries/FR?colour=red").text(".notice")


def test_nothing_found_is_said_and_leads_on(client: TestClient) -> None:
    page = Page(client, "/agreements?q=unobtainium")
    assert "No agreement is found under these filters." in page.text("main")
    assert "/agreements" in page.links()
    search = Page(client, "/search?q=unobtainium")
    assert "Nothing is found under “unobtainium”" in search.text("main")
    assert {"/countries", "/organizations", "/agreements"} <= set(search.links())
    assert "未找到" in Page(client, "/zh/search?q=unobtainium").text("main")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_read(client: TestClient, method: str) -> None:
    response = client.request(method, "/countries/FR")
    assert response.status_code == 405
    assert "text/html" in response.headers["content-type"]
