"""Seed each fault in a copy of the code, run the tests nearest to it, and name every fault that no test sees.

``python -m mutation [PART…]`` with ``tests`` on the path; words choose faults by a part of their file's name.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .faults import SEEDED, SeededFault

ROOT = Path(__file__).parents[2]


def copied(folder: Path) -> Path:
    """A copy of the code as it stands, committed or not."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return folder


def outcome(copy: Path, fault: SeededFault) -> str:
    """The first test that fails with the fault in the copy; empty where none does."""
    file = copy / fault.file
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace(fault.right, fault.wrong), encoding="utf-8")
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-n", "0", "-rfE", *fault.tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        file.write_text(right, encoding="utf-8")
    if run.returncode == 0:
        return ""
    failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED tests", "ERROR tests"))]
    assert failed, run.stdout + run.stderr
    return failed[0]


def main() -> int:
    """Seed what was chosen; the number of faults that no test saw."""
    chosen = [
        fault for fault in SEEDED if not sys.argv[1:] or any(part in fault.file for part in sys.argv[1:])
    ]
    survived = 0
    with TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for fault in chosen:
            seen = outcome(copy, fault)
            survived += not seen
            print(f"{fault.file}: {fault.wrong!r}: {seen or 'NO TEST SEES IT'}", flush=True)  # noqa: T201
    print(f"{len(chosen) - survived} of {len(chosen)} faults are seen")  # noqa: T201
    return survived


if __name__ == "__main__":
    sys.exit(main())
