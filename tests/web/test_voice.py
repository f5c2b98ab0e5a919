"""What templates call, without a database."""

import pytest

from models.vocabulary import Side
from reports.wording.language import language
from reports.wording.lexicon import Lexicon, LocalText, Wording
from web.address import Address
from web.voice import Voice, inert

LEXICON = Lexicon(
    revision=1,
    words={("kind", "treaty"): ("treaty", "条约")},
    places={"Paris": "巴黎"},
    countries={"CN": ("China", "中国"), "FR": ("France", "法国")},
    organizations={"esa": ("European Space Agency", "欧洲空间局", "ESA"), "x": ("X", None, None)},
)


def voice(code: str) -> Voice:
    return Voice(
        Wording(language(code), LEXICON), "CN", Address(code, "/countries/FR", (("on", "2020-01-01"),))
    )


def test_markup_in_a_text_is_inert() -> None:
    assert inert("<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_control_characters_are_shown_as_such() -> None:
    assert inert("a\x00b\x1b\x85c\nd") == "a\ufffdb\ufffd\ufffdc\nd"


def test_turned_writing_is_kept_to_itself() -> None:
    assert inert("a\u202eb") == "<bdi>a\u202eb</bdi>"


def test_english_texts_bear_no_mark() -> None:
    assert voice("en").text("Text", "文字", "正式") == "Text"


def test_chinese_texts_say_where_they_come_from() -> None:
    chinese = voice("zh")
    assert chinese.text("Text", "文字", "正式") == "正式"
    assert "编辑译文" in chinese.text("Text", "文字")
    assert chinese.text("Text").startswith('<span lang="en">Text</span>')
    assert "仅有英文" in chinese.text("Text")
    assert chinese.text(None) == '<span class="missing">无记载</span>'


def test_a_link_carries_the_language_but_not_the_marks_in_its_words() -> None:
    linked = voice("zh").linked(LocalText("Title", "en", False, True), "/agreements/a")
    assert linked.startswith('<a href="/zh/agreements/a" lang="en">Title</a>')


@pytest.mark.parametrize(
    ("since", "until", "words", "words_zh"),
    [
        ("1975-05-30", None, "since 30 May 1975", "自1975年5月30日起"),
        ("2011-04", "..", "since April 2011, no end stated", "自2011年4月起，未载明终止日期"),
        (None, None, "since when is not documented", "起始日期无记载"),
        ("1990", "1992", "from 1990 to 1992", "1990年至1992年"),
    ],
)
def test_periods_say_both_sides(since: str | None, until: str | None, words: str, words_zh: str) -> None:
    assert voice("en").period(since, until) == words
    assert voice("zh").period(since, until) == words_zh


def test_sides_and_names() -> None:
    assert voice("en").side(Side.HOME) == "China"
    assert voice("zh").side(Side.PARTNER) == "外方"
    assert voice("zh").country_link("CN") == "中国"
    assert voice("en").country_link("FR") == '<a href="/countries/FR">France</a>'
    assert 'lang="en"' in voice("zh").organization("x")
    assert voice("en").organization("nowhere") == '<span class="missing">not documented</span>'


def test_days_are_machine_readable_where_they_are_plain() -> None:
    assert voice("en").day("2019-03") == '<time datetime="2019-03">March 2019</time>'
    assert voice("en").day("2019-03~") == "about March 2019"
    assert voice("en").day(None) == '<span class="missing">not documented</span>'


def test_addresses_keep_their_query_and_change_parts_of_it() -> None:
    address = Address(
        "zh", "/agreements", (("kind", "treaty"), ("kind", "contract"), ("q", "月")), "2020-01-01"
    )
    assert address.here(kind=["treaty"]) == "/zh/agreements?q=%E6%9C%88&kind=treaty"
    assert address.here(q=None) == "/zh/agreements?kind=treaty&kind=contract"
    assert address.to("/about") == "/zh/about?on=2020-01-01"
    assert address.to("/about", on=None) == "/zh/about"
    assert address.in_language("en") == "/agreements?kind=treaty&kind=contract&q=%E6%9C%88"
