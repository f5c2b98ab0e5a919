"""The command: exit codes, one clear line, nothing half-written."""

import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from command import DONE, FAILED, REFUSED, run, run_alone
from conftest import DATA, ROOT, Databases
from counts import AGREEMENTS
from waiting import PATIENCE, wait_for

from api.commands.main import COMMANDS, loaded


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'concord.db'}"


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_each_command_explains_itself(command: tuple[str, ...], file: str) -> None:
    done = run(*command, "--help", database=file, check=DONE)

    assert "Usage" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_on_all_says_what_each_says_of_itself(name: str) -> None:
    assert loaded(name).help == COMMANDS[name].does


def test_help_imports_nothing_that_takes_long(file: str) -> None:
    program = """
import sys
from api.commands.main import cli
try:
    cli(["--help"])
except SystemExit as end:
    assert not end.code
heavy = {"alembic", "db", "fastapi", "pydantic", "reports", "sqlalchemy", "typst", "vl_convert", "web"}
sys.exit(", ".join(sorted(heavy & set(sys.modules))) or 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == DONE, done.stderr
    assert "briefing on COUNTRY" in done.stdout


def test_an_unknown_command_is_refused(file: str) -> None:
    assert "No such command 'lode'" in run("lode", database=file, check=REFUSED).stderr


def test_migrate_then_load_then_load_again(file: str) -> None:
    run_alone("migrate", database=file, check=DONE)
    first = run_alone("load", DATA, database=file, check=DONE)
    second = run_alone("load", DATA, database=file, check=DONE)

    assert re.search(rf"agreement +{AGREEMENTS} ", first.stdout)
    assert "Nothing changed" in second.stdout


def test_load_wants_a_migrated_database(file: str) -> None:
    done = run("load", DATA, database=file, check=FAILED)

    assert "run `concord migrate`" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_broken_set_is_refused_by_check_and_by_load(file: str, data: Path) -> None:
    path = data / "agreements" / "fr.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: contract", "kind: pact"), encoding="utf-8"
    )
    (data / "claims.yaml").write_text("- id: [", encoding="utf-8")
    run("migrate", database=file, check=DONE)

    for command in ("check", "load"):
        done = run(command, data, database=file, check=REFUSED)
        assert "agreements/fr.yaml:1: fr-1978-symphonie kind: Input should be" in done.stderr
        assert "claims.yaml:" in done.stderr
        assert done.stderr.strip().splitlines()[-1].startswith("concord: refused: ")
        assert "Traceback" not in done.stderr


def test_check_says_what_there_is(file: str) -> None:
    done = run("check", DATA, database=file, check=DONE)

    assert f"{AGREEMENTS} agreement" in done.stdout


def test_a_folder_that_is_not_there_is_refused(file: str, tmp_path: Path) -> None:
    done = run("check", tmp_path / "none", database=file, check=REFUSED)

    assert "is not a folder" in done.stderr


@pytest.mark.parametrize(
    "address", ["nonsense", "mysql://localhost/x", "sqlite://", "sqlite:////proc/concord/x.db"]
)
def test_a_database_that_cannot_be_opened_is_one_line(address: str) -> None:
    done = run_alone("migrate", database=address, check=FAILED)

    assert done.stderr.startswith("concord: ")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_server_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    done = run("migrate", database=f"postgresql:///x?host={tmp_path}", check=FAILED)

    assert done.stderr.startswith("concord: the database failed: ")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_faulty_setting_is_refused(file: str) -> None:
    done = run_alone("migrate", database=file, CONCORD_PORT="high", check=REFUSED)

    assert "port" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_that_cannot_be_written_is_one_line_and_stays_as_it_was(file: str, tmp_path: Path) -> None:
    run("migrate", database=file, check=DONE)
    path = tmp_path / "concord.db"
    before = path.read_bytes()
    # Full to the last page: what a full disk is to SQLite, for root too.
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, file, str(DATA)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert done.returncode == FAILED, done.stderr
    assert "database or disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    run("load", DATA, database=file, check=DONE)
    assert before != path.read_bytes()


FULL_DISK = """
import os, sys
os.environ["CONCORD_DATABASE_URL"] = sys.argv[1]
from sqlalchemy import event
from sqlalchemy.pool import Pool

@event.listens_for(Pool, "connect")
def little(connection, record):
    connection.execute("PRAGMA max_page_count=600")

from api.commands.main import cli
cli(["load", sys.argv[2]])
"""


def test_a_port_that_is_taken_is_one_line(file: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run_alone("serve", "--port", port, database=file, check=FAILED)

    assert f"cannot serve at 127.0.0.1:{port}" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _health(port: int) -> str:
    """What the served program says of itself; nothing where nobody answers yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/health", timeout=PATIENCE) as answer:
            return str(answer.read(), "utf-8")
    except OSError:
        return ""


def test_serve_migrates_fills_and_answers(file: str, tmp_path: Path) -> None:
    port = _free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "CONCORD_DATABASE_URL": file},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert '"ready":true' in wait_for(lambda: _health(port), lambda: server.poll() is None)
        finally:
            server.terminate()
            server.wait(PATIENCE)
    assert (tmp_path / "concord.db").stat().st_mode & stat.S_IRUSR
    assert shutil.disk_usage(tmp_path).free > 0


def test_a_postgres_database_behind_the_code_is_not_served(databases: Databases) -> None:
    address = databases.empty("postgresql")
    done = run_alone("serve", "--port", str(_free_port()), database=address, check=FAILED)

    assert "run `concord migrate`" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
