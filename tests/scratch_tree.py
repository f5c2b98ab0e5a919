"""A scratch copy of the tree with some files more or some lines more, run in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = Path(__file__).parent / "scratch"
ROOMS = ("api", "data", "db", "models", "reports", "web")
CATALOGUE = "reports/wording/locale/zh_Hans/LC_MESSAGES/concord.po"
MESSAGES = "messages.po"
"""The file of a part that is appended to the catalogue."""

Answers = dict[str, tuple[int, bytes]]
"""Status and body by address."""


def copy_tree(folder: Path) -> Path:
    """Copy what the service is made of and its record to ``folder``."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def lay_over(tree: Path, part: Path) -> list[str]:
    """Put the files of ``part`` into the tree; their paths below it, the catalogue among them."""
    laid = []
    for file in sorted(each for each in part.rglob("*") if each.is_file() and each.suffix != ".pyc"):
        name = file.relative_to(part).as_posix()
        if name == MESSAGES:
            with (tree / CATALOGUE).open("a", encoding="utf-8") as catalogue:
                catalogue.write(file.read_text(encoding="utf-8"))
            laid.append(CATALOGUE)
        else:
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, tree / name)
            laid.append(name)
    return laid


def ask(tree: Path, addresses: Iterable[str], edits: Sequence[tuple[str, str, str]] = ()) -> Answers:
    """Load the record of the tree twice, the second time with ``edits``, and answer the addresses."""
    done = subprocess.run(
        [sys.executable, PARTS / "ask.py"],
        input=json.dumps({"edits": list(edits), "addresses": list(addresses)}),
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return {address: (status, b64decode(body)) for address, (status, body) in json.loads(done.stdout).items()}


def insert(tree: Path, name: str, before: str, text: str) -> str:
    """Insert ``text`` into a file of the tree before the first place of ``before``; the file's name."""
    file = tree / name
    old = file.read_text(encoding="utf-8")
    assert before in old, (name, before)
    file.write_text(old.replace(before, text + before, 1), encoding="utf-8")
    return name
