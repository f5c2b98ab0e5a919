"""The briefing at its address: types, names, tags, redirects, refusals."""

import pytest
from conftest import TODAY
from fastapi.testclient import TestClient
from httpx2 import Response

from reports.documents.report import LANGS

ADDRESS = "/countries/LA/briefing.pdf"


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_served_as_a_pdf_with_a_plain_name(client: TestClient, lang: str) -> None:
    answer = client.get(ADDRESS, params={"lang": lang})

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    name = f"concord-LA-{TODAY.isoformat()}-{lang}.pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert answer.headers["cache-control"] == "no-cache"


def test_the_language_is_that_of_the_address_unless_asked_for(client: TestClient) -> None:
    assert client.get(ADDRESS).content == client.get(ADDRESS, params={"lang": "en"}).content
    assert client.get(f"/zh{ADDRESS}").content == client.get(ADDRESS, params={"lang": "zh"}).content
    assert client.get(f"/zh{ADDRESS}", params={"lang": "en"}).headers["content-language"] == "en"


def test_a_reader_who_has_it_is_told_that_it_is_unchanged(client: TestClient) -> None:
    first = client.get(ADDRESS)
    tag = first.headers["etag"]
    assert tag.startswith('"')

    for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(ADDRESS, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(ADDRESS, headers={"If-None-Match": '"other"'}).status_code == 200


def test_every_briefing_has_a_tag_of_its_own(client: TestClient) -> None:
    addresses = [
        ADDRESS,
        f"{ADDRESS}?lang=zh",
        f"{ADDRESS}?lang=both",
        f"{ADDRESS}?on=2020-01-01",
        "/countries/PE/briefing.pdf",
    ]
    assert len({client.get(address).headers["etag"] for address in addresses}) == len(addresses)


def test_another_day_is_another_briefing(client: TestClient) -> None:
    answer = client.get(ADDRESS, params={"on": "2010-01-01"})

    assert answer.status_code == 200
    assert "2010-01-01" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("typed", "code", "status"),
    [("la", "LA", 308), ("LAO", "LA", 308), ("Laos", "LA", 307), ("老挝", "LA", 307)],
)
def test_another_spelling_leads_to_the_code(client: TestClient, typed: str, code: str, status: int) -> None:
    answer = client.get(f"/countries/{typed}/briefing.pdf?lang=both&on=2026-01-01")

    assert answer.status_code == status
    assert answer.headers["location"] == f"/countries/{code}/briefing.pdf?lang=both&on=2026-01-01"


def test_the_home_state_has_its_list_of_agreements_instead(client: TestClient) -> None:
    answer = client.get("/countries/CN/briefing.pdf")

    assert (answer.status_code, answer.headers["location"]) == (307, "/agreements")


def test_an_unknown_country_is_not_found(client: TestClient) -> None:
    answer = client.get("/countries/Laoss/briefing.pdf")

    assert answer.status_code == 404
    assert "Laos" in answer.text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("lang=fr", "“fr” is no choice for “lang”"),
        ("on=2026-02-30", "“2026-02-30” is not in the calendar"),
        ("on=yesterday", "“yesterday” is not a day"),
        ("on=1899-12-31", "“1899-12-31” lies outside the years"),
        ("language=en", "knows no “language”"),
        ("on=%00", "is not a day"),
    ],
)
def test_what_is_not_understood_is_named(client: TestClient, query: str, says: str) -> None:
    answer = client.get(f"{ADDRESS}?{query}")

    assert answer.status_code == 422
    assert says in answer.text


PAPERS = (
    ADDRESS,
    "/agreements/la-2008-framework-agreement/dossier.pdf",
    "/samples/statement.pdf",
    "/clauses/compare.pdf?country=FR&country=RU",
    "/fairness.pdf",
    "/benefits.pdf",
)


@pytest.mark.parametrize("address", PAPERS)
def test_every_paper_reads_its_language_alike(client: TestClient, address: str) -> None:
    def asked(lang: str, language: str = "") -> Response:
        return client.get(f"{language}{address}{'&' if '?' in address else '?'}lang={lang}")

    assert asked("zh").headers["content-language"] == "zh-Hans"
    # An empty value is one that was left open in a form.
    assert asked("").headers["etag"] == asked("en").headers["etag"]
    assert asked("", "/zh").headers["etag"] == asked("zh").headers["etag"]
    assert asked("fr").status_code == 422
    both = asked("both")
    if address == ADDRESS:
        assert both.headers["content-language"] == "zh-Hans, en"
    else:
        assert both.status_code == 422
