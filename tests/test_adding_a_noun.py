"""A noun added to a scratch copy of the tree: how many files that takes, and that every part of the service knows it."""

import io
import json
import zipfile

import pytest
from scratch_tree import CATALOGUE, PARTS, ROOT, Answers, ask, copy_tree, lay_over

PART = PARTS / "publication"
CODE = {
    "models/NOUN.py",
    "db/migrations/versions/NUMBER_WHAT.py",
    "db/queries/NOUN.py",
    "reports/NOUN.py",
    "reports/exports/tables/NOUN.py",
    "api/routes/NOUN.py",
    "web/pages/NOUN.py",
    "web/templates/NOUN.html",
}
"""The files of code that a noun with a page and JSON takes; CONTRIBUTING names the same."""
BESIDE = {"data/", CATALOGUE, "db/migrations/.current-head"}
"""What it takes beside code: its records, the Chinese of its messages, the number of the newest migration."""

KEY = "li-2021-age"
TITLE, TITLE_ZH = "Two-billion-year-old volcanism on the Moon", "月球二十亿年前的火山活动"
ADDRESSES = (
    f"/publications/{KEY}",
    f"/zh/publications/{KEY}",
    "/publications",
    f"/api/v1/publications/{KEY}",
    "/api/v1/publications",
    "/api/v1/publications?format=csv",
    "/search?q=volcanism",
    "/zh/search?q=火山",
    "/api/v1/changes?noun=publication",
    "/",
    "/zh/",
    "/api/v1/export/concord.zip",
    "/api/v1/catalog.jsonld",
    "/api/v1/openapi.json",
)


def placeholder(name: str) -> str:
    """A file of the part as CONTRIBUTING writes it."""
    if name.startswith("db/migrations/versions/"):
        return "db/migrations/versions/NUMBER_WHAT.py"
    return name.replace("publication", "NOUN")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    tree = copy_tree(tmp_path_factory.mktemp("noun"))
    names = {placeholder(name) for name in lay_over(tree, PART)}
    code = {name for name in names if not name.startswith("data/")} - BESIDE
    assert code == CODE
    assert len(code) <= 8
    edits = [("publications.yaml", "notes: First results.", "notes: The first results.")]
    return ask(tree, ADDRESSES, edits)


def text(answers: Answers, address: str) -> str:
    """The body of an answer that went well."""
    status, body = answers[address]
    assert status == 200, address
    return body.decode()


def test_its_page_says_it_in_both_languages(answers: Answers) -> None:
    english, chinese = text(answers, f"/publications/{KEY}"), text(answers, f"/zh/publications/{KEY}")
    assert TITLE in english
    assert "Date of publication" in english
    assert "19 October 2021" in english
    assert TITLE_ZH in chinese
    assert "发表日期" in chinese
    assert f'href="/publications/{KEY}"' in text(answers, "/publications")
    assert f'href="/zh/publications">{"论文"}</a>' in chinese


def test_its_json_says_it(answers: Answers) -> None:
    one = json.loads(text(answers, f"/api/v1/publications/{KEY}"))
    assert one == json.loads(text(answers, "/api/v1/publications"))
    (item,) = one["items"]
    assert (item["title"], item["title_zh"], item["on"]) == (TITLE, TITLE_ZH, "2021-10-19")
    assert item["sources"][0]["publisher"] == "A journal"
    head, line = text(answers, "/api/v1/publications?format=csv").strip("\ufeff\r\n").split("\r\n")
    assert head.startswith("id,url,title,title_zh,published,published_earliest")
    assert TITLE_ZH in line


def test_it_is_found_in_both_languages(answers: Answers) -> None:
    assert f'href="/publications/{KEY}"' in text(answers, "/search?q=volcanism")
    assert "<h2>Publications" in text(answers, "/search?q=volcanism")
    assert f'href="/zh/publications/{KEY}"' in text(answers, "/zh/search?q=火山")


def test_its_changes_and_its_history_are_told(answers: Answers) -> None:
    added, changed = json.loads(text(answers, "/api/v1/changes?noun=publication"))["items"]
    assert (added["change"], changed["change"]) == ("added", "changed")
    assert changed["fields"] == ["notes"]
    assert (changed["url"], changed["api_url"]) == (f"/publications/{KEY}", f"/api/v1/publications/{KEY}")
    page = text(answers, f"/publications/{KEY}")
    assert "Changed</b>: notes" in page
    assert "Read again" in page
    assert "修改</b>：注释" in text(answers, f"/zh/publications/{KEY}")
    assert "publications 1" in text(answers, "/")
    assert "论文" in text(answers, "/zh/")


def test_it_is_given_out_and_described(answers: Answers) -> None:
    status, body = answers["/api/v1/export/concord.zip"]
    assert status == 200
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        assert TITLE_ZH in package.read("csv/publications.csv").decode()
        assert TITLE in package.read("record/publications.yaml").decode()
        assert TITLE_ZH in package.read("record/translations/zh/publications.yaml").decode()
        tables = json.loads(package.read("datapackage.json"))["resources"]
    assert tables[-1]["name"] == "publications"
    assert "#publications" in text(answers, "/api/v1/catalog.jsonld")
    document = json.loads(text(answers, "/api/v1/openapi.json"))
    assert document["tags"][-1]["name"] == "publications"
    (parameter, *_) = document["paths"]["/api/v1/publications/{publication_id}"]["get"]["parameters"]
    assert parameter["example"] == KEY


def test_the_guide_names_exactly_these_files() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (row,) = (line for line in guide.splitlines() if line.startswith("| add a noun"))
    named = {each for each in row.split("`")[1::2] if "/" in each}
    assert named == CODE | {"data/NOUNS.yaml", "data/translations/zh/NOUNS.yaml", *(BESIDE - {"data/"})}
