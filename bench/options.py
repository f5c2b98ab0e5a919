"""What can be measured, and how it is asked for: ``python -m bench [name …] [--beside DIR]``."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BENCHES: dict[str, tuple[tuple[str, str], ...]] = {
    "agreements": (
        (
            "plain sqlite3 and json",
            "one statement a table, rows to dicts, one dump; in process, milliseconds",
        ),
        (
            "the whole app, no answer kept",
            "the same agreements uncompressed, every answer worked out; milliseconds",
        ),
        ("ratio", "the second by the first, in turns"),
    ),
    "start": (("second start", "from the command to the first answer, the record in its file; seconds"),),
    "briefing": (
        (
            "briefing in en, zh, both",
            "reading and printing, templates and fonts warm, no answer kept; milliseconds",
        ),
        ("WeasyPrint", "the HTML of the same country's page to PDF; milliseconds"),
        (
            "all briefings",
            "one command for every partner, its start included; milliseconds each, peak memory",
        ),
    ),
    "fairness": (
        (
            "fairness with bounds",
            "rules alone, from rows to figures, at three sizes; seconds, memory, growth",
        ),
        ("conservation", "every rule of the ledger on the same rows; seconds"),
    ),
    "api": (
        (
            "warm",
            "one list answered from what was kept, and the same bytes from a bare callable; answers a second",
        ),
        ("304 by 200", "kept answers that have not changed, by the same answers whole"),
        (
            "Datasette, ROAPI, warm",
            "kept answers by the peer's, the same agreements, each in its own form of JSON",
        ),
        ("Datasette, cold", "no answer kept, a country in turn, four fields, by the same rows and columns"),
    ),
    "scale": (
        ("concord load", "a synthetic record as JSON Lines into an empty file; minutes, peak memory"),
        (
            "cold pages",
            "no answer kept, full pages by country and by words, by the real record's; milliseconds",
        ),
        ("first page of a country", "the first that a process answers, before it got ready; milliseconds"),
        ("search as one types", "no answer kept, suggestions of the search box; milliseconds"),
    ),
}
"""Benchmarks by name: the rows of each, and what they measure."""

BESIDE: tuple[tuple[str, str], ...] = (
    ("kept answers", "one list from what was kept, 16 connections: its rate by the other's"),
    ("four fields, not kept", "a country in turn, 16 connections: its rate by the other's"),
    ("country page, not kept", "eight countries in turn, one connection: its time by the other's"),
    ("briefing, not kept, warm", "in English over HTTP, one connection: its time by the other's"),
    ("start", "from the command to the first answer: its time by the other's"),
)
"""Rows of this checkout by another's, measured in turns."""


@dataclass(frozen=True)
class Options:
    """What is to be measured."""

    names: tuple[str, ...]
    beside: Path | None


def parse(arguments: Sequence[str]) -> Options:
    """The options that the command was given; ends the process where they are refused, or ask for help."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure speed and size, as ratios within one run. A row that did not measure what it says ends it.",
        epilog=listing(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"any of {', '.join(BENCHES)}; all without one"
    )
    parser.add_argument(
        "--beside", type=Path, metavar="DIR", help="also measure this checkout by the one in DIR, in turns"
    )
    parser.add_argument("--list", action="store_true", help="list the rows and what each measures")
    given = parser.parse_args(arguments)
    if given.list:
        print(listing())
        parser.exit()
    for name in given.names:
        if name not in BENCHES:
            parser.error(f"there is no benchmark {name!r}: any of {', '.join(BENCHES)}")
    if given.beside is not None and not (given.beside / "api" / "__main__.py").is_file():
        parser.error(f"no checkout of Concord in {given.beside}")
    everything = () if given.beside is not None else tuple(BENCHES)
    return Options(tuple(given.names) or everything, given.beside and given.beside.resolve())


def listing() -> str:
    """Every row with what it measures, as text."""
    rows = [*BENCHES.items(), ("--beside DIR", BESIDE)]
    return "\n".join(
        line for name, of in rows for line in (name, *(f"  {row:<30} {measures}" for row, measures in of))
    )
