"""Slips of the keyboard: what is forgiven as one types, and what is another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.wording.edit_distance import slips


@pytest.mark.parametrize(
    ("typed", "word", "number"),
    [
        ("france", "france", 0),
        ("fran", "france", 0),
        ("frnace", "france", 1),
        ("frnac", "france", 1),
        ("france", "fran", 2),
        ("kazahstan", "kazakhstan", 1),
        ("rosocsmos", "roscosmos", 1),
        ("brasill", "brazil", 2),
        ("brazzil", "brazil", 1),
        ("moon", "france", 3),
        ("france", "fra", 3),
        ("abcd", "badc", 2),
    ],
)
def test_slips_are_counted_up_to_the_most_asked_for(typed: str, word: str, number: int) -> None:
    assert slips(typed, word, 2) == number


def _distance(one: str, other: str) -> int:
    """The same by definition: letters left out, put in, changed or swapped, from the end of both words."""
    if not one or not other:
        return len(one) + len(other)
    least = min(
        _distance(one[:-1], other) + 1,
        _distance(one, other[:-1]) + 1,
        _distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if one[-2:] == other[-2:][::-1] and len(one) > 1 < len(other):
        least = min(least, _distance(one[:-2], other[:-2]) + 1)
    return least


few_letters = st.text("abc", max_size=4)


@given(few_letters, few_letters, st.integers(0, 3))
def test_slips_are_the_least_number_that_makes_a_beginning_of_the_word(
    typed: str, word: str, most: int
) -> None:
    beginnings = [word[:length] for length in range(len(word) + 1)]
    least = min(_distance(typed, beginning) for beginning in beginnings)
    assert slips(typed, word, most) == min(least, most + 1)
