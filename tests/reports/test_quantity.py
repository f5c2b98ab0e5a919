"""Quantities in words, without a database."""

import pytest

from reports.wording.language import language
from reports.wording.quantity import IN_SENTENCES, IN_TABLES, IntervalWords, mass_interval

GRAM = 1_000_000


@pytest.mark.parametrize(
    ("least", "most", "words", "english", "chinese"),
    [
        (GRAM, GRAM, IN_TABLES, "1 g", "1克"),
        (GRAM, 2 * GRAM, IN_TABLES, "1 g to 2 g", "1克至2克"),
        (0, 2 * GRAM, IN_TABLES, "more than 0, at most 2 g", "大于0，至多2克"),
        (GRAM, None, IN_TABLES, "at least 1 g", "至少1克"),
        (0, None, IN_TABLES, "not reported", "未见报道"),
        (GRAM, 2 * GRAM, IN_SENTENCES, "between 1 g and 2 g", "1克至2克"),
        (0, 2 * GRAM, IN_SENTENCES, "between 0 g and 2 g", "0克至2克"),
        (GRAM, None, IN_SENTENCES, "at least 1 g", "至少1克"),
        (0, None, IN_SENTENCES, "samples of a mass not reported", "质量未见报道的样品"),
    ],
)
def test_limits_of_a_mass_are_worded_for_a_table_and_for_a_sentence(
    least: int, most: int | None, words: IntervalWords, english: str, chinese: str
) -> None:
    assert mass_interval(least, most, language("en"), words) == english
    assert mass_interval(least, most, language("zh"), words) == chinese
