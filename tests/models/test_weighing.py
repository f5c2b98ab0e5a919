"""The facts on a day that decide a status at its edges."""

from datetime import date

import pytest

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.status import Act, Flag, InForce, status_on
from models.status.term import Term
from models.status.weighing import facts_on_day
from models.vocabulary import Status, TreatyActionKind
from models.wording.reason import words

read = UncertainDate.parse
YES, POSSIBLY, NO = Certainty.YES, Certainty.POSSIBLY, Certainty.NO
TODAY = date(2026, 11, 15)
FORCE, EXTENSION = TreatyActionKind.ENTRY_INTO_FORCE, TreatyActionKind.EXTENSION


@pytest.mark.parametrize(
    ("extended", "open_end"),
    [
        ("2019-01-01", NO),
        ("2019-04-18", NO),
        ("2019-04-19", YES),
        ("2019-04", POSSIBLY),
        (None, POSSIBLY),
    ],
)
@pytest.mark.parametrize("length", [5, None])
def test_an_extension_has_another_end_only_where_it_came_after_the_stated_one(
    extended: str | None, open_end: Certainty, length: int | None
) -> None:
    record = [
        Act(position=1, kind=FORCE, done=read("2014-04-18")),
        Act(position=2, kind=EXTENSION, done=read(extended) if extended else None),
    ]
    # Five years from entry into force end on the very day that is stated.
    term = Term(years=length, ends=read("2019-04-18"))
    facts = facts_on_day(TODAY, record, term, (), multilateral=False)
    assert facts.extension_open is open_end
    found = status_on(TODAY, record, term)
    assert (found.status is Status.EXPIRED) == (open_end is NO)
    assert (Flag.EXTENSION_NOT_DOCUMENTED in found.flags) == (open_end is not NO)


def test_a_stated_end_after_the_counted_one_is_that_of_the_extension() -> None:
    record = [
        Act(position=1, kind=FORCE, done=read("2014-04-18")),
        Act(position=2, kind=EXTENSION, done=read("2019-01-01")),
    ]
    for end in ("2019-04-18", "2019-04-19", "2024"):
        term = Term(years=5, ends=read(end))
        facts = facts_on_day(date(2019, 2, 1), record, term, (), multilateral=False)
        assert (str(facts.term_on.first_ends), str(facts.term_on.ends)) == ("2019-04-18", end)


APPLIED_FROM_AN_EARLIER_DAY = [
    Act(
        position=1,
        kind=TreatyActionKind.PROVISIONAL_APPLICATION,
        done=read("2000-01-31"),
        effective=read("2000-01-01"),
    )
]
"""Agreed on 31 January to be applied from the 1st on."""


def test_what_was_agreed_to_apply_from_an_earlier_day_is_in_force_from_that_day() -> None:
    before = status_on(date(1999, 12, 31), APPLIED_FROM_AN_EARLIER_DAY)
    assert (before.exists, before.in_force, before.status) == (NO, InForce.NO, Status.UNKNOWN)
    for day in (date(2000, 1, 1), date(2000, 1, 15), date(2000, 1, 31), TODAY):
        found = status_on(day, APPLIED_FROM_AN_EARLIER_DAY)
        assert (found.exists, found.in_force) == (YES, InForce.YES)
        assert (found.status, found.certainty, found.since) == (Status.IN_FORCE, YES, read("2000-01-01"))
        assert words(found.reason, "en").startswith("provisionally applied since 1 January 2000")


def test_it_is_in_force_all_the_same_where_the_day_it_was_agreed_is_known_to_the_month() -> None:
    vague = [
        Act(position=1, kind=act.kind, done=read("2000-01"), effective=act.effective)
        for act in APPLIED_FROM_AN_EARLIER_DAY
    ]
    found = status_on(date(2000, 1, 15), vague)
    assert (found.exists, found.in_force, found.certainty) == (YES, InForce.YES, YES)


def test_a_signature_alone_does_not_exist_before_it_was_made() -> None:
    signed = Act(
        position=1, kind=TreatyActionKind.SIGNATURE, done=read("2000-01-31"), effective=read("2000-01-01")
    )
    assert status_on(date(2000, 1, 15), [signed]).exists is NO
