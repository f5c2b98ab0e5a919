"""The rules of the house that templates are held to, each with its reason and a proof that it bites."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from jinja2 import Environment, nodes
from test_house import ROOMS, Fault, Rule, house_files

LONGEST_LINE = 120
"""Characters in a line of a template; Python's lines are ruff's to judge."""


def is_template(path: PurePosixPath) -> bool:
    return (
        path.suffix in (".html", ".typ", ".jinja") and path.parts[0] in ROOMS and "vendor" not in path.parts
    )


def long_lines(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_template(path):
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            yield number, f"{len(line)} characters"


REARRANGING = frozenset(
    ("groupby", "map", "reject", "rejectattr", "select", "selectattr", "sort", "sum", "unique")
)
RECKONING = (nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)


def computing(path: PurePosixPath, text: str) -> Iterator[Fault]:
    if not is_template(path) or path.suffix == ".jinja":
        return
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(text)  # noqa: S701 - it is only read
    for node in tree.find_all((nodes.Filter, nodes.BinExpr)):
        if isinstance(node, nodes.Filter) and node.name in REARRANGING:
            yield node.lineno, f"rearranges records by {node.name}"
        elif isinstance(node, RECKONING):
            yield node.lineno, "reckons"


RULES = (
    Rule(
        "templates of pages and papers neither rearrange records nor reckon",
        "what they say is decided where types and tests see it; adding one and cutting a list short are allowed",
        computing,
        breaks=(
            ("web/templates/a.html", '<p>{% for key, some in rules|groupby("regime") %}{% endfor %}</p>'),
            ("web/templates/a.html", "{{ masses|sum }}"),
            ("web/templates/a.html", "{{ share * 100 }}"),
            ("web/templates/a.html", '{% set given = partners|selectattr("ids")|list %}'),
            ("web/templates/a.html", '{% if agreements|select("in", titles)|first is defined %}{% endif %}'),
            ("reports/documents/templates/a.typ", '{% set bare = kinds|rejectattr("clauses")|list %}'),
            ("reports/documents/templates/a.typ", '#{{ v.comma(rules|map(attribute="topic")) }};'),
            ("reports/documents/templates/a.typ", "#{{ share * 100 }};"),
        ),
        keeps=(
            (
                "web/templates/a.html",
                "{% for each in some[:3] %}{{ loop.index + 1 }}{{ some|length }}{% endfor %}",
            ),
            ("web/view/rules.py", "x = 3 * 4"),
            ("reports/documents/templates/a.typ", "#picture({{ it.drawing }}, width: {{ width }} * 1%)"),
        ),
    ),
    Rule(
        f"lines of templates are at most {LONGEST_LINE} characters long",
        "no formatter breaks them, and a change in a long line shows neither where it is nor what it does",
        long_lines,
        breaks=(
            ("web/templates/a.html", "<p>\n" + "x" * (LONGEST_LINE + 1)),
            ("reports/documents/templates/a.typ", "#text[" + "x" * LONGEST_LINE + "]"),
            ("reports/documents/templates/a.jinja", "文" * (LONGEST_LINE + 1)),
        ),
        keeps=(
            ("web/templates/a.html", "文" * LONGEST_LINE + "\n" + "x" * LONGEST_LINE),
            ("web/static/vendor/a.html", "x" * 1000),
            ("data/a.html", "x" * 1000),
        ),
    ),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.asks)
def test_templates_keep_the_rule(rule: Rule) -> None:
    faults = [
        f"  {path}:{line} {what}"
        for path, text in sorted(house_files().items())
        for line, what in rule.faults(path, text)
    ]
    assert not faults, f"Rule: {rule.asks}.\nBecause {rule.why}.\n" + "\n".join(faults)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.asks)
def test_rule_of_templates_bites_where_it_should_and_only_there(rule: Rule) -> None:
    for name, text in rule.breaks:
        assert list(rule.faults(PurePosixPath(name), text)), f"not caught in {name}: {text[:80]!r}"
    for name, text in rule.keeps:
        assert not list(rule.faults(PurePosixPath(name), text)), f"wrongly caught in {name}: {text[:80]!r}"


def test_rules_see_the_templates() -> None:
    rooms = {path.parts[0] for path in house_files() if is_template(path)}
    assert {"web", "reports"} <= rooms
