"""What a stranger writes into the record reaches the briefing as inert text, and never stops it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import DATA, LOADED_AT, TODAY, Databases
from leaf import page_texts, squeezed
from pdfua import Severity, validate

from db.engine import open_engine
from db.filling import fill
from db.session import read_session
from reports.countries.country import CountryReport, country_report
from reports.documents.briefing import briefing_of
from reports.documents.paper import Paper
from reports.documents.report import LANGS, Lang, print_report
from reports.wording.lexicon import lexicon

CODE = '#panic("stop") #read("main.typ") $ x $ ``` = * _ @ref <label> // /* \\ ]) }} {{ 7*7 }} {% raw %}'
HTML = "<script>alert(1)</script> &amp; <b>"
TURNED = "\u202egnp.exe \u2066\u2069\u200f"
UNSHOWN = "\ue000 \U0003ffff \ufffe \u0378"
EMOJI = "\U0001f680"
SCRIPTS = "الهيئة السعودية للفضاء สำนักงานพัฒนาเทคโนโลยีอวกาศ भारतीय अन्तरिक्ष अनुसंधान संगठन"
STACKED = "e" + "\u0301" * 40
UNBROKEN = "x" * 3000
LOADABLE = " | ".join((CODE, HTML, EMOJI, SCRIPTS))
"""What a file of the record may hold."""
WORSE = " | ".join((LOADABLE, TURNED, UNSHOWN, STACKED, UNBROKEN))
"""What is refused on load, and must do no harm should it ever get into the record by another way."""
PROSE = (
    "title",
    "summary",
    "notes",
    "text",
    "name",
    "role",
    "publisher",
    "supports",
    "occasion",
    "place",
    "why",
    "fact",
)
TEXTS = {
    *PROSE,
    *(f"{name}_zh" for name in PROSE),
    *("title_zh_editorial", "guest_name", "guest_role", "mass_text"),
}


def every_text(record: Any, hostile: str) -> None:
    """Append hostile text to every field of prose, wherever in a record it stands."""
    if isinstance(record, dict):
        for name, value in record.items():
            if name in TEXTS and isinstance(value, str):
                record[name] = f"{value} {hostile}"
            else:
                every_text(value, hostile)
    elif isinstance(record, list):
        for each in record:
            every_text(each, hostile)


def spoilt_files(folder: Path) -> Path:
    """The data set with hostile text in all that is said of one country."""
    data = Path(shutil.copytree(DATA, folder / "data"))
    for file in ("agreements/la.yaml", "translations/zh/agreements/la.yaml"):
        records = yaml.safe_load((data / file).read_text(encoding="utf-8"))
        every_text(records, LOADABLE)
        (data / file).write_text(
            yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    return data


@pytest.fixture(scope="module", params=["loaded from files", "worse than can be loaded"])
def papers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> dict[Lang, Paper]:
    """The briefings on a country whose every text is hostile."""
    worse = request.param == "worse than can be loaded"
    engine = open_engine(databases.loaded("sqlite") if worse else databases.migrated("sqlite"))
    if not worse:
        data = spoilt_files(tmp_path_factory.mktemp("hostile"))
        fill(engine, data, home="CN", at=LOADED_AT, by="tests", reason="First load")
    with read_session(engine) as session:
        report = country_report(session, "US" if worse else "LA", on=TODAY, home="CN")
        words = lexicon(session, report.revision)
    engine.dispose()
    if worse:
        record = report.model_dump()
        every_text(record, WORSE)
        report = CountryReport.model_validate(record)
    return {lang: print_report(briefing_of(report), words, lang, "CN") for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_is_inert(papers: dict[Lang, Paper], lang: Lang) -> None:
    said = squeezed("".join(page_texts(papers[lang].pdf)))

    assert squeezed(CODE) in said
    assert squeezed(HTML) in said
    assert "‹U+1F680›" in said
    if "U+202E" in papers[lang].replaced_names:
        assert "‹U+202E›" in said
        assert "x" * 200 in said


@pytest.mark.parametrize("lang", LANGS)
def test_what_no_font_shows_is_told(papers: dict[Lang, Paper], lang: Lang) -> None:
    last = squeezed("".join(page_texts(papers[lang].pdf)[-2:]))

    assert papers[lang].replaced_names
    for name in papers[lang].replaced_names:
        assert name in last


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_stays_sound(papers: dict[Lang, Paper], tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "briefing.pdf"
    file.write_bytes(papers[lang].pdf)

    assert [each.message for each in validate(str(file)).findings if each.severity >= Severity.INFO] == []
