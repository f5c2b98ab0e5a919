"""Masses in whole micrograms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.wording.mass import mass_words, parse_mass


@pytest.mark.parametrize(
    ("text", "micrograms"),
    [
        ("1.5 g", 1_500_000),
        ("60 mg", 60_000),
        ("60mg", 60_000),
        ("1,731 g", 1_731_000_000),
        ("1.7310 kg", 1_731_000_000),
        ("2.18克", 2_180_000),
        ("3 微克", 3),
        ("3 毫克", 3_000),
        ("1公斤", 10**9),
        ("1 千克", 10**9),
        ("7 µg", 7),
        ("7 μg", 7),
        ("7 ug", 7),
        ("0.000001 g", 1),
        ("0 g", 0),
        (" 1 g ", 1_000_000),
    ],
)
def test_read(text: str, micrograms: int) -> None:
    assert parse_mass(text) == micrograms


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,5 g", "comma"),
        ("0,500 g", "comma"),
        ("1,7310 g", "comma"),
        ("1.731,5 g", "not a mass"),
        ("-3 g", "not negative"),
        ("−3 g", "not negative"),
        ("NaN g", "not a mass"),
        ("inf g", "not a mass"),
        ("1e3 g", "not a mass"),
        ("0.5 µg", "finer than a microgram"),
        ("5 Mg", "not a unit"),
        ("5", "not a mass"),
        ("", "not a mass"),
        ("g", "not a mass"),
        (".5 g", "not a mass"),
        ("007 g", "not a mass"),
        ("٣ g", "not a mass"),
        ("1  g", "not a mass"),
        ("1 g\n", "not a unit"),
        ("9999999999999999 kg", "too large"),
        ("1" * 41 + " g", "too long"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_mass(text)


@pytest.mark.parametrize(
    ("micrograms", "en", "zh"),
    [
        (1_500_000, "1.5 g", "1.5克"),
        (60_000, "60 mg", "60毫克"),
        (1_731_000_000, "1,731 g", "1,731克"),
        (1_731_000_001, "1,731.000001 g", "1,731.000001克"),
        (9_999_999_999, "9,999.999999 g", "9,999.999999克"),
        (10**10, "10 kg", "10千克"),
        (382 * 10**9, "382 kg", "382千克"),
        (7, "7 µg", "7微克"),
        (1_005, "1.005 mg", "1.005毫克"),
        (0, "0 g", "0克"),
    ],
)
def test_words(micrograms: int, en: str, zh: str) -> None:
    assert mass_words(micrograms, "en") == en
    assert mass_words(micrograms, "zh-Hans") == zh


def test_no_words_for_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="not negative"):
        mass_words(-1, "en")


@given(st.integers(0, 2**63 - 1), st.sampled_from(["en", "zh"]))
def test_round_trip(micrograms: int, lang: str) -> None:
    assert parse_mass(mass_words(micrograms, lang)) == micrograms


@given(st.text(max_size=45))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert parse_mass(text) >= 0
    except ValueError as refusal:
        assert str(refusal)
