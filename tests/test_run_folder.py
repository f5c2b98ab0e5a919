"""A run of the tests that is ended before its time leaves neither a server nor a folder behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT, SHARED
from run_folder import RunFolder
from waiting import PATIENCE, wait_for

ENDLESS = """
from conftest import SHARED
from test_run_folder import say_and_wait

def test_endless(databases, pytestconfig):
    say_and_wait(pytestconfig.stash[SHARED], databases.empty("postgresql"))
"""

WITHOUT_PYTEST = """
from databases import Databases
from run_folder import RunFolder
from waiting import PATIENCE, wait_for
from test_run_folder import say_and_wait

folder = RunFolder()
say_and_wait(folder.path, Databases(folder.path, lambda: folder.path).empty("postgresql"))
"""


def say_and_wait(shared: Path, server: str) -> None:
    """Write down the folder of the run and a database of its server, and do not end."""
    place = Path(os.environ["BEGUN"])
    place.with_suffix(".new").write_text(f"{shared}\n{server}", encoding="utf-8")
    place.with_suffix(".new").rename(place)
    threading.Event().wait()


@contextmanager
def begun(folder: Path, *words: str | Path) -> Iterator[tuple[subprocess.Popen[bytes], Path, str]]:
    """A run that has started PostgreSQL and does not end: its first process, its folder, a database of its server."""
    place = folder / "begun"
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "BEGUN": str(place), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
    ) as run:
        try:
            wait_for(place.exists, lambda: run.poll() is None)
            shared, server = place.read_text(encoding="utf-8").splitlines()
            yield run, Path(shared), server
        finally:
            run.kill()


def answers(server: str) -> bool:
    try:
        psycopg.connect(server).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_run_that_is_asked_to_end_removes_what_it_made(tmp_path: Path) -> None:
    file = tmp_path / "test_endless.py"
    file.write_text(ENDLESS, encoding="utf-8")
    words = (
        "-m",
        "pytest",
        "-n",
        "1",
        "-p",
        "conftest",
        "-c",
        ROOT / "pyproject.toml",
        "--rootdir",
        tmp_path,
    )
    with begun(tmp_path, *words, file) as (run, shared, server):
        assert shared.is_dir()
        assert answers(server)
        run.send_signal(signal.SIGTERM)
        assert run.wait(PATIENCE) == pytest.ExitCode.INTERRUPTED
    assert not shared.exists()
    assert not answers(server)


def test_what_a_killed_run_left_behind_is_removed_when_the_next_begins(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    with begun(tmp_path, "-c", WITHOUT_PYTEST) as (run, shared, server):
        next_run = RunFolder()
        assert answers(server), "a run that lives is left alone"
        run.kill()
        run.wait(PATIENCE)
        assert answers(server)
        another = RunFolder()
    assert not shared.exists()
    assert not answers(server)
    assert pytestconfig.stash[SHARED].is_dir()
    for each in (next_run, another):
        each.remove()
