"""The dossier of an agreement: every fact of its reading, in both languages, as an archive file."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from leaf import Leaf, is_kept

LOAN = "pk-2025-change5-sample-loan"
AGREEMENTS = (
    LOAN,
    "apsco-2023-ilrs-joint-statement",
    "ar-2015-space-activities-treaty",
    "it-2015-asi-cas-framework",
)


def told(agreement: dict[str, Any], *, chinese: bool) -> list[str]:
    """The texts of a reading that its dossier must hold."""

    def text(record: dict[str, Any], name: str) -> str:
        return str((chinese and record[f"{name}_zh"]) or record[name] or "")

    title = agreement["title_zh"] or agreement["title_zh_editorial"] or agreement["title"]
    facts = [
        title if chinese else agreement["title"],
        agreement["status_reason_zh" if chinese else "status_reason"][1:],
        text(agreement, "summary"),
        text(agreement, "occasion"),
        text(agreement, "notes"),
    ]
    facts += [text(clause, "summary") for clause in agreement["clauses"]]
    facts += [person["name"] for person in agreement["signatories"]]
    facts += [
        each["name"] for each in agreement["home_parties"] + agreement["partner_parties"] if not chinese
    ]
    facts += [each["title"] for each in agreement["relations"] if not chinese]
    for source in agreement["sources"]:
        facts += [source["publisher"], source["url"], source["supports"] or ""]
    return [fact for fact in facts if fact]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_it_holds_every_fact_of_its_reading(client: TestClient, agreement: str, lang: str) -> None:
    leaf = Leaf(client, f"/agreements/{agreement}/dossier.pdf?lang={lang}")

    assert leaf.reading == client.get(f"/api/v1/agreements/{agreement}").json()
    leaf.says(*told(leaf.reading["agreement"], chinese=lang == "zh"))
    leaf.says("22 November 2026" if lang == "en" else "2026年11月22日", f"{leaf.reading['revision']:,}")


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-CN")])
def test_it_is_an_archive_file_that_can_be_read_aloud(
    client: TestClient, tmp_path: Path, lang: str, tag: str
) -> None:
    Leaf(client, f"/agreements/{LOAN}/dossier.pdf?lang={lang}").is_sound(tmp_path, tag)


def test_the_same_bytes_again_and_none_where_they_are_held(client: TestClient) -> None:
    is_kept(client, f"/agreements/{LOAN}/dossier.pdf")


def test_the_language_of_the_address_is_its_own_and_another_day_may_be_asked(client: TestClient) -> None:
    chinese = client.get(f"/zh/agreements/{LOAN}/dossier.pdf")
    assert chinese.headers["content-language"] == "zh-Hans"

    early = Leaf(client, f"/agreements/{LOAN}/dossier.pdf?on=2026-01-01")
    assert early.reading["on"] == "2026-01-01"
    early.says("1 January 2026")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/agreements/no-such/dossier.pdf", 404),
        ("/agreements/%23/dossier.pdf", 404),
        (f"/agreements/{LOAN}/dossier.pdf?lang=fr", 422),
        (f"/agreements/{LOAN}/dossier.pdf?on=tomorrow", 422),
        (f"/agreements/{LOAN}/dossier.pdf?colour=red", 422),
    ],
)
def test_what_is_not_understood_is_refused(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_the_page_of_an_agreement_leads_to_it(client: TestClient) -> None:
    assert f"/agreements/{LOAN}/dossier.pdf?lang=en" in client.get(f"/agreements/{LOAN}").text
