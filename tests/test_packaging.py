"""What the project is installed from: locked, hashed, from no named place, and nothing imported that is not declared."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("models", "db", "reports", "api", "web")
OURS = {*ROOMS, "bench", "tests"}
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
PROJECT: dict[str, Any] = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]

PIN = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][0-9a-z.+!]*)(?: ; .+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, str]:
    """Versions by name; anything but pins with their hashes is an error."""
    versions: dict[str, str] = {}
    for entry in re.sub(r"\\\n", "", text).splitlines():
        words = entry.split("#")[0]
        if not words.strip():
            continue
        requirement, *hashes = re.split(r"\s+(?=--)", words.strip())
        pin = PIN.fullmatch(requirement)
        assert pin, f"not a pin: {entry[:100]!r}"
        assert hashes, f"no hash: {entry[:100]!r}"
        assert all(HASH.fullmatch(each) for each in hashes), f"not only sha256 hashes: {entry[:100]!r}"
        assert pin["name"] not in versions, f"twice: {pin['name']}"
        versions[pin["name"]] = pin["version"]
    return versions


def versions_in(lock: str) -> dict[str, str]:
    return locked((HOUSE / lock).read_text(encoding="utf-8"))


def declared(*extras: str) -> set[str]:
    """Names in the project's dependencies and in the lists of the named extras."""
    lists = [PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in extras)]
    return {canonical(re.split(r"[\[<>=!~; ]", line)[0]) for listed in lists for line in listed}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed_and_names_no_place(lock: str) -> None:
    text = (HOUSE / lock).read_text(encoding="utf-8")
    assert locked(text)
    assert "://" not in text
    assert " @ " not in text


@pytest.mark.parametrize(
    "text",
    [
        "alembic>=1\n",
        "alembic==1.20.1\n",
        "alembic==1.20.1 --hash=md5:00\n",
        "--index-url https://example.org/simple\n",
        "-f /a/folder\n",
        "-e .\n",
        "alembic @ https://example.org/alembic.whl\n",
    ],
)
def test_a_loose_requirement_is_caught(text: str) -> None:
    with pytest.raises(AssertionError):
        locked(text)


def test_the_three_locks_agree() -> None:
    runtime, dev, bench = (versions_in(lock) for lock in LOCKS)
    assert runtime.items() <= dev.items() <= bench.items(), "run `make lock`"


@pytest.mark.parametrize(
    ("lock", "extras"),
    [
        ("requirements.txt", ("build",)),
        ("requirements-dev.txt", ("build", "dev")),
        ("requirements-bench.txt", ("build", "dev", "bench")),
    ],
)
def test_every_declared_dependency_is_locked(lock: str, extras: tuple[str, ...]) -> None:
    missing = declared(*extras) - versions_in(lock).keys()
    assert not missing, f"run `make lock`: {lock} lacks {sorted(missing)}"


def third_party_imports(folder: str) -> dict[str, str]:
    """Top-level modules of others that a folder imports, each with a file that does."""
    found: dict[str, str] = {}
    files = sorted((HOUSE / folder).rglob("*.py"))
    # Tests import the modules beside them by their bare names.
    beside = (
        {file.stem for file in files} | {file.parent.name for file in files} if folder == "tests" else set()
    )
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names and top not in OURS | beside:
                    found.setdefault(top, str(file.relative_to(HOUSE)))
    return found


def undeclared(imports: dict[str, str], allowed: set[str]) -> dict[str, str]:
    """The imports that come from no allowed distribution."""
    homes = packages_distributions()
    return {
        module: file
        for module, file in imports.items()
        if not allowed & {canonical(home) for home in homes.get(module, [module])}
    }


@pytest.mark.parametrize("folder", ROOMS)
def test_the_rooms_import_only_declared_dependencies(folder: str) -> None:
    faults = undeclared(third_party_imports(folder), declared())
    assert not faults, f"declare in pyproject.toml under dependencies, then `make lock`: {faults}"


@pytest.mark.parametrize(("folder", "extras"), [("tests", ("dev",)), ("bench", ("dev", "bench"))])
def test_tests_and_benchmarks_import_only_declared_dependencies(folder: str, extras: tuple[str, ...]) -> None:
    faults = undeclared(third_party_imports(folder), declared(*extras))
    assert not faults, f"declare in pyproject.toml under {extras[-1]}, then `make lock`: {faults}"


def test_an_undeclared_import_is_caught() -> None:
    assert undeclared({"click": "api/commands/main.py"}, declared()) == {"click": "api/commands/main.py"}
    assert undeclared({"not_there": "a.py", "yaml": "b.py"}, declared()) == {"not_there": "a.py"}


def test_make_lists_every_target_with_its_help() -> None:
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=HOUSE, capture_output=True, text=True, check=True
    ).stdout
    listed = {line.split()[0]: line.split(maxsplit=1)[1] for line in shown.splitlines()}
    assert set(phony[1].split()) == listed.keys()
    assert {"install", "run", "test", "check", "bench", "lock"} <= listed.keys()
