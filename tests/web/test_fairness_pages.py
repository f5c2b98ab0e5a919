"""The pages of fairness, reciprocity and benefits in both languages."""

import pytest
from fastapi.testclient import TestClient
from reader import Page

ADDRESSES = (
    "/fairness",
    "/fairness?population=partners&by=institution&fewest_known=1&domestic=yes",
    "/fairness?kind=gift&kind=loan&purpose=research&purpose=exhibition",
    "/fairness?kind=exhibition",
    "/fairness?from=2030-01-01",
    "/reciprocity",
    "/reciprocity?country=FR&country=KI",
    "/benefits",
    "/benefits?country=FR",
    "/benefits?country=KI&signed_from=1901&signed_to=1902",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_of_figures_have_no_faults(client: TestClient, address: str) -> None:
    for prefix in ("", "/zh"):
        page = Page(client, prefix + address)
        assert not page.faults()
        assert not page.tree.css(".notice[role=status]")


def test_the_first_screen_says_what_with_whom_how_evenly_and_how_surely(client: TestClient) -> None:
    page = Page(client, "/fairness")

    given, lent = (node.text(separator=" ") for node in page.tree.css("section.standing"))
    assert "China passed on 5 g for good, by gift or exchange, to 4 states." in given
    assert "The Gini coefficient is 0.100" in given and "Every mass in this scope was reported" in given
    assert "China lent 2.18 g to 6 states." in lent and "Too few known" in lent
    assert "中国以赠送或交换方式向4个国家永久转交5克。" in Page(client, "/zh/fairness").text()


def test_every_number_of_a_partner_leads_to_its_records(client: TestClient) -> None:
    page = Page(client, "/fairness")

    for row in page.tree.css("table.shares tbody tr"):
        links = [node.attributes["href"] or "" for node in row.css("a.id")]
        assert links and all(page.tree.css(link.replace("#", "[id='") + "']") for link in links)
    values = page.tree.css("table.measures td a[href='#records']")
    assert len(values) == 12


def test_the_choice_of_the_population_is_shown_and_can_be_changed(client: TestClient) -> None:
    page = Page(client, "/fairness?population=partners")

    assert page.one("#population option[selected]").attributes["value"] == "partners"
    assert "Counted: all partners" in page.text()


def test_pictures_are_inline_without_styles_and_told_in_words(client: TestClient) -> None:
    for address in ("/fairness?fewest_known=1", "/reciprocity", "/benefits"):
        page = Page(client, address)
        pictures = page.tree.css("figure.chart")
        assert pictures
        for each in pictures:
            drawing = each.css_first("[role=img]")
            assert drawing is not None and len(drawing.attributes["aria-label"] or "") > 40
            assert each.css_first("svg") is not None and each.css("details table tbody tr")
        assert "style=" not in page.html and "<style" not in page.html


def test_what_is_not_understood_is_named_and_left_out(client: TestClient) -> None:
    page = Page(client, "/fairness?kind=request&from=soon&mission=apollo-99&fewest_known=none&colour=red")

    notices = page.text(".notice")
    for words in ("request", "soon", "apollo-99", "none", "colour"):
        assert words in notices
    assert page.status == 200


def test_a_country_has_its_balance_and_its_place(client: TestClient) -> None:
    text = Page(client, "/countries/FR").text("#exchange")

    assert "China gave 1.5 g and received nothing" in text
    assert "place 1 of" in text and "too few masses are known" in text
    assert not Page(client, "/countries/HK").tree.css("#exchange")


def test_what_a_country_gave_to_others_is_not_called_received(client: TestClient) -> None:
    text = Page(client, "/countries/FR").text("#samples")
    assert text.index("Received by China") < text.index("Passed on by France")
    assert "Nothing" in text[text.index("Received by China") : text.index("Passed on by France")]


def test_an_agreement_shows_its_family_and_one_alone_shows_none(client: TestClient) -> None:
    page = Page(client, "/agreements/br-2002-cbers-3-4-protocol")
    (picture,) = page.tree.css("figure.chart")
    assert len(picture.css("details tbody tr")) > 2
    assert not Page(client, "/agreements/pk-2025-change5-sample-loan").tree.css("figure.chart")
