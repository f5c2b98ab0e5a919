"""Both engines give the same bytes: every address for programs in every format, every page type in both languages, a
sample of the pages of every noun, and every paper. What is made from readings is therefore tested on SQLite alone.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from zlib import crc32

import pytest
from browser.addresses import KINDS
from databases import ENGINES, TODAY, Databases
from fastapi.testclient import TestClient
from records import LISTS, record_pages

from api.app import create_app
from api.openapi import example_address, operations
from api.parameters.formats import Format
from api.settings import Settings

Pair = tuple[TestClient, TestClient]

PROGRAMS = (
    "agreements",
    "benefits",
    "bodies",
    "calendars",
    "catalog",
    "changes",
    "charts",
    "claims",
    "clauses",
    "compare",
    "countries",
    "export",
    "fairness",
    "feeds",
    "health",
    "missions",
    "organizations",
    "reciprocity",
    "restrictions",
    "samples",
    "stats",
    "visits",
    "vocabularies",
)
"""The first word of every address for programs, after its version."""

SAMPLED = 12
"""One page in so many is compared; the lists hold every field of every record."""

PAPERS = (
    "/countries/FR/briefing.pdf?lang=both",
    "/agreements/la-2008-framework-agreement/dossier.pdf?lang=zh",
    "/samples/statement.pdf",
    "/clauses/compare.pdf?country=FR&country=RU&lang=zh",
    "/fairness.pdf",
    "/benefits.pdf?lang=zh",
)
"""One address of every paper."""

SECRET = "{token}"  # noqa: S105 - the part of a path that no document shows an example of


@pytest.fixture(scope="module")
def both(databases: Databases) -> Iterator[Pair]:
    """The real app on either engine."""
    with ExitStack() as stack:
        clients = []
        for engine in ENGINES:
            app = create_app(
                Settings(database_url=databases.loaded(engine), _env_file=None), clock=lambda: TODAY
            )
            stack.callback(app.state.engine.dispose)
            clients.append(stack.enter_context(TestClient(app, raise_server_exceptions=False)))
        yield clients[0], clients[1]


def difference(both: Pair, address: str) -> str | None:
    """How the answers of the two engines differ; None where they are the same bytes."""
    one, other = (client.get(address, follow_redirects=False) for client in both)
    assert one.status_code < 500, f"{address} answers {one.status_code}"
    for name in ("content-type", "location"):
        if one.headers.get(name) != other.headers.get(name):
            return f"{address}: {name} {one.headers.get(name)!r} and {other.headers.get(name)!r}"
    if (one.status_code, one.content) == (other.status_code, other.content):
        return None
    pairs = enumerate(zip(one.content, other.content, strict=False))
    place = next((at for at, (a, b) in pairs if a != b), min(len(one.content), len(other.content)))
    near = slice(max(0, place - 100), place + 100)
    return (
        f"{address}: {one.status_code} and {other.status_code}, from byte {place}:\n"
        f"  {one.content[near]!r}\n  {other.content[near]!r}"
    )


def require_same(both: Pair, addresses: list[str]) -> None:
    assert addresses, "nothing to compare"
    found = [each for each in (difference(both, address) for address in addresses) if each]
    assert not found, "\n".join(found)


def noun(path: str) -> str:
    """The first word of an address for programs, after its version."""
    return path.split("/")[3].partition(".")[0]


def variants(path: str, operation: dict[str, Any]) -> Iterator[str]:
    """The example address, and the same in every format and in Chinese where it takes these."""
    example = example_address(path, operation)
    more = f"{example}{'&' if '?' in example else '?'}"
    names = {parameter["name"] for parameter in operation.get("parameters", [])}
    yield example
    if "format" in names:
        yield from (f"{more}format={each}" for each in Format)
    if "lang" in names:
        yield f"{more}lang=zh"
    if "limit" in names:
        yield f"{more}limit=500"
    if "on" in names:
        yield f"{path_of(example)}on=1998-01-01"


def path_of(example: str) -> str:
    """An example address without the day it asks about, open for another."""
    path, _, query = example.partition("?")
    return f"{path}?{''.join(f'{each}&' for each in query.split('&') if each and not each.startswith('on='))}"


def documented(client: TestClient) -> list[tuple[str, dict[str, Any]]]:
    found = operations(client.get("/api/v1/openapi.json").json())
    return [(path, operation) for path, operation in found if SECRET not in path]


def test_no_address_for_programs_is_left_out(both: Pair) -> None:
    assert {noun(path) for path, _ in documented(both[0])} == set(PROGRAMS)


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_get_the_same(both: Pair, name: str) -> None:
    require_same(
        both,
        [
            address
            for path, operation in documented(both[0])
            if noun(path) == name
            for address in variants(path, operation)
        ],
    )


@pytest.mark.parametrize("prefix", ["", "/zh"])
@pytest.mark.parametrize("half", [0, 1])
def test_page_types_are_the_same(both: Pair, prefix: str, half: int) -> None:
    require_same(both, [prefix + address for address in KINDS[half::2]])


@pytest.mark.parametrize("name", LISTS)
def test_pages_of_records_are_the_same(both: Pair, name: str) -> None:
    some = [each for each in record_pages(both[0], name) if crc32(each.encode()) % SAMPLED == 0]
    require_same(both, [f"{prefix}{each}" for each in some for prefix in ("", "/zh")])


@pytest.mark.parametrize("address", PAPERS)
def test_papers_are_the_same(both: Pair, address: str) -> None:
    require_same(both, [address])


def test_a_difference_is_seen(both: Pair) -> None:
    class Other:
        """An engine that gives another answer."""

        def get(self, address: str, **options: Any) -> Any:
            return both[1].get("/api/v1/claims?on=1998-01-01", **options)

    found = difference((both[0], Other()), "/api/v1/claims")  # type: ignore[arg-type]  # as much of a client as is asked
    assert found is not None
    assert "from byte" in found
