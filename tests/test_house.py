"""The rules of the house that no off-the-shelf linter knows, each with its reason and a proof that it bites."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("models", "db", "reports", "api", "web")
CODE = (*ROOMS, "bench", "tests")
MIGRATIONS = PurePosixPath("db/migrations")

LONGEST = 399
MAY_BE_LONGER: dict[str, str] = {}
"""Path of a file of 400 lines or more, and why it must stay whole."""

Fault = tuple[int, str]
File = tuple[str, str]


@dataclass(frozen=True)
class Rule:
    """One rule: what it asks, why, how a file breaks it, and a file that does and one that does not."""

    asks: str
    why: str
    faults: Callable[[PurePosixPath, str], Iterator[Fault]]
    breaks: tuple[File, ...]
    keeps: tuple[File, ...]


def is_python_of(path: PurePosixPath, rooms: tuple[str, ...]) -> bool:
    return path.suffix == ".py" and path.parts[0] in rooms


AT_THE_EDGE = ("api/app.py", "api/clock.py", "api/settings.py", "api/layers/cache.py")


def is_at_the_edge(path: PurePosixPath) -> bool:
    """The files that join the program to the machine it runs on: the app, its settings and clock, the commands."""
    return str(path) in AT_THE_EDGE or path.parent == PurePosixPath("api/commands")


def dotted(node: ast.expr) -> tuple[str, ...]:
    """``datetime.date.today`` as its parts; the head of a call or subscript is left out."""
    if isinstance(node, ast.Attribute):
        return (*dotted(node.value), node.attr)
    return (node.id,) if isinstance(node, ast.Name) else ()


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and top-level name of every absolute import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]


def commits(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_python_of(path, ROOMS) or path == PurePosixPath("db/session.py"):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit":
            yield node.lineno, "commits"


def databases(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_python_of(path, ROOMS) or path.parts[0] in ("models", "db"):
        return
    tree = ast.parse(text)
    for line, name in imported(tree):
        if name in ("sqlalchemy", "sqlite3", "psycopg", "alembic"):
            yield line, f"imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func)[-1:] == ("select",):
            yield node.lineno, "calls select()"


def loose_relationships(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_python_of(path, ROOMS):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and dotted(node.func)[-1:] == ("relationship",):
            lazy = next((word.value for word in node.keywords if word.arg == "lazy"), None)
            if not isinstance(lazy, ast.Constant) or lazy.value != "raise":
                yield node.lineno, 'relationship without lazy="raise"'


def clocks(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_python_of(path, ROOMS) or is_at_the_edge(path):
        return
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            *owner, what = dotted(node)
            calendar = owner[-1:] in (["datetime"], ["date"]) and what in ("now", "utcnow", "today")
            seconds = owner == ["time"] and what in ("time", "time_ns", "localtime", "gmtime")
            if calendar or seconds:
                yield node.lineno, f"reads the clock by {'.'.join([*owner, what])}"


def settings(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_python_of(path, ROOMS) or is_at_the_edge(path):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and dotted(node) in (("os", "environ"), ("os", "getenv")):
            yield node.lineno, "reads the environment"
        elif isinstance(node, ast.ImportFrom) and node.module in ("api.settings", "pydantic_settings"):
            yield node.lineno, f"imports {node.module}"


def dialects(path: PurePosixPath, text: str) -> Iterator[Fault]:
    allowed = str(path) in ("db/engine.py", "db/session.py", "db/search/index.py")
    if not is_python_of(path, ROOMS) or allowed or path.is_relative_to(MIGRATIONS):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and dotted(node)[-2:] == ("dialect", "name"):
            yield node.lineno, "asks which engine it runs on"


def undocumented(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_python_of(path, (*ROOMS, "bench")):
        return
    tree = ast.parse(text)
    if not ast.get_docstring(tree):
        yield 1, "module without a docstring"
    if path.is_relative_to(MIGRATIONS / "versions"):
        return
    yield from undocumented_in(tree)


def undocumented_in(parent: ast.Module | ast.ClassDef) -> Iterator[Fault]:
    for node in parent.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        repeats = any(
            dotted(mark)[-1:] in (("overload",), ("override",), ("setter",)) for mark in node.decorator_list
        )
        if node.name.startswith("_") or repeats:
            continue
        if not ast.get_docstring(node):
            yield node.lineno, f"{node.name} without a docstring"
        if isinstance(node, ast.ClassDef):
            yield from undocumented_in(node)


def long_files(path: PurePosixPath, text: str) -> Iterator[Fault]:
    ours = path.suffix in (".py", ".html", ".typ", ".css", ".js", ".jinja") and path.parts[0] in CODE
    # A migration is one step, written once and never edited; the first one makes every table.
    frozen = "vendor" in path.parts or path.is_relative_to(MIGRATIONS / "versions")
    if not ours or frozen or str(path) in MAY_BE_LONGER:
        return
    length = len(text.splitlines())
    if length > LONGEST:
        yield length, f"{length} lines"


def vague_names(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if path.parts[0] not in CODE or "vendor" in path.parts:
        return
    vague = {"util", "helper", "service", "manager"}
    for part in (*path.parts[:-1], path.stem):
        if part == "common" or part.strip("_").removesuffix("s") in vague:
            yield 1, f"is or lies in {part!r}"


def inline_code(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if path.suffix != ".html" or path.parts[0] not in ROOMS:
        return
    # What Jinja computes is blanked out, newlines kept, so that only the markup itself is judged.
    markup = re.sub(
        r"{%.*?%}|{{.*?}}|{#.*?#}",
        lambda match: re.sub(r"[^\n]", " ", match.group()),
        text,
        flags=re.DOTALL,
    )
    patterns = {
        r"<[a-z][^>]*\sstyle\s*=": "inline style",
        r"<style[\s>]": "style element",
        r"<script[^>]*>\s*[^<\s]": "script with a body",
        r"<[a-z][^>]*\son[a-z]+\s*=": "event handler in an attribute",
        r"=\s*[\"']?\s*javascript:": "javascript: address",
    }
    for pattern, what in patterns.items():
        for match in re.finditer(pattern, markup, flags=re.IGNORECASE):
            yield text.count("\n", 0, match.end()) + 1, what


# Built from pieces, so that this file keeps the rule too.
FOLDERS = ("wo" + "rk", "ro" + "ot", "t" + "mp")
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "proxy.go" + "lang.org")
MACHINE = re.compile(
    rf"(?<![\w.:/~-])/(?:{'|'.join(FOLDERS)})/|{'|'.join(re.escape(host) for host in HOSTS)}", re.IGNORECASE
)


def machines(path: PurePosixPath, text: str) -> Iterator[Fault]:
    for number, line in enumerate(text.splitlines(), start=1):
        if found := MACHINE.search(line):
            yield number, f"names {found.group()}"


RULES = (
    Rule(
        "commit() only in db/session.py",
        "one commit at the edge keeps a change and its revision in one transaction",
        commits,
        breaks=(("db/commands/agreement.py", "session.commit()"), ("api/app.py", "a.session.commit()")),
        keeps=(("db/session.py", "session.commit()"), ("tests/test_session.py", "session.commit()")),
    ),
    Rule(
        "queries and database libraries only in models/ and db/",
        "what a reader may not see is held back in one place, below every query",
        databases,
        breaks=(
            ("reports/countries/country.py", "from sqlalchemy.orm import Session"),
            ("web/pages/country.py", "def page():\n    import sqlite3"),
            ("api/routes/country.py", "db.select(x)"),
        ),
        keeps=(("db/queries/country.py", "from sqlalchemy import select\nselect(x)"),),
    ),
    Rule(
        'every relationship says lazy="raise"',
        "a page that loads row by row is slow only on real data, so it must fail on any",
        loose_relationships,
        breaks=(
            ("models/agreement.py", "actions = relationship()"),
            ("models/agreement.py", "actions = orm.relationship('X', lazy='select')"),
        ),
        keeps=(("models/agreement.py", "actions = relationship(lazy='raise')"),),
    ),
    Rule(
        "the clock is read only at the edge: the app, its clock and cache, the commands",
        "the day asked about is an argument: an answer for another day is the same code, and tests need no tricks",
        clocks,
        breaks=(
            ("models/status/status.py", "def today():\n    return date.today()"),
            ("db/session.py", "recorded_at = Field(default_factory=datetime.datetime.now)"),
            ("api/routes/country.py", "import time\ntime.time()"),
        ),
        keeps=(
            ("api/clock.py", "date.today()"),
            ("db/search/index.py", "time.perf_counter()"),
        ),
    ),
    Rule(
        "settings and the environment are read only at the edge: the app, its settings, the commands",
        "a setting is read once, at the edge, and handed in; then the docs can list them all",
        settings,
        breaks=(
            ("db/engine.py", "url = os.environ['URL']"),
            ("web/page.py", "os.getenv('URL')"),
            ("api/routes/country.py", "from api.settings import Settings"),
        ),
        keeps=(
            ("api/settings.py", "os.environ['URL']"),
            ("api/commands/main.py", "from api.settings import Settings"),
        ),
    ),
    Rule(
        "only db/engine.py, db/session.py, db/search/index.py and migrations ask which engine they run on",
        "SQLite and PostgreSQL give the same answers only as long as the code path is one",
        dialects,
        breaks=(("db/queries/country.py", "if session.bind.dialect.name == 'sqlite': pass"),),
        keeps=(
            ("db/engine.py", "engine.dialect.name"),
            ("db/migrations/env.py", "connection.dialect.name"),
        ),
    ),
    Rule(
        "every module, public class and public function opens with a docstring",
        "someone new reads what a thing is for in the words of the domain before reading how",
        undocumented,
        breaks=(
            ("models/a.py", "x = 1"),
            ("models/a.py", '"""A."""\nclass B:\n    pass'),
            ("models/a.py", '"""A."""\ndef b():\n    pass'),
            ("models/a.py", '"""A."""\nclass B:\n    """B."""\n    def c(self):\n        pass'),
        ),
        keeps=(
            ("models/a.py", '"""A."""\nclass B:\n    """B."""\n    def _c(self):\n        pass'),
            ("db/migrations/versions/0001_a.py", '"""A."""\ndef upgrade():\n    pass'),
        ),
    ),
    Rule(
        f"files are at most {LONGEST} lines long",
        "one noun, one file: a file that outgrows a reading has stopped being about one thing",
        long_files,
        breaks=(("models/agreement.py", "\n" * (LONGEST + 1)), ("web/templates/a.html", "\n" * 1000)),
        keeps=(
            ("models/agreement.py", "\n" * LONGEST),
            ("web/static/vendor/a.js", "\n" * 1000),
            ("db/migrations/versions/0001_a.py", "\n" * 1000),
            ("data/a.yaml", "\n" * 1000),
        ),
    ),
    Rule(
        "no folder or module is named utils, helpers, common, service or manager",
        "such a name says nothing, so anything ends up there; name it by its noun",
        vague_names,
        breaks=(
            ("db/utils/dates.py", ""),
            ("reports/helpers.py", ""),
            ("web/common/__init__.py", ""),
            ("models/_util.py", ""),
        ),
        keeps=(("db/queries/agreement.py", ""), ("data/services/a.yaml", "")),
    ),
    Rule(
        "templates hold no inline style, script or event handler",
        "the content security policy refuses them, and a page must work without scripts",
        inline_code,
        breaks=(
            ("web/templates/a.html", '<p class="a" style="color: red">'),
            ("web/templates/a.html", "<style>p { color: red }</style>"),
            ("web/templates/a.html", "<script>run()</script>"),
            ("reports/documents/templates/a.html", '<a href="{{ url }}"\n onclick="run()">'),
            ("web/templates/a.html", '<a href="javascript:run()">'),
        ),
        keeps=(
            ("web/templates/a.html", '<script src="{{ asset("a.js") }}" defer></script><p>style = good</p>'),
            ("web/templates/a.html", '<option value="on" {% if one == day %}selected{% endif %}>'),
        ),
    ),
    Rule(
        "no tracked file names a machine's folders or a package registry",
        "the project must build and read the same on any machine, from any mirror",
        machines,
        breaks=(
            ("README.md", f"Run it in /{FOLDERS[0]}/concord"),
            ("Makefile", f"cd /{FOLDERS[2]}/x"),
            ("requirements.txt", f"--index-url https://{HOSTS[0]}/simple"),
        ),
        keeps=(("data/a.yaml", f"url: https://example.org/{FOLDERS[0]}/page and /our{FOLDERS[0]}/"),),
    ),
)


def house_files() -> dict[PurePosixPath, str]:
    """Every text file that git tracks or would track, by its path in the house."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE,
        capture_output=True,
        check=True,
    ).stdout.decode()
    texts: dict[PurePosixPath, str] = {}
    for name in filter(None, listed.split("\0")):
        file = HOUSE / name
        content = file.read_bytes() if file.is_file() else b"\0"
        if b"\0" not in content:
            texts[PurePosixPath(name)] = content.decode(errors="replace")
    return texts


@pytest.fixture(scope="module")
def house() -> dict[PurePosixPath, str]:
    return house_files()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.asks)
def test_house_keeps_the_rule(rule: Rule, house: dict[PurePosixPath, str]) -> None:
    faults = [
        f"  {path}:{line} {what}"
        for path, text in sorted(house.items())
        for line, what in rule.faults(path, text)
    ]
    assert not faults, f"Rule: {rule.asks}.\nBecause {rule.why}.\n" + "\n".join(faults)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.asks)
def test_rule_bites_where_it_should_and_only_there(rule: Rule) -> None:
    for name, text in rule.breaks:
        assert list(rule.faults(PurePosixPath(name), text)), f"not caught in {name}: {text[:80]!r}"
    for name, text in rule.keeps:
        assert not list(rule.faults(PurePosixPath(name), text)), f"wrongly caught in {name}: {text[:80]!r}"


def test_longer_files_exist_and_say_why() -> None:
    for name, why in MAY_BE_LONGER.items():
        assert (HOUSE / name).is_file(), f"{name} is gone: take it off the list"
        assert why, f"{name} needs a reason"


def test_rules_see_the_house(house: dict[PurePosixPath, str]) -> None:
    rooms = {path.parts[0] for path in house}
    assert set(ROOMS) <= rooms, f"the rules read nothing of {set(ROOMS) - rooms}"
