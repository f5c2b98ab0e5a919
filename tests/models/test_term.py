"""Terms and their tacit renewal."""

from calendar import monthrange
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import closed_dates, days

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.term import NONE_STATED, RENEWALS_LISTED, Basis, Term, term_on

read = UncertainDate.parse

CONTRACT = Term(years=1, tacit_renewal=True, renewal_months=12, notice_months=3)


@pytest.mark.parametrize(
    ("asked", "ends", "notice", "renewals"),
    [
        (date(2020, 7, 1), "2021-06-28", "2021-03-28", 0),
        (date(2021, 6, 28), "2021-06-28", "2021-03-28", 0),
        (date(2021, 6, 29), "2022-06-28", "2022-03-28", 1),
        (date(2026, 1, 10), "2026-06-28", "2026-03-28", 5),
        (date(2026, 6, 28), "2026-06-28", "2026-03-28", 5),
        (date(2026, 6, 29), "2027-06-28", "2027-03-28", 6),
        (date(2026, 11, 15), "2027-06-28", "2027-03-28", 6),
    ],
)
def test_a_contract_renewed_year_by_year(asked: date, ends: str, notice: str, renewals: int) -> None:
    on = term_on(CONTRACT, read("2020-06-28"), asked)
    assert str(on.ends) == ends
    assert str(on.notice_on) == notice
    assert on.renewals == on.renewals_possible == renewals
    assert str(on.first_ends) == "2021-06-28"
    assert on.basis is Basis.COMPUTED
    assert on.over is Certainty.NO


def test_ten_years_from_laos() -> None:
    on = term_on(Term(years=10, tacit_renewal=True), read("2008-08-22"), date(2026, 11, 15))
    assert str(on.ends) == "2028-08-22"
    assert on.renewed_on == (read("2018-08-22"),)
    assert on.notice_on is None


def test_renewals_count_from_the_start_and_do_not_slide() -> None:
    monthly = Term(months=1, tacit_renewal=True)
    on = term_on(monthly, read("2020-01-31"), date(2020, 3, 15))
    assert str(on.first_ends) == "2020-02-29"
    assert str(on.ends) == "2020-03-31"
    yearly = Term(years=1, tacit_renewal=True)
    leap = term_on(yearly, read("2020-02-29"), date(2023, 6, 1))
    assert [str(day) for day in leap.renewed_on] == ["2021-02-28", "2022-02-28", "2023-02-28"]
    assert str(leap.ends) == "2024-02-29"


def test_an_uncertain_start_leaves_the_term_uncertain() -> None:
    on = term_on(CONTRACT, read("2020"), date(2026, 6, 1))
    assert (on.renewals, on.renewals_possible) == (5, 6)
    assert str(on.ends) == "2026/2027"
    assert str(on.notice_on) == "2025-10/2027-09"


def test_no_end_stated_and_end_not_documented() -> None:
    for ends in (NONE_STATED, None):
        on = term_on(Term(ends=ends), read("2020-01-01"), date(2026, 1, 1))
        assert (on.ends, on.first_ends, on.over) == (None, None, Certainty.NO)
    assert Term(ends=NONE_STATED) != Term(ends=None)


def test_a_stated_end_wins_over_a_counted_one() -> None:
    on = term_on(Term(years=3, ends=read("2009")), read("2006-06"), date(2009, 7, 1))
    assert (str(on.ends), on.basis, on.over) == ("2009", Basis.STATED, Certainty.POSSIBLY)


def test_the_term_states_its_own_start() -> None:
    on = term_on(Term(years=5, starts=read("2018-01-01")), read("2017-11-01"), date(2020, 1, 1))
    assert str(on.ends) == "2023-01-01"


def test_a_monthly_term_in_year_9999_is_not_counted_month_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = list[int]()
    plus_months = UncertainDate.plus_months

    def counting(moment: UncertainDate, months: int) -> UncertainDate:
        counted.append(months)
        return plus_months(moment, months)

    monkeypatch.setattr(UncertainDate, "plus_months", counting)
    monthly = Term(months=1, tacit_renewal=True)
    on = term_on(monthly, read("2020-01-31"), date.max)
    assert 0 < len(counted) < 100
    assert on.renewals == 7979 * 12 + 10
    assert len(on.renewed_on) == RENEWALS_LISTED
    assert str(on.renewed_on[-1]) == "9999-11-30"


def test_an_end_beyond_the_calendar_is_none() -> None:
    on = term_on(Term(years=100, tacit_renewal=True), read("2020-01-01"), date.max)
    assert (on.renewals, on.ends, on.over) == (79, None, Certainty.NO)
    assert term_on(Term(years=9000), read("2020"), date.max).first_ends is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"years": 0},
        {"years": -1},
        {"months": -3},
        {"years": 0, "months": 0},
        {"years": 1, "renewal_months": 0},
        {"renewal_months": -12},
        {"notice_months": -1},
    ],
)
def test_lengths_that_never_end_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"month|negative"):
        Term(**wrong)


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@given(days, st.integers(1, 150), st.none() | st.integers(1, 150), st.integers(0, 40), days)
def test_renewal_agrees_with_counting_term_by_term(
    start: date, length: int, renewal: int | None, notice: int, asked: date
) -> None:
    term = Term(months=length, tacit_renewal=True, renewal_months=renewal, notice_months=notice)
    on = term_on(term, read(start.isoformat()), asked)
    past: list[date] = []
    end = _later(start, length)
    while end < asked:
        past.append(end)
        end = _later(start, length + len(past) * (renewal or length))
    assert on.ends
    assert on.notice_on
    assert on.ends.first == on.ends.last == end
    assert on.renewals == on.renewals_possible == len(past)
    assert [day.first for day in on.renewed_on] == past[-RENEWALS_LISTED:]
    assert on.notice_on.first == _later(end, -notice)


@given(closed_dates(), st.integers(1, 60), st.booleans(), days, st.data())
def test_every_start_it_can_mean_gives_a_term_within_the_answer(
    start: UncertainDate, length: int, renews: bool, asked: date, data: st.DataObject
) -> None:
    assert start.earliest
    assert start.latest
    assume(start.earliest.year > 1900)
    exact = read(data.draw(st.dates(start.earliest, start.latest)).isoformat())
    term = Term(months=length, tacit_renewal=renews, notice_months=2)
    vague, sure = term_on(term, start, asked), term_on(term, exact, asked)
    assert vague.renewals <= sure.renewals <= vague.renewals_possible
    for answer, one in ((vague.ends, sure.ends), (vague.notice_on, sure.notice_on)):
        assert answer
        assert answer.earliest
        assert answer.latest
        assert one
        assert one.first
        assert answer.earliest <= one.first <= answer.latest
    assert vague.over in {sure.over, Certainty.POSSIBLY}
