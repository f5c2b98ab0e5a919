"""``concord brief``: one briefing or all of them, whole files or none, one clear line where it cannot be done."""

from pathlib import Path

import pytest
from conftest import TODAY
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from api.commands.main import cli
from db.session import read_session
from reports.countries.listing import country_list
from reports.documents.briefing import briefing
from reports.documents.report import Lang, print_report
from reports.wording.lexicon import cached_lexicon

DONE, FAILED, REFUSED = 0, 1, 2
DAY = TODAY.isoformat()


@pytest.fixture
def brief(loaded_url: str, monkeypatch: pytest.MonkeyPatch) -> "Brief":
    monkeypatch.setenv("CONCORD_DATABASE_URL", loaded_url)
    return Brief()


class Brief:
    """The command on the real record."""

    def __call__(self, *words: str | Path, expect: int = DONE) -> Result:
        """Run it and check how it ends."""
        done = CliRunner().invoke(cli, ["brief", *map(str, words), "--on", DAY])
        assert done.exit_code == expect, (done.output, done.exception)
        return done


def printed(engine: Engine, code: str, lang: Lang) -> bytes:
    """The briefing as it is printed by itself."""
    with read_session(engine) as session:
        report = briefing(session, code, on=TODAY, home="CN")
        return print_report(report, cached_lexicon(session), lang, "CN").pdf


@pytest.mark.parametrize("name", ["FR", "fra", "France", "法国"])
def test_a_country_may_be_named_in_any_way(brief: Brief, tmp_path: Path, loaded: Engine, name: str) -> None:
    out = tmp_path / "fr.pdf"
    done = brief(name, "-o", out)

    assert done.stdout.split() == [str(out)]
    assert out.read_bytes() == printed(loaded, "FR", "en")


def test_both_languages(brief: Brief, tmp_path: Path) -> None:
    brief("LA", "--lang", "both", "-o", tmp_path / "la.pdf")

    assert (tmp_path / "la.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_name_the_file_gets_its_own(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    brief("LA", "--lang", "zh")

    assert [file.name for file in tmp_path.iterdir()] == [f"concord-LA-{DAY}-zh.pdf"]


def test_an_unknown_country_is_refused_with_the_nearest_names(brief: Brief, tmp_path: Path) -> None:
    done = brief("Frnace", "-o", tmp_path / "x.pdf", expect=REFUSED)

    assert done.stderr.splitlines() == [
        line for line in done.stderr.splitlines() if line.startswith("concord: ")
    ]
    assert "France" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["CN", "no such place", "x" * 5000, "\u202e"])
def test_no_briefing_on_the_home_state_or_on_nothing(brief: Brief, tmp_path: Path, name: str) -> None:
    brief(name, "-o", tmp_path / "x.pdf", expect=REFUSED)

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [(), ("FR", "--all", "-o", "."), ("--all",), ("FR", "--lang", "fr"), ("FR", "--on", "2026-02-30")],
)
def test_what_makes_no_sense_is_refused(
    words: tuple[str, ...], loaded_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONCORD_DATABASE_URL", loaded_url)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["brief", *words])

    assert done.exit_code == REFUSED, done.output
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_told_in_one_line(brief: Brief, tmp_path: Path) -> None:
    done = brief("LA", "-o", tmp_path / "no" / "such" / "folder.pdf", expect=FAILED)
    assert len(done.stderr.splitlines()) == 1
    assert "cannot write" in done.stderr

    taken = tmp_path / "taken"
    taken.write_text("here first")
    brief("--all", "-o", taken, expect=FAILED)
    brief("LA", "-o", tmp_path, expect=FAILED)
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]
    assert taken.read_text() == "here first"


def test_what_fails_halfway_leaves_the_file_before(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "la.pdf"
    out.write_text("the briefing before")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = brief("LA", "-o", out, expect=FAILED)

    assert "No space left on device" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["la.pdf"]
    assert out.read_text() == "the briefing before"


def test_all_partners_at_once(
    brief: Brief, tmp_path: Path, loaded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with read_session(loaded) as session:
        partners = [line for line in country_list(session, on=TODAY, home="CN").items if line.total]
    some = {"LA", "PE", "SU"}
    assert some < {line.code for line in partners}

    def few(*_: object, **__: object) -> object:
        kept = tuple(line for line in partners if line.code in some)
        return type("Few", (), {"items": kept})

    monkeypatch.setattr("api.commands.brief.country_list", few)  # the bench prints them all
    done = brief("--all", "--lang", "zh", "-o", tmp_path / "new" / "folder")

    expected = [f"concord-{code}-{DAY}-zh.pdf" for code in sorted(some)]
    assert [Path(line).name for line in done.stdout.splitlines()] == expected
    assert sorted(file.name for file in (tmp_path / "new" / "folder").iterdir()) == expected
    assert (tmp_path / "new" / "folder" / expected[0]).read_bytes() == printed(loaded, "LA", "zh")
