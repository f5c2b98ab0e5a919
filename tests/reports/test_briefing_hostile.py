"""What a stranger writes into the record reaches the briefing as inert text, and never stops it."""

import io
import shutil
from pathlib import Path
from typing import Any

import pypdf
import pytest
import yaml
from conftest import DATA, LOADED_AT, TODAY, NewDatabase
from leaf import squeezed
from pdfua import Severity, validate

from db.engine import open_engine
from db.filling import fill
from db.migrating import migrate
from db.session import reading
from reports.documents.briefing import LANGS, Lang, briefing
from reports.documents.paper import Paper

CODE = '#panic("stop") #read("main.typ") $ x $ ``` = * _ @ref <label> // /* \\ ]) }} {{ 7*7 }} {% raw %}'
HTML = "<script>alert(1)</script> &amp; <b>"
TURNED = "\u202egnp.exe \u2066\u2069\u200f"
UNSHOWN = "\U0001f680 \ue000 \U0003ffff \ufffe \u0378"
SCRIPTS = "الهيئة السعودية للفضاء สำนักงานพัฒนาเทคโนโลยีอวกาศ भारतीय अन्तरिक्ष अनुसंधान संगठन"
STACKED = "e" + "\u0301" * 40
UNBROKEN = "x" * 3000
HOSTILE = " | ".join((CODE, HTML, TURNED, UNSHOWN, SCRIPTS, STACKED, UNBROKEN))


def spoil(path: Path, change: Any) -> None:
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(records)
    path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8")


def every_text(record: Any, names: tuple[str, ...]) -> None:
    """Append hostile text to the named fields, wherever in a record they stand."""
    if isinstance(record, dict):
        for name, value in record.items():
            if name in names and isinstance(value, str):
                record[name] = f"{value} {HOSTILE}"
            else:
                every_text(value, names)
    elif isinstance(record, list):
        for each in record:
            every_text(each, names)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> dict[Lang, Paper]:
    """The briefings on a country whose every text is hostile."""
    data = Path(shutil.copytree(DATA, tmp_path_factory.mktemp("hostile") / "data"))
    texts = (
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
    )
    spoil(data / "agreements" / "LA.yaml", lambda records: every_text(records, texts))
    spoil(data / "translations" / "zh" / "agreements" / "LA.yaml", lambda records: every_text(records, texts))
    spoil(data / "visits.yaml", lambda records: every_text(records, texts))
    engine = open_engine(new_database("sqlite"))
    migrate(engine)
    fill(engine, data, home="CN", at=LOADED_AT, by="tests", reason="First load")
    with reading(engine) as session:
        made = {lang: briefing(session, "LA", on=TODAY, home="CN", lang=lang) for lang in LANGS}
    engine.dispose()
    return made


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_is_inert(papers: dict[Lang, Paper], lang: Lang) -> None:
    document = pypdf.PdfReader(io.BytesIO(papers[lang].pdf))
    said = squeezed("".join(page.extract_text() for page in document.pages))

    assert squeezed(CODE) in said
    assert squeezed(HTML) in said
    assert "x" * 200 in said
    assert "‹U+202E›" in said


@pytest.mark.parametrize("lang", LANGS)
def test_what_no_font_shows_is_told(papers: dict[Lang, Paper], lang: Lang) -> None:
    document = pypdf.PdfReader(io.BytesIO(papers[lang].pdf))
    last = squeezed("".join(page.extract_text() for page in list(document.pages)[-2:]))

    assert {"U+202E", "U+1F680", "U+E000", "U+0378"} <= set(papers[lang].replaced_names)
    assert "U+1F680" in last


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_stays_sound(papers: dict[Lang, Paper], tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "briefing.pdf"
    file.write_bytes(papers[lang].pdf)

    assert [each.message for each in validate(str(file)).findings if each.severity >= Severity.INFO] == []
