"""Slips of the keyboard: what is forgiven as one types, and what is another word."""

import pytest

from models.wording.edit_distance import slips


@pytest.mark.parametrize(
    ("typed", "word", "number"),
    [
        ("france", "france", 0),
        ("fran", "france", 0),
        ("frnace", "france", 1),
        ("frnac", "france", 1),
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
