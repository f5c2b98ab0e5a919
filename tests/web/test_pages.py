"""What the pages say, over HTTP."""

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from reader import Page

from reports.wording.language import DOMAIN, LOCALES, language

NOUNS = (
    "/",
    "/countries",
    "/countries/FR",
    "/agreements",
    "/agreements/kz-2013-space-agreement",
    "/organizations",
    "/bodies",
    "/organizations/esa",
    "/bodies/cnes",
    "/about",
    "/search?q=moon",
)


@pytest.mark.parametrize("address", NOUNS)
def test_every_page_stands_in_both_languages_and_each_leads_to_the_other(
    client: TestClient, address: str
) -> None:
    for prefix, tag in (("", "en"), ("/zh", "zh-Hans")):
        page = Page(client, prefix + address)
        assert page.language == tag == page.response.headers["content-language"]
        for other, url in (("en", address), ("zh-Hans", f"/zh{address}")):
            head = page.one(f'link[rel=alternate][hreflang="{other}"]')
            switch = page.one(f'nav.tongues a[hreflang="{other}"]')
            assert head.attributes["href"] == switch.attributes["href"] == url


def test_a_page_of_a_country_puts_first_things_first(client: TestClient) -> None:
    page = Page(client, "/countries/FR")
    assert page.text("h1") == "France 法国"
    headings = [node.text(separator=" ").split(" ")[0] for node in page.tree.css("main h2")]
    assert headings[:4] == ["The", "In", "In", "Past"]
    assert headings[-1] == "Sources"
    glance = page.text(".glance")
    for words in ("Ends within 12 months", "Restrictions", "Organizations shared with China", "Last visit"):
        assert words in glance
    counts = {
        row.css_first("th").text(): [cell.text() for cell in row.css("td")]  # type: ignore[union-attr]  # a page without it fails here
        for row in page.tree.css(".counts tbody tr")
    }
    assert counts["By any door, each once"][-1] == str(len(page.tree.css("article.entry")))
    found = Page(client, "/agreements?country=FR&via=organization&status=past")
    assert found.text(".result").startswith(f"{counts['Through an organization'][2]} agreements")


def test_status_and_effect_stand_in_words_with_their_reason(client: TestClient) -> None:
    entry = Page(client, "/countries/FR").text("#agreement-fr-1997-iga")
    assert "Signed 15 May 1997; entry into force not documented; in force as reported" in entry
    assert "In force as reported, 25 June 2018" in entry
    chinese = Page(client, "/zh/countries/FR").text("#agreement-fr-1997-iga")
    assert "1997年5月15日签署；生效情况无记载；据2018年6月25日的来源，有效" in chinese


def test_every_source_mark_leads_to_the_numbered_list(client: TestClient) -> None:
    page = Page(client, "/countries/FR")
    marks = {node.attributes["href"] for node in page.tree.css(".cites a")}
    sources = {f"#{node.attributes['id']}" for node in page.tree.css("#sources li")}
    assert marks == sources
    for entry in page.tree.css("article.entry"):
        assert entry.css(".cites a"), entry.attributes["id"]


def test_restrictions_stand_in_one_line_at_the_top_and_in_full_below(client: TestClient) -> None:
    page = Page(client, "/countries/US")
    assert "Wolf Amendment · law · since April 2011, no end stated" in page.text(".glance")
    assert "Section 1340" in page.text("#restriction-us-wolf-amendment")
    chinese = Page(client, "/zh/countries/US")
    assert "沃尔夫条款" in chinese.text(".glance")
    assert "第1340条" in chinese.text("#restriction-us-wolf-amendment")


def test_open_treaties_say_that_the_country_is_not_documented(client: TestClient) -> None:
    text = Page(client, "/countries/FR").text("#open-treaties")
    assert "Whether France takes part in them is not documented here" in text


def test_chinese_pages_mark_translations_and_fall_back_to_english(client: TestClient) -> None:
    page = Page(client, "/zh/agreements/la-2008-framework-agreement")
    assert page.text("h1") == "中国国家航天局和老挝总理府科学技术署关于空间科学与技术合作的框架协议"
    assert page.one(".summary .mark").attributes["title"] == "编辑译文"
    assert [node.text() for node in page.tree.css('span[lang="en"]') if "Sun Laiyan" in node.text()]
    assert "仅有英文" in page.text("main")
    english = Page(client, "/agreements/la-2008-framework-agreement")
    assert not english.tree.css(".mark")


def test_chinese_pages_hold_no_word_of_ours_in_english(client: TestClient) -> None:
    messages = {message.id for message in _messages() if message.id and isinstance(message.id, str)}
    ours = {message for message in messages if language("zh").gettext(message) != message}
    for address in NOUNS:
        page = Page(client, f"/zh{address}")
        for node in page.tree.css('[lang="en"], code, .web'):
            node.decompose()
        assert page.tree.body is not None
        shown = {text.strip() for text in page.tree.body.text(separator="\n").split("\n")}
        assert not shown & ours, address


def _messages() -> list[Message]:
    with (LOCALES / "zh_Hans" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return list(read_po(file, locale="zh_Hans"))


@pytest.mark.parametrize(
    ("typed", "code", "status"),
    [
        ("fr", "FR", 308),
        ("fra", "FR", 308),
        ("FRA", "FR", 308),
        ("France", "FR", 307),
        ("法国", "FR", 307),
        ("ussr", "SU", 307),
        ("Czechoslovakia", "CS", 307),
    ],
)
def test_any_spelling_of_a_country_leads_to_its_page(
    client: TestClient, typed: str, code: str, status: int
) -> None:
    for prefix in ("", "/zh"):
        response = client.get(f"{prefix}/countries/{typed}?on=2020-01-01")
        assert response.status_code == status
        assert response.headers["location"] == f"{prefix}/countries/{code}?on=2020-01-01"


def test_former_states_and_their_successors_lead_to_each_other(client: TestClient) -> None:
    assert '/countries/RU"' in Page(client, "/countries/SU").html
    assert '/countries/SU"' in Page(client, "/countries/RU").html


def test_the_home_state_leads_to_all_agreements(client: TestClient) -> None:
    response = client.get("/zh/countries/CN")
    assert (response.status_code, response.headers["location"]) == (307, "/zh/agreements")


def test_a_language_alone_leads_to_its_home_page(client: TestClient) -> None:
    response = client.get("/zh")
    assert (response.status_code, response.headers["location"]) == (308, "/zh/")


def test_an_old_id_leads_to_the_one_that_was_kept(client: TestClient) -> None:
    response = client.get("/zh/agreements/aicto-2016-csno?on=2020-01-01")
    assert response.status_code == 308
    assert response.headers["location"] == "/zh/agreements/aicto-2016-satnav-mou?on=2020-01-01"


def test_the_day_asked_about_goes_along_from_page_to_page(client: TestClient) -> None:
    page = Page(client, "/countries/FR?on=1998-01-01")
    assert page.one("#on").attributes["value"] == "1998-01-01"
    assert "As of 1 January 1998" in page.text("footer")
    assert "fr-2023-change6-mou" not in page.html
    inside = [
        link for link in page.links() if link.startswith(("/agreements/", "/bodies/", "/organizations"))
    ]
    assert inside
    assert all("on=1998-01-01" in link for link in inside)
    assert page.one(".as-of a").attributes["href"] == "/countries/FR"


def test_programs_and_paper_are_offered(client: TestClient) -> None:
    page = Page(client, "/zh/countries/FR?on=2024-01-01")
    assert (
        page.one('link[rel=alternate][type="application/json"]').attributes["href"]
        == "/api/v1/countries/FR?on=2024-01-01"
    )
    assert (
        page.one('link[rel=alternate][type="application/pdf"]').attributes["href"]
        == "/countries/FR/briefing.pdf?lang=zh&on=2024-01-01"
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("f", "/countries/FR"),
        ("fra", "/countries/FR"),
        ("法", "/countries/FR"),
        ("法国", "/countries/FR"),
        ("holland", "/countries/NL"),
        ("ESA", "/organizations/esa"),
        ("欧洲空间局", "/organizations/esa"),
        ("symphonie", "/agreements/fr-1978-symphonie"),
        ("交响乐", "/agreements/fr-1978-symphonie"),
    ],
)
def test_search_finds_from_the_first_letter_in_both_languages(
    client: TestClient, typed: str, expected: str
) -> None:
    for prefix in ("", "/zh"):
        page = Page(client, f"{prefix}/search?q={typed}")
        assert prefix + expected in page.links()
        assert page.one("#find").attributes["value"] == typed


def test_countries_can_be_filtered(client: TestClient) -> None:
    page = Page(client, "/countries?region=Europe&partners=yes")
    assert [node.text().split()[0] for node in page.tree.css("main h2")] == ["Europe"]
    assert not page.tree.css("tr.quiet")
    assert Page(client, "/countries?q=brazil").text(".result") == "1 state"


def test_about_sets_each_claim_beside_the_record(client: TestClient) -> None:
    page = Page(client, "/about")
    row = page.text("#claim-count-2020")
    assert "17 December 2020" in row
    assert "more than 140" in row
    assert "more than 40" in row
    assert "140" in Page(client, "/").text(".figures")


def test_the_list_shows_the_filters_chosen_and_how_to_take_them_away(client: TestClient) -> None:
    page = Page(client, "/agreements?country=france&kind=protocol&kind=contract&q=satellite")
    chips = {
        " ".join(node.text().split()).split(" ×")[0]: node.attributes["href"]
        for node in page.tree.css(".chips a")
    }
    assert chips["Country: France"] == "/agreements?kind=protocol&kind=contract&q=satellite"
    assert chips["Kind: Protocol"] == "/agreements?country=france&q=satellite&kind=contract"
    assert "checked" in page.one("#country-FR").attributes
