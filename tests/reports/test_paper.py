"""The PDF engine: values stay inert, bytes stay the same, archives and screen readers are served, nothing stops it."""

import datetime as dt
import hashlib
import io
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jinja2
import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pdfua import Severity, validate

from reports import fonts
from reports.documents import paper
from reports.documents.drawing import Drawing
from reports.documents.literals import Writer, legible
from reports.documents.paper import Attachment, Imprint, Paper, PaperError, TemplateSource, render

DAY = dt.date(2026, 11, 22)
READING = '{"country": "fra", "titre": "Accord « espace »", "n": [1, 2]}'.encode()
CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><path d="M100,10h150v12h-150Z" fill="#1a2433"/>
<text x="4" y="20" font-family="sans-serif" font-size="12">France 法国 &#x202e;</text></svg>"""
SAMPLE = """
{% macro row(n, kind) -%}
({{ "Protocol %s 议定书"|format(n) }}, chip({{ kind }}, {{ kind }}), {{ n }}, sources({{ n % 3 + 1 }})),
{%- endmacro %}
#masthead({{ title }}, subtitle: {{ "Background 背景" }}, facts: (({{ "As of" }}, {{ "22 November 2026" }}),))
#contents({{ "目录 Contents" }})
= #{{ "Summary 摘要" }};
#key-figures(({{ "14" }}, {{ "in force" }}, {{ "of 31" }}), ({{ "1.6 g" }}, {{ "shared" }}))
#prose({{ text }})
#fact({{ text }}, 1, 2)
#facing("zh-Hans", {{ "中法签署“协定”。" }}, "en", {{ "China and France signed “the agreement”." }})
#not-documented({{ "Not documented" }}, {{ text }})
#callout({{ "Expires soon" }}, [#fact({{ text }}, 3, 9)])
== #{{ text }};
#record-table(({{ "Agreement" }}, {{ "Status" }}, {{ "mg" }}, {{ "Sources" }}), (
{% for n in range(60) %}
{{ row(n, ["yes", "partly", "no", "unknown"][n % 4]) }}
{% endfor %}
({{ text }}, chip({{ text }}, {{ text }}), {{ -5 }}, {{ 1.5 }}),
), widths: (1fr, 34mm, 18mm, 16mm), right: (2,), caption: {{ text }})
#particulars(({{ text }}, web({{ text }})), ({{ "Address" }}, web({{ "https://example.org/a?b=c#d" }})))
=== #{{ "Chart 图表" }};
#picture({{ chart }}, alt: {{ text }}, caption: {{ text }})
= #{{ "Sources 来源" }};
#source-list(({% for n in (1, 2, 3) %}({{ n }}, {{ text }}, {{ "https://example.org/%s"|format(n) }}), {% endfor %}))
#replaced-note({{ "Characters shown by number" }}, replaced)
"""
HOSTILE = [
    '#panic("x")', '"\\"]#', "$ x $", "\\\\", "*bold*", "_under_", "@ref", "<label>", "= heading", "// gone", "/* gone */",
    "`raw`", "#{", "}}", "{{ 7*7 }}", "{% raw %}", "\\u{41}", "~", "--", "...", "]", ")", ";", "'", "https://a.example",
]  # fmt: skip
SCRIPTS = [
    "الهيئة السعودية للفضاء", "สำนักงานพัฒนาเทคโนโลยีอวกาศ", "भारतीय अन्तरिक्ष अनुसंधान संगठन", "Монгол Улсын Засгийн газар, Үндэсний Өргөө",
    "Қазақстан Ғарыш Сапары", "Ủy ban Vũ trụ Việt Nam", "İstanbul, Česko, Ñandú, Þór, Łódź", "Ελλάδα", "宇宙航空研究開発機構", "한국항공우주연구원",
    "臺灣繁體字骨直", "বাংলা", "සිංහල", "አማርኛ", "ქართული", "Հայերեն", "עברית", "ລາວ", "ខ្មែរ", "မြန်မာ", "تُرکیہ اردو پاکستان",
]  # fmt: skip


def imprint(**changes: Any) -> Imprint:
    given_: dict[str, Any] = {
        "title": "Space cooperation 航天合作", "language": "en", "as_of": DAY, "authors": ("Concord",),
        "keywords": ("France", "法国"), "description": "A briefing", "header": "China–France", "marking": "INTERNAL 内部",
        "footer": "As of 22 November 2026 · revision 7", "page_label": "Page {page} of {pages}", **changes,
    }  # fmt: skip
    return Imprint(**given_)


def made(template: str, attachments: tuple[Attachment, ...] = (), /, **values: object) -> Paper:
    return render(paper.environment().from_string(template), values, imprint(), attachments)


def sample(text: str = "China and France") -> Paper:
    attached = Attachment("reading.json", READING, "application/json", "The reading")
    return made(SAMPLE, (attached,), title="Briefing 简报", text=text, chart=Drawing(CHART))


def words(pdf: bytes) -> str:
    """The document's text as a reader copies it, without the spaces that line breaking moves.

    Read by the library of a browser's own viewer: pypdf knows no ActualText, which says what a letter built of two glyphs is.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        return bare("".join(page.get_textpage().get_text_bounded() for page in document))


def bare(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\x00]", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def document() -> Paper:
    return sample()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_printed_and_never_evaluated(text: str) -> None:
    pdf = made("a#{{ text }};b #text({{ text }}) c#{{ [text] }}.at(0);d", text=text).pdf
    assert "a{0}b{0}c{0}d".format(bare(text)) in words(pdf)


@pytest.mark.parametrize(
    "place",
    ["a {{ text }} b", "- {{ text }}", "#[{{ text }}]", "/* {{ text }} */", "`{{ text }}`"],
)
def test_a_template_that_forgets_the_sign_of_code_still_evaluates_nothing(place: str) -> None:
    text = " ".join(HOSTILE) + "#panic()\n= x\n#panic()"
    assert "panic" in words(made(place, text=text).pdf) or "/*" in place


def test_a_value_put_inside_quotes_is_a_fault_and_no_code() -> None:
    for text in ('+panic("x")+', "; panic(1);", "x"):
        with pytest.raises(PaperError, match=r"expected|unknown|character"):
            made('#("{{ text }}")', text=text)


def test_a_hostile_value_is_inert_wherever_the_house_style_puts_it() -> None:
    text = " ".join(HOSTILE)
    done = sample(text)
    assert words(done.pdf).count(bare(text)) >= 8


PLAIN = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc"), max_codepoint=0x24F
) | st.sampled_from("中法航天合作简报协定的签署在有效期内“”‘’——…·、。！（）《》Жщ")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(PLAIN, max_size=80))
@example("\u01f9\u1e45 n")  # letters that the shaper builds of n and a mark
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    done = made("〔#{{ text }};〕", text=text)
    shown, replaced = legible(text)
    assert f"〔{bare(shown)}〕" in words(done.pdf)
    assert set(done.replaced) == replaced


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(), max_size=200),
    st.text(st.sampled_from("".join(SCRIPTS) + "\u0301\u200d\ufe0f⚖\u1cd0"), max_size=60),
)
def test_no_text_stops_a_document(wild: str, mixed: str) -> None:
    for tag in ("en", "zh-Hans"):
        made("#span({{ tag }}, {{ wild }}) #{{ mixed }};", tag=tag, wild=wild, mixed=mixed)


def test_every_character_said_to_be_shown_is_shown() -> None:
    shown = sorted(frozenset().union(*fonts.coverage()))
    assert len(shown) > 45_000
    for start in range(0, len(shown), 10_000):
        made("#{{ text }};", text=" ".join(shown[start : start + 10_000]))


def test_a_combination_no_font_has_is_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.documents.literals._one_font", lambda cluster: True)
    done = made("#{{ text }};", text="\u031f:\u06dc and France 法国")
    assert set(done.replaced) == {"\u031f", "\u06dc"}
    assert "andFrance法国" in words(done.pdf)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a\u202eb", "U+202E"), ("\U0001f680", "U+1F680"), ("\x07", "U+0007"), ("\x00", "U+0000"), ("\ud800", "U+D800"),
        ("\ue000", "U+E000"), ("\uffff", "U+FFFF"), ("\ufeff", "U+FEFF"), ("\u2066", "U+2066"), ("\U000e0041", "U+E0041"),
        ("\u3164", "U+3164"), ("a" + "\u0301" * 40, "U+0301"), ("\x85", "U+0085"), ("\U0010ffff", "U+10FFFF"),
    ],
)  # fmt: skip
def test_a_character_that_cannot_be_shown_is_shown_by_number_and_reported(text: str, number: str) -> None:
    done = made("#{{ text }}; #replaced.join();", text=text)
    assert done.replaced_names == (number,)
    assert words(done.pdf).count(number) >= 2


def test_replaced_characters_are_found_in_every_place_a_value_can_be() -> None:
    attached = Attachment("a.txt", b"", "text/plain", "\U0001f680")
    around = imprint(
        title="\u202e",
        header="\u202d",
        marking="\ue001",
        footer="\x02",
        keywords=("\x03",),
        authors=("\x04",),
    )
    template = paper.environment().from_string("#for (key, value) in {{ map }} { key; value.join() }")
    done = render(template, {"map": {"\x05": ["\x06"]}}, around, (attached,))
    assert set(done.replaced) == set("\u202e\u202d\ue001\x02\x03\x04\x05\x06\U0001f680")


@pytest.mark.parametrize("text", SCRIPTS)
def test_names_in_the_scripts_of_partners_are_set_as_they_are(text: str) -> None:
    assert legible(text) == (text, frozenset())
    done = made("#{{ text }};", text=text)
    assert done.replaced == ()


@pytest.mark.parametrize(
    "text", ["x" * 200_000, "航天" * 100_000, "word " * 40_000, "\U0001f680" * 100_000, "a\u0301" * 100_000]
)
def test_a_huge_value_is_set_in_bearable_time(text: str) -> None:
    started = time.process_time()
    done = made("#{{ text }};", text=text)
    assert time.process_time() - started < 10
    assert done.pdf.startswith(b"%PDF-1.7")


def test_a_long_word_stays_on_the_page() -> None:
    page = pypdf.PdfReader(io.BytesIO(made("#{{ text }};", text="x" * 500).pdf)).pages[0]
    assert max(len(line) for line in page.extract_text().splitlines()) < 120


def test_the_same_input_gives_the_same_bytes_in_another_process(document: Paper) -> None:
    code = "import hashlib, test_paper; print(hashlib.sha256(test_paper.sample().pdf).hexdigest())"
    here = Path(__file__)
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=here.parents[2], env={"PYTHONPATH": f"{here.parents[2]}:{here.parent}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == hashlib.sha256(document.pdf).hexdigest()


def test_threads_do_not_disturb_each_other() -> None:
    texts = [f"text {n} \u202e" if n % 2 else f"text {n}" for n in range(4)]
    alone = [sample(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(sample, texts * 6)) == alone * 6


def test_it_claims_to_be_for_the_archive_and_for_everyone(document: Paper) -> None:
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        told = pdf.open_metadata()
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("3", "A", "1")
        assert told["dc:title"] == "Space cooperation 航天合作"
        assert told["dc:creator"] == ["Concord"]
        assert told["pdf:Keywords"] == "France, 法国"
        assert told["xmp:CreateDate"] == told["xmp:ModifyDate"] == "2026-11-22T00:00:00Z"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_checker_for_accessible_documents_finds_no_fault(document: Paper, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(document.pdf)
    assert [found.message for found in validate(str(file)).findings if found.severity >= Severity.INFO] == []


def test_headings_are_bookmarks_and_tables_have_heads(document: Paper) -> None:
    reader = pypdf.PdfReader(io.BytesIO(document.pdf))
    assert [mark["/Title"] for mark in flat(reader.outline)] == [
        "Summary 摘要", "China and France", "Chart 图表", "Sources 来源",
    ]  # fmt: skip
    assert len(reader.pages) > 2
    assert all(
        f"Page {n} of {len(reader.pages)}" in page.extract_text() for n, page in enumerate(reader.pages, 1)
    )
    assert sum("Agreement" in page.extract_text() for page in reader.pages) >= 2  # the head is repeated
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        kinds = {
            str(thing.get("/S"))
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing
        }
    assert {"/Table", "/TH", "/TD", "/Figure", "/H1", "/Link"} <= kinds


def flat(outline: Sequence[object]) -> Iterator[dict[str, object]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            assert isinstance(entry, dict)
            yield entry


def test_the_reading_is_attached_byte_for_byte(document: Paper) -> None:
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        attached = pdf.attachments["reading.json"]
        assert attached.get_file().read_bytes() == READING
        assert attached.get_file().mime_type == "application/json"
        assert attached.description == "The reading"
        assert str(attached.relationship) == "/Source"
    for raw in (bytes(range(256)) * 50, b"\xef\xbb\xbf{}\r\n\x00", b""):
        done = made("x", (Attachment("a.bin", raw, "application/x-y", "d"),))
        with pikepdf.open(io.BytesIO(done.pdf)) as pdf:
            assert pdf.attachments["a.bin"].get_file().read_bytes() == raw


@pytest.mark.parametrize(("name", "kind"), [("../x", "a/b"), ("", "a/b"), ("a b", "a/b"), ("a.json", "json")])
def test_an_attachment_needs_a_plain_name_and_a_media_type(name: str, kind: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        Attachment(name, b"", kind, "")


def test_no_warning_is_given_and_only_our_fonts_are_used(
    document: Paper, caplog: pytest.LogCaptureFixture
) -> None:
    sample()
    assert caplog.messages == []
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        names = {
            str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSans(CJKsc)?-\w+", name) for name in names)


@pytest.mark.parametrize(
    ("tag", "language", "font"),
    [("zh-Hans", "zh-CN", "CJKsc"), ("zh", "zh-CN", "CJKsc"), ("zh-Hant", "zh-TW", "CJKtc"), ("ja", "ja", "CJKjp"),
     ("ko", "ko", "CJKkr"), ("en", "en", "CJKsc"), ("zxx-unheard-of", "zxx", "CJKsc"), ("?", "en", "CJKsc")],
)  # fmt: skip
def test_han_letters_have_the_form_of_the_language(tag: str, language: str, font: str) -> None:
    done = render(
        paper.environment().from_string("#{{ '骨直' }};"), {}, imprint(language=tag, marking="", title="t")
    )
    with pikepdf.open(io.BytesIO(done.pdf)) as pdf:
        assert str(pdf.Root.Lang) == language
        names = {
            str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
    assert {re.sub(r".*NotoSans(CJK..).*", r"\1", name) for name in names if "CJK" in name} == {font}


def test_what_is_missing_or_unprintable_is_refused() -> None:
    with pytest.raises(jinja2.UndefinedError, match="absent"):
        made("#{{ absent }};")
    for value in (None, DAY, object(), b"x", [None], {1: "x"}):
        with pytest.raises(TypeError, match=r"a (document|mapping)"):
            made("#{{ value }};", value=value)
    for number in (2**63, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="cannot hold"):
            made("#{{ number }};", number=number)
    with pytest.raises(ValueError, match="title"):
        imprint(title=" ")
    with pytest.raises(PaperError, match="unclosed delimiter"):
        made("#(")


def test_what_a_macro_returns_is_source_and_everything_made_of_it_is_text() -> None:
    macro = "{% macro bold(x) %}strong({{ x }}){% endmacro %}"
    assert words(made(macro + "〔#{{ bold('#x') }};〕").pdf).endswith(
        "〔#x〕" + bare("As of 22 November 2026 · revision 7Page 1 of 1")
    )
    for derived in (
        "bold('a') ~ ''",
        "bold('a')|trim|upper",
        "bold('a')[:99]",
        "bold('a')|replace('a', 'b')",
        "[bold('a')]|join",
    ):
        assert 'strong("' in words(made(f"{macro}#{{{{ {derived} }}}};").pdf).lower()
    assert type(TemplateSource("x") + "y") is str
    for refused in (
        "{% filter upper %}x{% endfilter %}",
        "{% set x %}a{% endset %}",
        "{% call f() %}{% endcall %}",
        "{% autoescape true %}{% endautoescape %}",
    ):
        with pytest.raises(jinja2.TemplateSyntaxError):
            paper.environment().from_string(refused)


def test_translated_messages_are_values_too() -> None:
    translations = {"gettext": lambda message: message.replace("Signed", '#panic("签")')}
    text = words(made("#{% trans day='*1997*' %}Signed {{ day }}{% endtrans %};", **translations).pdf)
    assert '#panic("签")*1997*' in text


def test_numbers_and_truth_are_written_so_that_what_follows_stays_text() -> None:
    write = Writer().write
    assert [write(value) for value in (7, -7, True, 1.5, 1e-9)] == ["(7)", "(-7)", "true", "(1.5)", "(1e-09)"]
    assert [write(value) for value in ([], ["a"], {}, {"k": 1})] == ["()", '("a", )', "(:)", '("k": (1))']
    assert "7.5km" in words(made("#{{ 7 }}.5km").pdf)


def test_a_drawing_keeps_its_paths_and_loses_what_cannot_be_shown() -> None:
    path = "M" + ",".join("1" * 60)
    done = made("#picture({{ chart }}, alt: {{ 'a' }})", chart=Drawing(CHART.replace("M100,10", path)))
    assert done.replaced_names == ("U+202E",)
    assert "&#x202e;" not in Drawing(CHART).prepared()
    assert "&#60;" in Drawing("<svg><text>&#60;</text></svg>").prepared()
