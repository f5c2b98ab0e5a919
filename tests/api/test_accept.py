"""Quality values are read in one way, whatever was sent, and mean the same at every address."""

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.layers.accept import REMEMBERED_AT_MOST, _remembered, weight_of_coding, weight_of_type, weights

TOKENS = st.text("abcxyz0189+-.", min_size=1, max_size=8)
THOUSANDTHS = st.integers(0, 1_000)


@pytest.mark.parametrize(
    ("accept", "weight"),
    [
        ("", 1.0),
        (" , ,", 1.0),
        ("application/json", 1.0),
        ("application/json;q=0, */*", 0.0),
        ("application/json;q=0.25, application/*;q=0.5", 0.25),
        ("APPLICATION/*; Q=0.5", 0.5),
        ("application/json;charset=utf-8;q=0.3", 0.3),
        ("text/*", 0.0),
        ("text/html, *; q=.2, */*; q=.2", 0.2),
        ("application/json;q=5", 1.0),
        ("application/json;q=abc", 1.0),
        ("image/png, application/json;q=abc", 0.0),
        ("application/json;q=nan, */*;q=0.1", 0.1),
        ("application/json;q=-1, */*;q=0.1", 0.1),
        ("application/json;q=0, application/json;q=0.4", 0.4),
    ],
)
def test_the_most_precise_range_gives_the_weight(accept: str, weight: float) -> None:
    assert weight_of_type(accept, "application/json; charset=utf-8") == weight


@given(st.dictionaries(st.tuples(TOKENS, TOKENS), THOUSANDTHS, min_size=1))
def test_what_the_standard_writes_is_read_as_it_is(ranges: dict[tuple[str, str], int]) -> None:
    header = ", ".join(f"{kind}/{name};q={given / 1000:.3f}" for (kind, name), given in ranges.items())

    assert weights(header) == {f"{kind}/{name}": given / 1000 for (kind, name), given in ranges.items()}


@given(st.text(st.characters(max_codepoint=255)) | st.text(",;= q0.19*/ax"))
def test_whatever_is_sent_gives_weights_from_0_to_1(header: str) -> None:
    assert all(0.0 <= weight <= 1.0 for weight in weights(header).values())
    assert 0.0 <= weight_of_type(header, "text/csv") <= 1.0
    assert 0.0 <= weight_of_coding(header, "gzip") <= 1.0


@given(st.text(",;= q0.19*/ax"))
def test_a_faulty_weight_is_as_if_its_range_had_not_been_sent(header: str) -> None:
    assert weights(f"{header},text/csv;q=faulty") == weights(header)


def test_what_is_long_is_not_remembered() -> None:
    long = "text/csv," * REMEMBERED_AT_MOST
    before = _remembered.cache_info().currsize

    assert weights(long) == {"text/csv": 1.0}
    assert _remembered.cache_info().currsize == before


@pytest.mark.parametrize(
    ("accept", "status"),
    [("application/json;q=abc", 200), ("application/json;q=0", 406), ("image/png", 406), ("*;q=.2", 200)],
)
def test_every_address_takes_a_header_alike(client: TestClient, accept: str, status: int) -> None:
    for address in ("/api/v1/claims", "/api/v1/health", "/api/v1/countries/FR"):
        assert client.get(address, headers={"Accept": accept}).status_code == status, address
