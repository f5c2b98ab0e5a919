"""``concord report``: every report as a file, whole or not at all, with the exit codes of all commands."""

from datetime import date
from pathlib import Path

import pytest
from command import DONE, FAILED, REFUSED, run_alone
from fastapi.testclient import TestClient
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from api.commands.main import cli

LOAN = "pk-2025-change5-sample-loan"


@pytest.fixture
def report(loaded_url: str, monkeypatch: pytest.MonkeyPatch) -> "Report":
    monkeypatch.setenv("CONCORD_DATABASE_URL", loaded_url)
    return Report()


class Report:
    """The command on the real record."""

    def __call__(self, *words: str | Path, check: int) -> Result:
        """Run it and check how it ends."""
        done = CliRunner().invoke(cli, ["report", *map(str, words)])
        assert done.exit_code == check, (done.output, done.exception)
        return done


@pytest.mark.parametrize(
    "words",
    [
        ("dossier", LOAN),
        ("samples", "--country", "France"),
        ("clauses", "--country", "FR", "--country", "Russia"),
        ("fairness", "--population", "partners"),
        ("benefits", "--country", "FR"),
    ],
)
def test_each_report_is_written_to_a_file(words: tuple[str, ...], report: Report, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    done = report(*words, "--on", "2026-11-22", "--lang", "zh", "-o", file, check=DONE)

    assert done.stdout.strip() == str(file)
    reader = PdfReader(file)
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    assert len(reader.attachments) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


def test_the_file_is_the_one_that_the_page_gives(client: TestClient, loaded_url: str, tmp_path: Path) -> None:
    file = tmp_path / "dossier.pdf"
    run_alone("report", "dossier", LOAN, "--on", "2026-11-22", "-o", file, database=loaded_url, check=DONE)

    assert file.read_bytes() == client.get(f"/agreements/{LOAN}/dossier.pdf").content


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("dossier", "no-such"), "no agreement 'no-such'"),
        (("dossier", LOAN, "--on", "2026-02-30"), "--on"),
        (("dossier", LOAN, "--lang", "fr"), "--lang"),
        (("clauses", "--country", "FR"), "two to five"),
        (("clauses", "--country", "Frnce", "--country", "IT"), "near it: France"),
        (("samples", "--mission", "x"), "--mission"),
        (("fairness", "--kind", "allocation"), "--kind"),
        (("fairness", "--from", "2026-01-02", "--to", "2026-01-01"), "--to"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_is_written(
    words: tuple[str, ...], says: str, report: Report, tmp_path: Path
) -> None:
    done = report(*words, "-o", tmp_path / "x.pdf", check=REFUSED)

    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "none" / f"{date(2026, 11, 22)}.pdf"
    done = report("dossier", LOAN, "-o", file, check=FAILED)

    assert f"cannot write {file}" in done.stderr
    assert isinstance(done.exception, SystemExit)
