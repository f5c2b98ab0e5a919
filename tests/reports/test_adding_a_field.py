"""A field added to agreements in a scratch copy of the tree: how many files that takes, and that it is said everywhere."""

import json

import pytest
from leaf import page_texts, squeezed
from scratch_tree import CATALOGUE, PARTS, ROOT, Answers, ask, copy_tree, insert, lay_over

KEY = "kz-2013-space-agreement"
FILES = {
    "models/vocabulary.py",
    "models/agreement.py",
    "db/migrations/versions/NUMBER_WHAT.py",
    "reports/agreements/reading.py",
    "data/translations/zh/vocabulary.yaml",
    CATALOGUE,
}
"""The files that a field with controlled words takes; CONTRIBUTING names the same, and the number of the migration."""

HEAD = "db/migrations/.current-head"

INSERTED = (
    (
        "models/vocabulary.py",
        "LISTS: dict",
        '''class TextLanguage(StrEnum):
    """A language in which an instrument was made."""

    CHINESE = "chinese"
    RUSSIAN = "russian"


''',
    ),
    ("models/vocabulary.py", '    "rule_topic": RuleTopic,', '    "text_language": TextLanguage,\n'),
    ("models/agreement.py", "    TreatyActionKind,\n)", "    TextLanguage,\n"),
    (
        "models/agreement.py",
        "    topics: tuple[Topic, ...]",
        '    languages: tuple[TextLanguage, ...] = Field((), title=N_("languages of the text"))\n',
    ),
    (
        "models/agreement.py",
        "    partner_sides: Mapped[int]",
        "    languages: Mapped[list[str] | None] = json_column(nullable=True)\n",
    ),
    ("models/agreement.py", "mass, position, refers_to", "json_column, "),
    ("reports/agreements/reading.py", "    Topic,\n", "    TextLanguage,\n"),
    (
        "reports/agreements/reading.py",
        "    confidence: Annotated",
        """    languages: Annotated[
        tuple[TextLanguage, ...], PlainFact(N_("Languages of the text"), "Languages in which it was made")
    ]
""",
    ),
    (
        "data/translations/zh/vocabulary.yaml",
        "- list: kind\n  value: treaty\n",
        "- {list: text_language, value: chinese, en: Chinese, zh: 中文}\n"
        "- {list: text_language, value: russian, en: Russian, zh: 俄文}\n",
    ),
)

ADDRESSES = (
    f"/agreements/{KEY}",
    f"/zh/agreements/{KEY}",
    f"/agreements/{KEY}/dossier.pdf?lang=en",
    f"/agreements/{KEY}/dossier.pdf?lang=zh",
    "/countries/KZ/briefing.pdf?lang=zh",
    f"/api/v1/agreements/{KEY}",
    "/api/v1/agreements?country=KZ&format=csv",
    "/api/v1/agreements?country=KZ&fields=languages",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    tree = copy_tree(tmp_path_factory.mktemp("field"))
    names = {insert(tree, *each) for each in INSERTED} | set(lay_over(tree, PARTS / "languages"))
    placed = {
        "db/migrations/versions/NUMBER_WHAT.py" if name.startswith("db/migrations/versions/") else name
        for name in names
    }
    assert placed == FILES | {HEAD}
    assert len(FILES) <= 6
    edits = [("agreements/kz.yaml", f"id: {KEY}\n", f"id: {KEY}\n  languages: [chinese, russian]\n")]
    return ask(tree, ADDRESSES, edits)


def body(answers: Answers, address: str) -> bytes:
    """The body of an answer that went well."""
    status, content = answers[address]
    assert status == 200, address
    return content


def test_the_page_and_its_history_say_it(answers: Answers) -> None:
    english = body(answers, f"/agreements/{KEY}").decode()
    assert "<dt>Languages of the text</dt><dd>Chinese, Russian</dd>" in english
    assert "Changed</b>: languages of the text" in english
    chinese = body(answers, f"/zh/agreements/{KEY}").decode()
    assert "<dt>文本语言</dt><dd>中文、俄文</dd>" in chinese
    assert "修改</b>：文本语言" in chinese


def test_the_dossier_and_the_briefing_say_it(answers: Answers) -> None:
    english = squeezed("".join(page_texts(body(answers, f"/agreements/{KEY}/dossier.pdf?lang=en"))))
    assert "LanguagesofthetextChinese,Russian" in english
    for address in (f"/agreements/{KEY}/dossier.pdf?lang=zh", "/countries/KZ/briefing.pdf?lang=zh"):
        chinese = squeezed("".join(page_texts(body(answers, address))))
        assert "中文、俄文" in chinese.partition("文本语言")[2][:7], address


def test_json_and_table_say_it(answers: Answers) -> None:
    one = json.loads(body(answers, f"/api/v1/agreements/{KEY}"))["agreement"]
    assert one["languages"] == ["chinese", "russian"]
    items = json.loads(body(answers, "/api/v1/agreements?country=KZ&fields=languages"))["items"]
    assert ["chinese", "russian"] in [each["languages"] for each in items]
    table = body(answers, "/api/v1/agreements?country=KZ&format=csv").decode()
    assert ",languages," in table.partition("\r\n")[0]
    assert ",chinese | russian," in table


def test_the_guide_names_exactly_these_files() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (row,) = (line for line in guide.splitlines() if line.startswith("| add a field"))
    assert {each for each in row.split("`")[1::2] if "/" in each} == FILES | {HEAD}
