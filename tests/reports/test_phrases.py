"""What page and paper say in words of their own, without a database: what they share, and where they differ."""

import pytest

from models.vocabulary import RelationKind
from reports.documents.phrases import PaperPhrases
from reports.wording.language import language
from reports.wording.lexicon import Lexicon, Wording
from reports.wording.phrases import Phrases
from web.address import Address
from web.voice import Voice

LEXICON = Lexicon(
    revision=1,
    words={("relation", "amends"): ("amends", "修订")},
    places={},
    countries={"CN": ("China", "中国")},
    organizations={},
)
CODES = ("en", "zh")


def both(code: str) -> tuple[Phrases, Phrases]:
    wording = Wording(language(code), LEXICON)
    return Voice(wording, "CN", Address(code, "/", ())), PaperPhrases(wording, "CN", "FR")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("until", [None, "..", "1992", "1992-03~"])
def test_page_and_paper_word_a_period_alike_where_its_beginning_is_known(
    code: str, until: str | None
) -> None:
    page, paper = both(code)
    assert page.period("1990-05-01", until) == paper.period("1990-05-01", until)


@pytest.mark.parametrize(
    ("until", "page_says", "paper_says"),
    [
        (None, "since when is not documented", "start not documented"),
        ("..", "since not documented, no end stated", "start not documented"),
        ("1992", "from not documented to 1992", "start not documented, ends 1992"),
    ],
)
def test_page_and_paper_keep_their_own_words_where_it_is_not(
    until: str | None, page_says: str, paper_says: str
) -> None:
    page, paper = both("en")
    assert page.period(None, until) == page_says
    assert paper.period(None, until) == paper_says


def shared_words(phrases: Phrases) -> list[str]:
    return [
        phrases.relation(RelationKind.AMENDS, incoming=True),
        phrases.relation(RelationKind.AMENDS, incoming=False),
        phrases.word(None),
        phrases.comma(("a", "b")),
        phrases.bracketed("a"),
        phrases.number(12345),
        phrases.mass(1_500_000),
        phrases.mass(None),
        phrases.country("CN"),
        phrases.day("2019-03~"),
    ]


@pytest.mark.parametrize("code", CODES)
def test_page_and_paper_share_their_words(code: str) -> None:
    page, paper = both(code)
    assert shared_words(page) == shared_words(paper)
