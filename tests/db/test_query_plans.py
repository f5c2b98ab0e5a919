"""The main questions are answered by index on both engines: a plan that reads a whole table fails.

SQLite keeps no statistics here and takes an index wherever it can; PostgreSQL is told to read a whole table only where
it has no other way, as it would judge by itself on a large record.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from conftest import TODAY
from sqlalchemy import Engine, event, text

from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import ListPosition, count, list_positions
from db.queries.door import members_on
from db.session import ReadSession, read_session
from models.via import Via
from models.vocabulary import ClauseKind, InstrumentKind, Topic

LARGE = (
    "agreement",
    "agreement_listing",
    "agreement_topic",
    "clause",
    "revision",
    "search_words",
    "participant",
)
SOME = ListPosition(TODAY, "fr-1997-iga")

QUESTIONS: dict[str, dict[str, Any]] = {
    "newest first": {},
    "by country": {"countries": ("FR",)},
    "by countries, direct": {"countries": ("FR", "IT"), "via": ("direct",)},
    "by country and kind": {"countries": ("FR",), "kinds": (InstrumentKind.CONTRACT,)},
    "by words": {"q": "lunar"},
    "by a phrase": {"q": '"lunar sample"'},
    "by words and country": {"q": "lunar", "countries": ("IT",)},
    "changed since": {"changed_since": 2_000},
    "by topic": {"topics": (Topic.NAVIGATION,)},
    "by kind of clause": {"clauses": (ClauseKind.SAMPLE_LOAN,)},
    "by mission": {"missions": ("change-6",)},
    "by organization": {"organizations": ("esa",)},
}


@contextmanager
def statements(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """The statements that ask for records, as the driver gets them, with their values."""
    said: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if statement.lstrip().startswith("SELECT"):
            said.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def plan(session: ReadSession, statement: str, values: Any, *avoided: str) -> list[str]:
    """The plan of a statement, a line for each step."""
    if session.dialect.name == "sqlite":
        rows = session.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        return [row[3] for row in rows]
    # So little is sorted or scanned in no time, as the planner knows: asked is what it can do where there is much.
    for way in ("seqscan", *avoided):
        session.execute(text(f"SET LOCAL enable_{way} = off"))
    return [row[0] for row in session.exec_driver_sql(f"EXPLAIN {statement}", values)]


def scans(lines: list[str]) -> list[str]:
    """The steps that read a whole table of those that grow."""
    tables = "|".join(LARGE)
    whole = re.compile(rf"^SCAN ({tables})\b(?!.*VIRTUAL TABLE INDEX \d+:\S)|Seq Scan on ({tables})\b")
    return [line for line in lines if whole.search(line)]


@pytest.mark.parametrize("after", [None, SOME], ids=["first page", "next page"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_is_read_by_index(loaded: Engine, question: str, after: ListPosition | None) -> None:
    wanted = AgreementFilter(on=TODAY, **QUESTIONS[question])
    with read_session(loaded) as session:
        members = members_on(session, TODAY)
        with statements(loaded) as said:
            found = list_positions(session, wanted, members, after=after, limit=21)
            number = count(session, wanted, members)
        assert len(said) == 2
        for statement, values in said:
            lines = plan(session, statement, values)
            assert not scans(lines), "\n".join([statement, *lines])
    assert number >= len(found)
    assert found or after


def test_the_page_of_a_country_comes_in_its_order_from_one_index(loaded: Engine) -> None:
    """No sort of all that a country has: each list is read in order, and as far as the page goes."""
    with read_session(loaded) as session:
        with statements(loaded) as said:
            list_positions(
                session, AgreementFilter(on=TODAY, countries=("FR",), via=(Via.DIRECT,)), {}, limit=21
            )
        ((statement, values),) = said
        lines = plan(session, statement, values, "sort", "bitmapscan")
    assert any("ix_agreement_listing_page" in line for line in lines), lines
    assert not any("TEMP B-TREE" in line or "Sort" in line for line in lines), lines


def test_a_full_scan_would_be_seen(loaded: Engine) -> None:
    with read_session(loaded) as session:
        unindexed = plan(session, "SELECT id FROM agreement WHERE summary = 'x'", ())
        words = plan(session, "SELECT record_id FROM search_words WHERE noun = 'x'", ())
    assert scans(unindexed)
    assert scans(words) or session.dialect.name == "postgresql"
