"""What holds of a status whatever is recorded."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import closed_dates, completions, days

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.status import Act, InForce, StatusGroup, Successor, status_on
from models.status.term import NONE_STATED, Term
from models.vocabulary import RelationKind, Side, Status, TreatyActionKind
from models.wording.reason import words

YES, POSSIBLY = Certainty.YES, Certainty.POSSIBLY

SOLE = {TreatyActionKind.ENTRY_INTO_FORCE, TreatyActionKind.EXTENSION}
"""At most one of each: which of two uncertain entries into force starts the term is not asked here."""


@st.composite
def histories(draw: st.DrawFn) -> list[Act]:
    """Acts of any kinds, dated or not, some undoing earlier ones."""
    kinds = draw(st.lists(st.sampled_from(TreatyActionKind), max_size=5))
    kinds = [k for n, k in enumerate(kinds) if k not in SOLE or k not in kinds[:n]]
    return [
        Act(
            position=n,
            kind=kind,
            done=draw(st.none() | closed_dates() | closed_dates()),
            effective=draw(st.none() | st.none() | closed_dates()),
            by_side=draw(st.none() | st.sampled_from(Side)),
            undoes=draw(st.none() | st.none() | st.integers(1, n - 1)) if n > 1 else None,
        )
        for n, kind in enumerate(kinds, 1)
    ]


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Terms with a length or an end, as no instrument here has both."""
    length = draw(st.none() | st.integers(1, 240))
    return Term(
        starts=draw(st.none() | closed_dates()),
        months=length,
        ends=draw(st.none() | st.just(NONE_STATED) | closed_dates()) if length is None else None,
        tacit_renewal=draw(st.none() | st.booleans()),
        renewal_months=draw(st.none() | st.integers(1, 60)),
        notice_months=draw(st.none() | st.integers(0, 12)),
    )


successions = st.lists(
    st.builds(
        Successor,
        id=st.just("later"),
        title=st.just("Later"),
        relation=st.sampled_from(RelationKind),
        signed=st.none() | closed_dates(),
        in_force=st.none() | closed_dates(),
    ),
    max_size=2,
)


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
