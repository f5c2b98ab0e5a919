"""What holds of an effect whatever is recorded."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import completions, days, evidence, histories, laters, terms
from test_effect import effect

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.effect import (
    Effect,
    EffectBasis,
    EffectValue,
    LaterInstrument,
    PresumptionRule,
    effect_on,
)
from models.evidence import BindingReading, Evidence, Sign
from models.status.act import Act
from models.status.status import status_on
from models.status.term import Term
from models.wording.reason import words

TREATY, POLITICAL = BindingReading.TREATY, BindingReading.POLITICAL
PAST = {EffectValue.ENDED, EffectValue.COMPLETED}


def exactly(data: st.DataObject, moment: UncertainDate) -> UncertainDate:
    """One day that the date can mean."""
    day = data.draw(completions(moment))
    assert day is not None
    return day


def completed_signs(data: st.DataObject, given_signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
    return tuple(replace(sign, on=exactly(data, sign.on)) for sign in given_signs)


@settings(max_examples=300)
@given(histories(), terms(), laters, evidence, days, st.booleans(), st.data())
def test_certain_answers_hold_in_every_reading_of_the_dates(
    history: list[Act],
    term: Term,
    later: list[LaterInstrument],
    seen: Evidence,
    day: date,
    many: bool,
    data: st.DataObject,
) -> None:
    found = effect(day, history, seen, term, tuple(later), multilateral=many)
    exact_acts = [
        replace(a, done=data.draw(completions(a.done)), effective=data.draw(completions(a.effective)))
        for a in history
    ]
    ends = term.ends if not isinstance(term.ends, UncertainDate) else data.draw(completions(term.ends))
    exact_term = replace(term, starts=data.draw(completions(term.starts)), ends=ends)
    exact_later = tuple(
        replace(s, signed=data.draw(completions(s.signed)), in_force=data.draw(completions(s.in_force)))
        for s in later
    )
    exact_seen = replace(
        seen,
        reports=tuple(replace(r, as_of=exactly(data, r.as_of)) for r in seen.reports),
        signs=completed_signs(data, seen.signs),
        setbacks=completed_signs(data, seen.setbacks),
        completed=data.draw(completions(seen.completed)),
    )
    exact = effect(day, exact_acts, exact_seen, exact_term, exact_later, multilateral=many)
    if found.value in PAST:
        assert exact.value in PAST
    elif found.value not in {EffectValue.POSSIBLY, EffectValue.UNKNOWN}:
        assert exact.value is found.value


@given(histories(), terms(), laters, evidence, days, st.booleans())
def test_every_effect_has_its_step_and_a_reason(
    history: list[Act], term: Term, later: list[LaterInstrument], seen: Evidence, day: date, many: bool
) -> None:
    found = effect(day, history, seen, term, tuple(later), multilateral=many)
    assert found.reason
    for lang in ("en", "zh"):
        assert words(found.reason, lang)
    if found.basis is EffectBasis.REPORTED:
        assert found.as_of in {each.as_of for each in seen.reports}
        assert found.as_of is not None
        assert found.as_of.on_or_before(day) is not Certainty.NO
    else:
        assert found.as_of is None
    if found.basis is EffectBasis.PRESUMED:
        assert found.rule is not None
    if found.last_sign is not None:
        assert found.last_sign.on.on_or_before(day) is not Certainty.NO
        assert not found.last_sign.weak
    if seen.reading is POLITICAL and found.basis is not EffectBasis.DOCUMENTED:
        assert found.value is not EffectValue.IN_EFFECT
    if seen.reading is TREATY and many:
        assert found.rule is not PresumptionRule.TREATY


@given(histories(), terms(), laters, evidence, days, st.data())
def test_acts_recorded_amiss_do_not_stop_it(
    history: list[Act],
    term: Term,
    later: list[LaterInstrument],
    seen: Evidence,
    day: date,
    data: st.DataObject,
) -> None:
    status = status_on(day, history, term, later)
    hostile = [
        replace(each, position=data.draw(st.integers(1, 4)), undoes=data.draw(st.none() | st.integers(0, 6)))
        for each in history
    ]
    assert isinstance(effect_on(day, status, hostile, term, later, seen), Effect)
