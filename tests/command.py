"""The command ``concord`` as a test runs it: in the process of the test, or in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

from databases import ROOT
from typer.testing import CliRunner, Result
from waiting import PATIENCE

from api.commands.main import cli

DONE, FAILED, REFUSED = 0, 1, 2


def run(*words: str | Path, database: str, check: int | None = None, **settings: str) -> Result:
    """Run the command in this process, without the seconds that importing everything takes."""
    done = CliRunner().invoke(
        cli, [*map(str, words)], env={"CONCORD_DATABASE_URL": database, "NO_COLOR": "1", **settings}
    )
    if check is not None:
        assert done.exit_code == check, (done.output, done.exception)
    return done


def run_alone(
    *words: str | Path, database: str, check: int | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "api", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "CONCORD_DATABASE_URL": database, "NO_COLOR": "1", **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    if check is not None:
        assert done.returncode == check, done.stderr
    return done
