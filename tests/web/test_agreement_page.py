"""The page of one agreement: its acts in the order of time, what it rests on, how its record changed, how to cite it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from reader import Page

from api.app import create_app
from api.settings import Settings
from db.engine import open_engine
from db.filling import fill
from db.ledger import current_revision
from db.session import read_session
from models.effect import PresumptionRule

TRELLIS = "/agreements/kz-2013-space-agreement"


def acts(page: Page, section: str = "#actions") -> list[str]:
    """What stands in the list of acts."""
    return [
        " ".join(node.text(separator=" ").replace("\n", " ").split())
        for node in page.tree.css(f"{section} .acts li")
    ]


def test_acts_stand_in_the_order_of_time_each_with_its_sources(client: TestClient) -> None:
    page = Page(client, TRELLIS)
    assert not page.faults()
    first, second = acts(page)
    assert first.startswith("7 September 2013 Signature 1 2")
    assert second.startswith("18 April 2014 Entry into force 1 by the parties")
    signed = page.one(".wide-list > div:nth-child(3)")
    assert "7 September 2013" in signed.text()
    assert [node.text() for node in signed.css(".cites a")] == ["1", "2"]
    chinese = acts(Page(client, f"/zh{TRELLIS}"))
    assert chinese[0].startswith("2013年9月7日 签署")


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("ska-2019-convention", "In force", "有效"),
        ("fr-1997-iga", "In force as reported, 25 June 2018", "据2018年6月25日的来源，有效"),
        ("pk-2019-crewed-spaceflight", "Taken to be in effect (rule 2)", "推定有效（规则2）"),
        (
            "ru-2025-joint-communique-space",
            "Stated and never in force (rule 5)",
            "政治表态，不发生效力（规则5）",
        ),
        ("br-2025-cbers-5-agreement", "Not known", "不详"),
        (
            "ve-2018-venesat-2-act",
            "Not known: no recent sign since 28 January 2019",
            "不详：2019年1月28日以来未见执行迹象",
        ),
    ],
)
def test_effect_stands_beside_the_status_on_every_step_of_the_ladder(
    client: TestClient, key: str, english: str, chinese: str
) -> None:
    for language, words in (("", english), ("/zh", chinese)):
        page = Page(client, f"{language}/agreements/{key}")
        assert not page.faults()
        assert page.text(".standing .effect") == words
        rules = page.one('.standing a[href$="#effect"]').attributes["href"]
        assert len(Page(client, rules or "").tree.css("#effect ol li")) == len(PresumptionRule)


def test_only_a_real_contradiction_is_marked(client: TestClient) -> None:
    for language in ("", "/zh"):
        silent = Page(client, f"{language}/agreements/fr-1997-iga")
        assert not silent.tree.css(".reported, .flags")
        differing = Page(client, f"{language}/agreements/gb-1985-space-mou")
        assert differing.tree.css(".reported")
        assert differing.tree.css(".flags")


def test_what_follows_from_the_term_stands_among_the_acts(client: TestClient) -> None:
    items = client.get("/api/v1/agreements?country=RU&limit=200&on=2024-01-01").json()["items"]
    key = next(each["id"] for each in items if each["expires"] == "2027")
    coming = acts(Page(client, f"/agreements/{key}?on=2024-01-01"))[-1]
    assert coming.startswith("2027 End of the term")
    assert coming.endswith("to come")
    over = acts(Page(client, f"/agreements/{key}?on=2100-01-01"))
    assert "to come" not in " ".join(over)
    assert "possibly to come" in acts(Page(client, f"/agreements/{key}?on=2027-06-01"))[-1]


def test_a_clause_says_what_is_not_documented_and_never_leaves_it_out(client: TestClient) -> None:
    shown = set()
    for key in ("gb-2025-change5-loan-open-university", "fr-2025-change5-loan-ipgp", "fr-2023-change6-mou"):
        clauses = client.get(f"/api/v1/agreements/{key}").json()["agreement"]["clauses"]
        parts = Page(client, f"/agreements/{key}").tree.css(".clause .facts-list")
        for clause, part in zip(clauses, parts, strict=True):
            facts = {name.text(): value for name, value in zip(part.css("dt"), part.css("dd"), strict=True)}
            for name, field in (("Obligation", "modality"), ("Mission", "mission"), ("Amount", "mass_ug")):
                documented = clause[field] is not None
                if name == "Amount" and not documented and not clause["kind"].startswith("sample_"):
                    assert name not in facts
                    continue
                assert (facts[name].css_first(".missing") is None) == documented, (key, name)
                assert documented or facts[name].text() == "not documented"
                shown.add((name, documented))
    assert {("Obligation", False), ("Mission", True), ("Amount", True), ("Amount", False)} <= shown


def test_it_can_be_cited_and_taken_away(client: TestClient) -> None:
    page = Page(client, f"/zh{TRELLIS}?on=2020-01-01")
    links = [node.attributes["href"] or "" for node in page.tree.css("#cite .takeaway a")]
    assert len(links) == 6
    for link in links:
        assert "on=2020-01-01" in link
        assert client.get(link).status_code == 200, link
    assert "kz-2013-space-agreement" in page.text(".citation")
    assert page.one('link[type="application/ld+json"]').attributes["href"] in links


def test_the_history_tells_what_changed_when_and_why_and_undated_acts_come_last(
    empty_url: str, data: Path
) -> None:
    engine = open_engine(empty_url)
    fill(engine, data, home="CN", at=datetime(2026, 1, 5, 8, tzinfo=UTC), by="tests", reason="First load")
    file = next(
        each
        for each in (data / "agreements").glob("*.yaml")
        if "id: kz-2013-space-agreement\n" in each.read_text()
    )
    text = file.read_text()
    start = text.index("id: kz-2013-space-agreement\n")
    place = text.index("kind: signature\n", start)
    file.write_text(text[:place] + text[place:].replace("'on': '2013-09-07'", "'on': null", 1))
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    fill(engine, data, home="CN", at=at, by="tests", reason="Read <again>")
    engine.dispose()
    app = create_app(Settings(database_url=empty_url, _env_file=None), clock=lambda: date(2026, 11, 22))
    with TestClient(app) as client:
        page = Page(client, TRELLIS)
        assert not page.faults()
        newest, *_, oldest = acts(page, "#history")
        assert newest.startswith("2 March 2026 Changed : treaty actions")
        assert "Read <again>" in newest
        assert oldest.startswith("5 January 2026 Added to the record")
        chinese = acts(Page(client, f"/zh{TRELLIS}"), "#history")
        assert chinese[0].startswith("2026年3月2日 修改 ：缔约行为")
        lately = Page(client, "/zh/").text("main")
        with read_session(app.state.engine) as session:
            revision = current_revision(session)
        assert f"2026年3月2日 · 本库第{revision:,}次修订 修改：协议1条" in lately
        assert acts(page)[-1].startswith("day not documented Signature")
        assert "2026年1月5日" in lately
        assert TRELLIS in Page(client, "/").links()
        assert "Changed: agreement records 1" not in Page(client, "/?on=2026-02-01").text("main")
    app.state.engine.dispose()


def test_a_reported_effect_is_marked_with_its_source(client: TestClient) -> None:
    agreement = client.get("/api/v1/agreements/fr-1997-iga").json()["agreement"]
    page = Page(client, "/agreements/fr-1997-iga")
    marked = [int(node.text()) for node in page.tree.css(".standing dd:has(.effect) .cites a")]

    assert marked == agreement["effect"]["sources"] != []
