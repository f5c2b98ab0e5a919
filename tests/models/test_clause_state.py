"""What became of a promise."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import completions, days, uncertain_dates

from models.clauses.state import SHOWN_BY, ClauseOnDay, ClauseState, Delivery, Promise, clause_state
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import ClauseKind, Modality, MovementKind, Side
from models.wording.reason import words

read = UncertainDate.parse
TODAY = date(2026, 11, 22)

GIFT = Promise(ClauseKind.SAMPLE_GIFT, Modality.SHALL, Side.HOME, "change-5", 1_500_000, read("2023"))


def gave(mass: int | None = 1_500_000, on: str = "2023-04", **other: Any) -> Delivery:
    plain: dict[str, Any] = {
        "id": "gift",
        "kind": MovementKind.GIFT,
        "on": read(on),
        "gives": Side.HOME,
        "mass": mass,
        "mission": "change-5",
    }
    return Delivery(**(plain | other))


def said(state: ClauseOnDay) -> str:
    for lang in ("en", "zh"):
        assert "%(" not in words(state.reason, lang)
    return words(state.reason, "en")


@pytest.mark.parametrize(
    ("deliveries", "state", "certain", "reason"),
    [
        ([gave()], "fulfilled", "yes", "1.5 g delivered April 2023; 1.5 g promised"),
        ([gave(10**6), gave(500_000)], "fulfilled", "yes", "1 g delivered April 2023; 500 mg delivered"),
        ([gave(on="2024-02")], "fulfilled", "yes", "that was after the day it was due, 2023"),
        ([], "overdue", "yes", "no delivery documented by 22 November 2026; 1.5 g promised; due 2023"),
        ([gave(10**6)], "overdue", "yes", "1 g delivered April 2023; 1.5 g promised; due 2023"),
        ([gave(None)], "overdue", "possibly", "mass not reported; 1.5 g promised; due 2023"),
        ([gave(on="2026~")], "overdue", "possibly", "1.5 g possibly delivered by 22 November 2026"),
        ([gave(on="2027")], "overdue", "yes", "no delivery documented"),
        ([gave(mission="change-6")], "overdue", "yes", "no delivery documented"),
        ([gave(kind=MovementKind.LOAN)], "overdue", "yes", "no delivery documented"),
        ([gave(gives=Side.PARTNER)], "overdue", "yes", "no delivery documented"),
        ([gave(mission=None)], "fulfilled", "yes", "delivered"),
        ([gave(arrived=False)], "overdue", "possibly", "approved April 2023; receipt not documented"),
        ([gave(arrived=False), gave()], "fulfilled", "yes", "1.5 g delivered April 2023"),
    ],
)
def test_a_promise_of_an_amount_by_a_day(
    deliveries: list[Delivery], state: str, certain: str, reason: str
) -> None:
    found = clause_state(TODAY, GIFT, deliveries)
    assert (found.state.value, found.certainty.value) == (state, certain)
    assert reason in said(found)


@pytest.mark.parametrize(
    ("deliveries", "due", "state", "certain", "reason"),
    [
        ([], None, "open", "yes", "no delivery documented by 22 November 2026; 1.5 g promised"),
        ([], "2027", "open", "yes", "not yet due, 2027"),
        ([], "2026", "open", "possibly", "possibly due already, 2026"),
        ([gave(10**6)], None, "partly_fulfilled", "yes", "1.5 g promised"),
        ([gave(10**6)], "2026", "partly_fulfilled", "possibly", "possibly due already"),
        ([gave(None)], None, "partly_fulfilled", "possibly", "mass not reported"),
        ([gave(10**6, on="2026")], None, "open", "possibly", "1 g possibly delivered by"),
        ([gave(None, on="2026")], None, "open", "possibly", "possibly delivered by 22 November 2026, mass"),
    ],
)
def test_a_promise_that_is_not_overdue(
    deliveries: list[Delivery], due: str | None, state: str, certain: str, reason: str
) -> None:
    promise = Promise(GIFT.kind, None, Side.HOME, None, 1_500_000, read(due) if due else None)
    found = clause_state(TODAY, promise, deliveries)
    assert (found.state.value, found.certainty.value) == (state, certain)
    assert reason in said(found)


def test_without_an_amount_anything_fulfils() -> None:
    promise = Promise(ClauseKind.SAMPLE_LOAN, None, Side.HOME)
    lent = gave(None, kind=MovementKind.LOAN)
    found = clause_state(TODAY, promise, [lent])
    assert (found.state, found.certainty, found.unreported) == (ClauseState.FULFILLED, Certainty.YES, 1)
    assert clause_state(TODAY, promise, []).state is ClauseState.OPEN


def test_an_exchange_takes_two() -> None:
    promise = Promise(ClauseKind.SAMPLE_EXCHANGE, Modality.SHALL, Side.BOTH)
    ours = gave(kind=MovementKind.EXCHANGE)
    theirs = gave(kind=MovementKind.EXCHANGE, gives=Side.PARTNER, id="back")
    one = clause_state(TODAY, promise, [ours])
    assert one.state is ClauseState.PARTLY_FULFILLED
    assert "only one side" in said(one)
    two = clause_state(TODAY, promise, [ours, theirs])
    assert (two.state, two.ids) == (ClauseState.FULFILLED, ("gift", "back"))
    assert "only one side" not in said(two)


@pytest.mark.parametrize("kind", sorted(set(ClauseKind) - SHOWN_BY.keys()))
def test_the_ledger_shows_samples_only(kind: ClauseKind) -> None:
    found = clause_state(TODAY, Promise(kind, Modality.SHALL, Side.HOME, due=read("2020")), [gave()])
    assert (found.state, found.ids) == (ClauseState.NOT_DOCUMENTED, ())
    assert "does not show" in said(found)


@pytest.mark.parametrize(("modality", "reason"), [(Modality.MAY, "permits"), (Modality.SHALL_NOT, "forbids")])
def test_what_is_no_promise_is_not_open(modality: Modality, reason: str) -> None:
    found = clause_state(TODAY, Promise(ClauseKind.SAMPLE_GIFT, modality, Side.HOME), [])
    assert found.state is ClauseState.NOT_DOCUMENTED
    assert reason in said(found)


masses = st.none() | st.integers(1, 5)


@given(st.data(), days, uncertain_dates(days) | st.none(), st.none() | st.integers(1, 8))
def test_a_certain_answer_holds_in_every_reading(
    data: st.DataObject, day: date, due: UncertainDate | None, mass: int | None
) -> None:
    """Fill in what is not documented at random: where the answer is certain, it stays."""
    promise = Promise(ClauseKind.SAMPLE_GIFT, Modality.SHALL, Side.HOME, None, mass, due)
    deliveries = [
        gave(amount, str(moment), id=str(place))
        for place, (moment, amount) in enumerate(
            data.draw(st.lists(st.tuples(uncertain_dates(days), masses), max_size=3))
        )
    ]
    found = clause_state(day, promise, deliveries)
    filled = [
        gave(
            each.mass if each.mass is not None else data.draw(st.integers(1, 9)),
            str(data.draw(completions(each.on))),
            id=each.id,
        )
        for each in deliveries
    ]
    settled = clause_state(
        day,
        Promise(promise.kind, promise.modality, Side.HOME, None, mass, data.draw(completions(due))),
        filled,
    )
    assert settled.certainty is Certainty.YES
    if found.certainty is Certainty.YES:
        assert settled.state is found.state


@given(st.booleans(), st.booleans())
def test_every_state_has_its_reason(delivered: bool, due: bool) -> None:
    for kind, modality in product(ClauseKind, [*Modality, None]):
        promise = Promise(kind, modality, Side.BOTH, due=read("2020") if due else None)
        assert said(clause_state(TODAY, promise, [gave()] if delivered else []))
