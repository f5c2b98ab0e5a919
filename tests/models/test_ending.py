"""Which end of an instrument came first, where several are documented."""

from datetime import date

import pytest

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.ending import Ending, first_of
from models.status.status import Act, StatusGroup, status_on
from models.status.term import Term
from models.vocabulary import Status, TreatyActionKind

read = UncertainDate.parse
YES, POSSIBLY = Certainty.YES, Certainty.POSSIBLY
TODAY = date(2026, 11, 15)


def ending(status: Status, on: str) -> Ending:
    """A certain end of that status and date."""
    moment = read(on)
    return Ending(status, YES, moment, moment.earliest, moment.latest, (), YES)


PRECEDENCE = (Status.TERMINATED, Status.SUPERSEDED, Status.EXPIRED)
"""Of ends on one day an act of the parties comes before a later instrument, and that before the clock."""

PAIRS = [(one, other) for n, one in enumerate(PRECEDENCE) for other in PRECEDENCE[n + 1 :]]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_of_two_ends_on_one_day_the_precedence_decides(first: Status, second: Status) -> None:
    one, other = ending(first, "2020-05-01"), ending(second, "2020-05-01")
    assert one.precedes(other)
    assert not other.precedes(one)
    assert first_of([other, one]) is one


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_an_earlier_end_comes_first_whatever_its_kind(first: Status, second: Status) -> None:
    for one, other in ((first, second), (second, first)):
        assert ending(one, "2020-04-30").precedes(ending(other, "2020-05-01"))
        assert not ending(one, "2020-05-01").precedes(ending(other, "2020-04-30"))


def test_an_end_some_day_of_a_year_precedes_one_on_its_last_day_only_by_precedence() -> None:
    last_day = "2020-12-31"
    assert ending(Status.TERMINATED, "2020").precedes(ending(Status.EXPIRED, last_day))
    assert not ending(Status.EXPIRED, "2020").precedes(ending(Status.TERMINATED, last_day))
    assert not ending(Status.TERMINATED, "2020").precedes(ending(Status.EXPIRED, "2020-12-30"))


def test_terminated_on_the_last_day_of_its_term_it_is_certainly_terminated() -> None:
    record = [
        Act(position=1, kind=TreatyActionKind.ENTRY_INTO_FORCE, done=read("2014-04-18")),
        Act(position=2, kind=TreatyActionKind.TERMINATION, done=read("2020-12-31")),
    ]
    found = status_on(TODAY, record, Term(ends=read("2020-12-31")))
    assert (found.status, found.certainty, found.group) == (Status.TERMINATED, YES, StatusGroup.PAST)
    unclear = status_on(TODAY, record, Term(ends=read("2020")))
    assert (unclear.certainty, unclear.group) == (POSSIBLY, StatusGroup.PAST)
