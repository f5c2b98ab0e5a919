"""What holds of a status whatever is recorded."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import completions, days, histories, successions, terms

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.status import Act, InForce, StatusGroup, Successor, status_on
from models.status.term import Term
from models.vocabulary import Status, TreatyActionKind
from models.wording.reason import words

YES, POSSIBLY = Certainty.YES, Certainty.POSSIBLY


@settings(max_examples=300)
@given(histories(), terms(), successions, days, st.booleans(), st.data())
def test_certain_answers_hold_in_every_reading_of_the_dates(
    history: list[Act],
    term: Term,
    later: list[Successor],
    day: date,
    many: bool,
    data: st.DataObject,
) -> None:
    found = status_on(day, history, term, later, multilateral=many)
    exact_acts = [
        replace(a, done=data.draw(completions(a.done)), effective=data.draw(completions(a.effective)))
        for a in history
    ]
    ends = term.ends if not isinstance(term.ends, UncertainDate) else data.draw(completions(term.ends))
    exact_term = replace(term, starts=data.draw(completions(term.starts)), ends=ends)
    exact_later = [
        replace(s, signed=data.draw(completions(s.signed)), in_force=data.draw(completions(s.in_force)))
        for s in later
    ]
    exact = status_on(day, exact_acts, exact_term, exact_later, multilateral=many)
    if found.certainty is YES:
        assert exact.status is found.status
    if found.in_force in {InForce.YES, InForce.NO}:
        assert exact.in_force is found.in_force
    if found.exists is not POSSIBLY:
        assert exact.exists is found.exists


@given(histories(), terms(), successions, days)
def test_nothing_is_in_force_without_a_documented_beginning(
    history: list[Act], term: Term, later: list[Successor], day: date
) -> None:
    found = status_on(day, history, term, later)
    beginnings = [
        act.takes_effect
        for act in history
        if act.kind in {TreatyActionKind.ENTRY_INTO_FORCE, TreatyActionKind.PROVISIONAL_APPLICATION}
    ]
    if found.in_force is InForce.YES:
        assert found.group is StatusGroup.IN_FORCE
        assert any(moment and moment.on_or_before(day) is YES for moment in beginnings)
    if found.in_force is InForce.POSSIBLY:
        assert beginnings
    if found.group is StatusGroup.PAST:
        assert found.in_force is InForce.NO
    if found.status is Status.IN_FORCE:
        assert found.certainty is YES or found.in_force is InForce.POSSIBLY


@given(histories(), terms(), successions, days, st.none() | st.sampled_from(Status))
def test_every_reason_can_be_said(
    history: list[Act], term: Term, later: list[Successor], day: date, reported: Status | None
) -> None:
    found = status_on(day, history, term, later, reported=reported)
    assert found.reason
    for lang in ("en", "zh"):
        assert words(found.reason, lang)
    assert found == status_on(day, history, term, later, reported=reported)
