"""How many statements an answer may cost: a number that neither the page's length nor the record's size changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from conftest import engine_of
from fastapi.testclient import TestClient
from sqlalchemy import event

BUDGET = {
    "/api/v1/agreements": 30,
    "/api/v1/agreements?fields=title,kind,signed": 10,
    "/api/v1/agreements?country=FR": 32,
    "/api/v1/agreements?country=FR&fields=title,signed": 12,
    "/api/v1/agreements?q=lunar&region=Europe": 34,
    "/api/v1/agreements?status=in_force&sort=expires": 42,
    "/api/v1/agreements?facets=status,topic,kind,country,region,via,clause,mission,organization,decade": 50,
    "/api/v1/agreements/la-2008-framework-agreement": 30,
    "/api/v1/countries/FR": 90,
}


@contextmanager
def counted(client: TestClient) -> Iterator[list[str]]:
    """The statements that ask the record anything while the block runs."""
    engine = engine_of(client)
    said: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, _values: Any, _context: Any, _many: bool) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _cost(client: TestClient, address: str) -> int:
    with counted(client) as said:
        response = client.get(address)
    assert response.status_code == 200, response.text
    return len(said)


@pytest.mark.parametrize("address", BUDGET)
def test_an_answer_keeps_its_budget(client: TestClient, address: str) -> None:
    # Another day each, so that nothing kept from an earlier request answers in its place.
    joined = "&" if "?" in address else "?"
    cost = _cost(client, f"{address}{joined}on=2026-05-17")

    assert 0 < cost <= BUDGET[address]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/agreements?country=FR",
        "/api/v1/agreements?q=satellite",
        "/api/v1/agreements?status=signed",
        "/api/v1/agreements?sort=title&facets=country",
        "/api/v1/clauses?country=IT",
    ],
)
def test_the_length_of_a_page_costs_no_statement(client: TestClient, address: str) -> None:
    few, many = (_cost(client, f"{address}&limit={limit}&on=2026-05-18") for limit in (5, 40))

    assert many <= few + 1
