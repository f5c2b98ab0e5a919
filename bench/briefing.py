"""A country's briefing, warm, against WeasyPrint printing the HTML of that country's page; and all briefings at once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from fastapi.testclient import TestClient
from weasyprint import CSS, HTML

from api.settings import ROOT
from bench.ground import TODAY, Ground, Row, median_ratio
from bench.proof import NotMeasured, require_count
from db.session import read_session
from reports.countries.listing import country_list
from reports.documents.briefing import briefing
from reports.documents.report import LANGS, Lang, print_report
from reports.wording.lexicon import lexicon

ROUNDS = 5
LEAST = 20_000
"""Bytes of a document that has something to say."""
# Of this process alone: what getrusage says begins with the memory of the process that started it.
PROGRAM = """
import re, sys
from pathlib import Path
from api.commands.main import cli
try:
    cli(["brief", "--all", "--lang", "en", "--on", sys.argv[1], "-o", sys.argv[2]])
finally:
    print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def _pdf(document: bytes) -> bytes:
    """The document; raises NotMeasured where it is none."""
    if not document.startswith(b"%PDF-") or len(document) < LEAST:
        raise NotMeasured(f"a PDF of {len(document)} bytes")
    return document


def _text(client: TestClient, path: str) -> str:
    answer = client.get(path)
    require_count(f"status of {path}", answer.status_code, 200)
    return answer.text


def run(ground: Ground) -> Iterator[Row]:
    """Measure on the partner with the most agreements."""
    engine = ground.app.state.engine
    with read_session(engine) as session:
        lines = country_list(session, on=TODAY, home="CN").items
        most = max(lines, key=lambda line: (line.total, line.code))
        words = lexicon(session, 0)

    def ours(lang: Lang = "en") -> bytes:
        with read_session(engine) as session:
            report = briefing(session, most.code, on=TODAY, home="CN")
            return _pdf(print_report(report, words, lang, "CN").pdf)

    with TestClient(ground.app) as client:
        page = _text(client, f"/countries/{most.code}")
        sheets = [CSS(string=_text(client, f"/static/{name}.css")) for name in ("concord", "print")]

    def theirs() -> bytes:
        return _pdf(bytes(HTML(string=page, base_url="http://127.0.0.1/").write_pdf(stylesheets=sheets)))

    def nothing() -> None:
        return None

    for lang in LANGS:
        mine, other, ratio = median_ratio(
            partial(ours, lang), theirs if lang == "en" else nothing, ROUNDS, of_theirs=1
        )
        bar = "at most 200 ms" if lang != "both" else ""
        yield (
            f"briefing on {most.name}, {most.total} agreements, {lang}, reading included",
            f"{mine * 1000:.0f} ms",
            bar,
        )
        if lang == "en":
            yield "WeasyPrint printing the HTML of the country page", f"{other * 1000:.0f} ms", ""
            yield "times faster than WeasyPrint", f"{1 / ratio:.1f}", "at least 5"
    partners = sum(1 for line in lines if line.total)
    folder = ground.folder / "briefings"
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, TODAY.isoformat(), str(folder)],
        cwd=ROOT,
        env={"PATH": "", "CONCORD_DATABASE_URL": f"sqlite:///{ground.file}"},
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - began
    made = len(list(Path(folder).glob("*.pdf")))
    if made != partners:
        raise NotMeasured(f"{made} briefings for {partners} partners: {done.stderr}")
    yield (
        f"all {made} briefings in one command, each on average",
        f"{took / made * 1000:.0f} ms",
        "at most 200 ms",
    )
    peak = int(done.stdout.strip().splitlines()[-1]) // 1024
    yield "peak memory of that command", f"{peak} MB", "under 400 MB"
