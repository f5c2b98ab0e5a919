"""The pages of clauses, samples and rules: what the readings say stands on them, in both languages."""

import pytest
from conftest import TODAY
from counts import CLAUSES
from fastapi.testclient import TestClient
from reader import Page

from models.wording.mass import mass_words

PAGES = (
    "/clauses",
    "/clauses?country=FR&cluster=samples&signed_from=2020",
    "/clauses?by=agreement",
    "/clauses/compare",
    "/clauses/compare?country=FR&country=RU",
    "/samples",
    "/samples?holders=institution&kind=gift",
    "/samples/change-5",
    "/samples/movements/us-cn-1978-apollo17",
    "/samples/movements/ce5-intl-loan-2025-total",
    "/samples/rules",
    "/samples/rules?topic=return",
)


@pytest.mark.parametrize("prefix", ["", "/zh"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_and_names_its_sources(client: TestClient, prefix: str, address: str) -> None:
    page = Page(client, prefix + address)

    assert page.status == 200
    assert len(page.tree.css("h1")) == 1
    assert page.language == ("zh-Hans" if prefix else "en")
    cited = {link for link in page.links() if link.startswith("#source-")}
    assert all(page.tree.css_first(link) is not None for link in cited)
    if address != "/clauses/compare":
        assert cited


@pytest.mark.parametrize(
    "address",
    [
        "/samples/none",
        "/samples/movements/none",
        "/samples/movements/%3Cscript%3E",
        "/samples/..%2F..%2Fetc",
        "/clauses/none",
    ],
)
def test_what_is_not_there_is_a_page(client: TestClient, address: str) -> None:
    page = Page(client, address)

    assert page.status == 404
    assert len(page.tree.css("h1")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/clauses?kind=<b>&mission=../x&signed_from=19&signed_to=2010&gives=%22&cursor=2020.x.y&colour=red",
        "/clauses/compare?country=Atlantis&country=FR",
        "/samples?since=now&until=2020-13-01&batch=%22%3E&counts_toward_totals=x&holders=y",
        "/samples/rules?topic=none",
    ],
)
def test_what_is_not_understood_is_named_and_left_out(client: TestClient, address: str) -> None:
    page = Page(client, address)

    assert page.status == 200
    assert page.text(".notice")
    assert not page.tree.css("script:not([src]), [onerror]")


def test_the_matrix_shows_the_numbers_of_the_reading(client: TestClient) -> None:
    page = Page(client, "/clauses")
    matrix = client.get("/api/v1/clauses/matrix").json()
    shown = [row.text(separator=" ").split() for row in page.tree.css("table.matrix tbody tr")]

    assert len(shown) == len(matrix["rows"]) + 1
    for words, row in zip(shown, matrix["rows"], strict=False):
        numbers = [int(word) for word in words if word.isdigit()]
        assert numbers == [*(cell["clauses"] for cell in row["cells"] if cell["clauses"]), row["clauses"]]


def test_a_cell_leads_to_its_clauses(client: TestClient) -> None:
    page = Page(client, "/clauses?country=FR")
    link = next(link for link in page.links() if "kind=sample_loan" in link and link.endswith("#list"))

    assert "1 clause " in Page(client, link.removesuffix("#list")).text(".result") + " "


def test_pages_of_clauses_follow_each_other(client: TestClient) -> None:
    address, found = "/clauses", []
    while address:
        page = Page(client, address)
        found += [node.attributes["id"] for node in page.tree.css("#list article")]
        link = page.tree.css_first("a[rel=next]")
        address = str(link.attributes["href"]) if link else ""

    assert len(found) == CLAUSES == len(set(found))


def test_published_totals_stand_beside_the_sums(client: TestClient) -> None:
    words = Page(client, "/samples").text("#published")

    for micrograms in (125_420_000, 85_756_600, 39_663_400, 127_092_200, 1_672_200):
        assert mass_words(micrograms, "en") in words
    assert "−1.6722 g" in words
    assert "2 of unreported mass" in words


def test_every_holding_and_open_loan_is_on_the_page(client: TestClient) -> None:
    report = client.get("/api/v1/samples/holdings").json()
    page = Page(client, "/samples")

    assert len(page.tree.css("#holdings tbody tr")) == len(report["holdings"])
    assert len(page.tree.css("#loans tbody tr")) == len(report["open_loans"]) == 14
    assert len(page.tree.css("#movements tbody tr")) == 52


def test_a_gap_among_the_rules_is_said_in_words(client: TestClient) -> None:
    page = Page(client, "/samples/rules")
    rules = client.get("/api/v1/samples/rules").json()["rules"]

    for rule in rules:
        words = " ".join(page.one(f"#{rule['id']}").text(separator=" ").split())
        if rule["found"]:
            assert " ".join(rule["rule"].split()) in words
        else:
            assert words.startswith("Looked for, not found")


def test_an_agreement_says_what_is_known_of_its_sample_clauses(client: TestClient) -> None:
    loan = Page(client, f"/agreements/gb-2025-change5-loan-open-university?on={TODAY}")

    assert "Sample clause: known." in loan.text()
    assert "60 mg delivered about May 2025; 60 mg promised." in loan.text(".clause")
    assert "/samples/movements/ce5-intl-loan-2025-gb-ou?on=2026-11-22" in loan.links()
    assert "whether there is one has not been established" in Page(client, "/agreements/fr-1997-iga").text()
