"""The fairness summary on paper: verdict, figures with bounds, partners, pictures and the records behind them."""

from pathlib import Path
from time import process_time

import pytest
from fastapi.testclient import TestClient
from leaf import Leaf, is_kept

ADDRESS = "/fairness.pdf"
SCOPES = ("", "&population=partners&by=institution", "&kind=gift&kind=loan&domestic=yes&fewest_known=1")


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_holds_the_facts_of_its_reading(client: TestClient, lang: str, scope: str) -> None:
    leaf = Leaf(client, f"{ADDRESS}?lang={lang}{scope}")
    reading, tail = leaf.reading, "_zh" if lang == "zh" else ""

    assert reading == client.get(f"/api/v1/fairness?{scope[1:]}").json()
    leaf.says(*reading[f"guidance{tail}"])
    for found in reading["distributions"]:
        leaf.says(*found[f"verdict{tail}"])
        for partner in found["partners"]:
            leaf.says(partner[f"name{tail}"] or partner["name"])
        for figure in found["figures"]:
            leaf.says(figure[f"title{tail}"], figure["formula"], figure["source"])
            leaf.says(*(f"{each['value']:.3f}" for each in (figure["lower"], figure["upper"]) if each))
    for source in reading["sources"]:
        leaf.says(source["publisher"], source["url"])


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-CN")])
def test_it_is_an_archive_file_that_can_be_read_aloud(
    client: TestClient, tmp_path: Path, lang: str, tag: str
) -> None:
    Leaf(client, f"{ADDRESS}?lang={lang}").is_sound(tmp_path, tag)


def test_the_same_bytes_again_and_none_where_they_are_held(client: TestClient) -> None:
    is_kept(client, ADDRESS)


def test_a_scope_that_selects_nothing_says_so_and_gives_no_figure(client: TestClient) -> None:
    leaf = Leaf(client, f"{ADDRESS}?on=1950-01-01")
    assert [each["figures"] for each in leaf.reading["distributions"]] == [[], []]
    leaf.says(*(sentence for each in leaf.reading["distributions"] for sentence in each["verdict"]))


def test_it_is_printed_while_one_waits(client: TestClient) -> None:
    client.get(ADDRESS)
    begun = process_time()  # what it takes of the machine, whoever else wants it
    answer = client.get(f"{ADDRESS}?on=2026-11-20")
    assert process_time() - begun < 4  # ten times what is asked of an idle machine
    assert answer.headers["content-type"] == "application/pdf"


@pytest.mark.parametrize(
    "query", ["kind=theft", "kind=allocation", "mission=x", "from=2026-02-30", "by=person", "colour=red"]
)
def test_what_is_not_understood_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 422
