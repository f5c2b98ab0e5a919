"""A briefing as tests read it: made once a run, its pages and its text."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from conftest import TODAY
from leaf import page_texts, squeezed
from sqlalchemy import Engine

from db.session import read_session
from reports.countries.country import CountryReport, country_report
from reports.documents.briefing import briefing_of
from reports.documents.paper import Paper
from reports.documents.report import Lang, print_report
from reports.wording.lexicon import Lexicon, lexicon

MANY, LAWS, FEW, FORMER, NONE = "FR", "US", "LA", "SU", "AD"
"""The partner with the most agreements; one with restrictions; one with few; a former state; one with nothing."""


@cache
def read(engine: Engine, code: str) -> tuple[CountryReport, Lexicon]:
    """The reading of a country with the words for it, once a run."""
    with read_session(engine) as session:
        report = country_report(session, code, on=TODAY, home="CN")
        return report, lexicon(session, report.revision)


@cache
def paper(engine: Engine, code: str, lang: Lang) -> Paper:
    """Its briefing, once a run."""
    report, words = read(engine, code)
    return print_report(briefing_of(report), words, lang, "CN")


@cache
def pages(engine: Engine, code: str, lang: Lang) -> tuple[str, ...]:
    """What stands on each of its pages, without blanks."""
    return tuple(map(squeezed, page_texts(paper(engine, code, lang).pdf)))


@cache
def body(engine: Engine, code: str, lang: Lang) -> str:
    """The text of all pages without what is repeated on each, and without the marks of translations."""
    lines = []
    for page in page_texts(paper(engine, code, lang).pdf):
        lines += [line for line in page.splitlines() if not _repeated(line)]
    return squeezed("".join(lines))


def _repeated(line: str) -> bool:
    beginnings = (
        "Briefing: ",
        "简报：",
        "As of 22 November 2026 ·",
        "截至 2026 年 11 月 22 日 ·",
        "截至2026年11月22日",
    )
    return line.strip().startswith(beginnings) or "Page " in line[-14:]


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a reading's JSON that is not null, with its path."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, f"{path}[]")
    elif value is not None:
        yield path, value
