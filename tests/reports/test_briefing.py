"""The briefing: the same bytes each time, sound as a file, honest where little is known, and stopped by no value."""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from brief import FEW, FORMER, LAWS, MANY, NONE, body, leaves, pages, paper, read
from conftest import ROOT, TODAY
from leaf import squeezed
from pdfua import Severity, validate
from sqlalchemy import Engine

from db.session import read_session
from reports.agreements.agreement import AgreementReading
from reports.documents.briefing import briefing
from reports.documents.paper import _inputs
from reports.documents.report import LANGS, Lang, print_report
from reports.wording.lexicon import cached_lexicon


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_every_agreement_of_the_country_page_stands_in_it(loaded: Engine, lang: Lang) -> None:
    report, _ = read(loaded, MANY)
    said = body(loaded, MANY, lang)

    def titles(each: AgreementReading) -> Iterator[str]:
        if lang != "zh":
            yield each.title
        if lang != "en":
            yield each.title_zh or each.title_zh_editorial or each.title

    assert len(report.agreements) > 40
    missing = [title for each in report.agreements for title in titles(each) if squeezed(title) not in said]
    assert not missing


@pytest.mark.parametrize("code", [LAWS, "RU"])
def test_every_restriction_stands_at_a_glance_and_in_full(loaded: Engine, code: str) -> None:
    report, _ = read(loaded, code)
    said = body(loaded, code, "en")
    assert len(report.restrictions) > 1
    for each in report.restrictions:
        assert said.count(squeezed(each.title)) >= 2, each.title


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", [MANY, LAWS, "RU"])
def test_no_code_id_or_vocabulary_value_is_visible(loaded: Engine, code: str, lang: Lang) -> None:
    report, _ = read(loaded, code)
    said = body(loaded, code, lang)
    for source in report.sources:
        said = said.replace(squeezed(source.url), "")  # a stranger's address may hold anything
    ids = {value for path, value in leaves(report.model_dump(mode="json")) if path.endswith((".id", ".to"))}
    shown = [each for each in ids if "-" in str(each) and squeezed(str(each)) in said]
    assert not shown
    for value in (
        "memorandum_of_understanding",
        "not_documented",
        "none_stated",
        "sample_loan",
    ):
        assert value not in said


@pytest.mark.parametrize("lang", LANGS)
def test_day_revision_and_page_stand_on_every_page(loaded: Engine, lang: Lang) -> None:
    report, _ = read(loaded, FEW)
    every = pages(loaded, FEW, lang)
    for number, page in enumerate(every, start=1):
        if lang != "zh":
            assert "Asof22November2026" in page
            assert f"Page{number}of{len(every)}" in page
        if lang != "en":
            assert "截至2026年11月22日" in page
            assert f"第{number}页，共{len(every)}页" in page
        assert f"{report.revision:,}" in page


@pytest.mark.parametrize("code", [MANY, LAWS, FEW, "RU"])
def test_the_relationship_in_both_languages_takes_one_page_and_no_more(loaded: Engine, code: str) -> None:
    first, second, *_ = pages(loaded, code, "both")
    # The last row that every briefing has.
    assert "Samplesreceivedby" in first
    assert "Howtoreadthisbriefing" in second


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_reading_gives_the_same_bytes(loaded: Engine, loaded_url: str, lang: Lang) -> None:
    once = paper(loaded, FEW, lang).pdf
    with read_session(loaded) as session:
        report = briefing(session, FEW, on=TODAY, home="CN")
        again = print_report(report, cached_lexicon(session), lang, "CN").pdf
    assert again == once

    program = """
import hashlib, sys
from datetime import date
from db.engine import open_engine
from db.session import read_session
from reports.documents.briefing import briefing
from reports.documents.report import print_report
from reports.wording.lexicon import cached_lexicon
with read_session(open_engine(sys.argv[1])) as session:
    report = briefing(session, sys.argv[2], on=date.fromisoformat(sys.argv[3]), home="CN")
    pdf = print_report(report, cached_lexicon(session), sys.argv[4], "CN").pdf
print(hashlib.sha256(pdf).hexdigest())
"""
    other = subprocess.run(
        [sys.executable, "-c", program, loaded_url, FEW, TODAY.isoformat(), lang],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == hashlib.sha256(once).hexdigest()


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-CN"), ("both", "zh-CN")])
def test_it_is_an_archive_file_that_can_be_read_aloud(
    loaded: Engine, tmp_path: Path, lang: Lang, tag: str
) -> None:
    pdf = paper(loaded, LAWS, lang).pdf
    catalogue: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    metadata = catalogue["/Metadata"].get_data().decode()
    file = tmp_path / "briefing.pdf"
    file.write_bytes(pdf)

    assert catalogue["/Lang"] == tag
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert [each.message for each in validate(str(file)).findings if each.severity >= Severity.INFO] == []


def test_it_is_bookmarked_by_section_and_agreement(loaded: Engine) -> None:
    report, _ = read(loaded, LAWS)
    document = pypdf.PdfReader(io.BytesIO(paper(loaded, LAWS, "en").pdf))

    def titles(entries: Any) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield squeezed(entry.title)

    marks = list(titles(document.outline))
    for section in (
        "Therelationshipononepage",
        "Samples",
        "Visits",
        "Restrictions",
        "Sources",
        "Howitiscounted",
    ):
        assert section in marks
    for number, agreement in enumerate(report.agreements, start=1):
        assert f"{number}{squeezed(agreement.title)}" in marks


@pytest.mark.parametrize("lang", LANGS)
def test_it_carries_the_reading_it_was_made_from(loaded: Engine, lang: Lang) -> None:
    report, _ = read(loaded, LAWS)
    ((name, (content,)),) = pypdf.PdfReader(io.BytesIO(paper(loaded, LAWS, lang).pdf)).attachments.items()

    assert name == "concord-US-2026-11-22.json"
    assert content == report.model_dump_json().encode()
    assert json.loads(content)["country"]["code"] == LAWS


def test_a_country_with_nothing_gets_a_short_honest_briefing(loaded: Engine) -> None:
    said = "".join(pages(loaded, NONE, "en"))

    assert len(pages(loaded, NONE, "en")) <= 3
    assert "noagreementinthisrecord" in said
    assert "NoneinthisrecordAsofthisday".casefold() in said.casefold()


def test_a_former_state_keeps_its_own_briefing(loaded: Engine) -> None:
    said = "".join(pages(loaded, FORMER, "en"))

    assert "formerstate" in said
    assert "Followedby:Russia" in said
    assert "Agreementswithaformerstatestandunderthatstate’sownname" in said


def test_a_mass_that_nobody_reported_is_said_to_be_unknown(loaded: Engine) -> None:
    assert "massnotdocumented" in "".join(pages(loaded, LAWS, "en"))
    assert "质量无记载" in "".join(pages(loaded, LAWS, "zh"))


def test_typst_is_told_one_thing_and_so_uses_its_layouts_again() -> None:
    """Of several the binding changes the order from time to time, and a warm briefing takes three times as long."""
    assert len(_inputs()) == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "China gave 1.5 g and received 1.5 g",
                "given less received 0 g",
                "Open and overdue",
                "Passed on for good: place 1 of 73 partners",
                "too few masses are known for a place among 73 partners",
            ),
        ),
        ("zh", ("给予减收到0克", "未履行与逾期", "在73个合作伙伴中居第1位", "已知质量过少")),
    ],
)
def test_what_was_given_and_received_and_the_place_among_partners(
    loaded: Engine, lang: Lang, said: tuple[str, ...]
) -> None:
    text = "".join(pages(loaded, "RU", lang)).replace(" ", "")
    for each in said:
        assert each.replace(" ", "") in text, each


def test_what_is_open_is_told_with_its_agreement(loaded: Engine) -> None:
    text = "".join(pages(loaded, "PK", "en")).replace(" ", "")
    open_ones = text[text.index("Openandoverdue") :][:200]
    assert "Possiblyopen:loanofsamples" in open_ones, open_ones
    assert "Approved24April2025;receiptnotdocumented." in open_ones


def test_an_approval_is_not_told_as_a_loan_received(loaded: Engine) -> None:
    said = "1 movement among these is sourced as approved only; its receipt is not documented."
    assert said.replace(" ", "") in "".join(pages(loaded, "PK", "en")).replace(" ", "")
    assert "Loan,24April2025:massnotdocumented;receiptnotdocumented" in pages(loaded, "PK", "en")[0]
    assert "质量无记载；收讫无记载" in pages(loaded, "PK", "zh")[0]
    assert "approvedonly" not in "".join(pages(loaded, "RU", "en")).replace(" ", "")
    assert "其中1次仅有获批的来源" in "".join(pages(loaded, "PK", "zh")).replace(" ", "")
