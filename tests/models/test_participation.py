"""Where each participant of an instrument stands on a day."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import closed_dates, completions, days

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.participation import (
    EntryCondition,
    EntryTrigger,
    ParticipantOnDay,
    PartyAct,
    PartyState,
    participants_on,
)
from models.status.act import CONSENTS
from models.vocabulary import TreatyActionKind
from models.wording.reason import words

read = UncertainDate.parse
YES, POSSIBLY, NO = Certainty.YES, Certainty.POSSIBLY, Certainty.NO
PARTIES = ("cn", "fr", "it", "br")


def acts(
    *written: tuple[str, str | None, str | None] | tuple[str, str | None, str | None, int],
) -> list[PartyAct]:
    """Acts by kind, day, participant and, where they undo one, the act undone."""
    return [
        PartyAct(
            position=place,
            kind=TreatyActionKind(kind),
            done=read(on) if on else None,
            by=by,
            undoes=undoes[0] if undoes else None,
        )
        for place, (kind, on, by, *undoes) in enumerate(written, 1)
    ]


def on(
    day: str, history: list[PartyAct], who: str = "cn", *, many: bool = True, **known: object
) -> ParticipantOnDay:
    return participants_on(date.fromisoformat(day), history, PARTIES, multilateral=many, **known)[who]  # type: ignore[arg-type]  # as given


def said(found: ParticipantOnDay) -> str:
    return words(found.reason, "en")


CONVENTION = acts(
    ("signature", "2000-05-01", None),
    ("ratification", "2001-01-01", "cn"),
    ("deposit", "2001-03-01", "cn"),
    ("ratification", "2001-02-01", "fr"),
    ("entry_into_force", "2002-01-01", None),
    ("reservation", "2001-02-01", "fr"),
    ("ratification", "2003-06-01", "it"),
    ("denunciation", "2010-01-01", "fr"),
    ("ratification", "2004-06-01", "it", 7),
)


def test_one_convention_four_standings() -> None:
    assert (on("2005-01-01", CONVENTION).state, on("2005-01-01", CONVENTION).bound) == (PartyState.BOUND, YES)
    assert on("2005-01-01", CONVENTION).bound_since == read("2002-01-01")
    signed = on("2005-01-01", CONVENTION, "br")
    assert (signed.state, signed.bound, signed.signed) == (PartyState.SIGNED, POSSIBLY, read("2000-05-01"))
    assert said(signed) == "signed 1 May 2000; consent of this participant not documented"
    reserved = on("2005-01-01", CONVENTION, "fr")
    assert (reserved.state, reserved.reserved) == (PartyState.BOUND, YES)
    assert said(reserved).endswith("bound since 1 January 2002; bound with reservations")


def test_a_denunciation_ends_it_for_who_denounces_from_its_day() -> None:
    assert on("2009-12-31", CONVENTION, "fr").state is PartyState.BOUND
    left = on("2010-01-01", CONVENTION, "fr")
    assert (left.state, left.bound, left.withdrew_on) == (PartyState.WITHDRAWN, NO, read("2010-01-01"))
    assert said(left).endswith("withdrew 1 January 2010")
    assert on("2020-01-01", CONVENTION, "cn").state is PartyState.BOUND


def test_a_provisional_application_of_no_known_day_leaves_open_whether_a_signature_binds() -> None:
    history = acts(("signature", "2000-05-01", None), ("provisional_application", None, None))
    found = on("2005-01-01", history)
    assert (found.state, found.certainty) == (PartyState.APPLIES_PROVISIONALLY, POSSIBLY)
    assert found.bound is POSSIBLY


def test_a_deposit_counts_and_not_the_act_at_home() -> None:
    assert on("2001-02-15", CONVENTION).state is PartyState.SIGNED
    assert on("2001-03-01", CONVENTION).state is PartyState.CONSENTED
    assert on("2001-03-01", CONVENTION).bound is NO
    assert said(on("2001-03-01", CONVENTION)).endswith("not yet in force on 1 March 2001")


def test_a_withdrawn_ratification_is_told_from_the_day_it_was_withdrawn() -> None:
    assert on("2003-12-31", CONVENTION, "it").state is PartyState.BOUND
    assert "withdrawn" not in said(on("2003-12-31", CONVENTION, "it"))
    after = on("2004-06-01", CONVENTION, "it")
    assert after.state is PartyState.SIGNED
    assert "ratification of 1 June 2003 withdrawn 1 June 2004" in said(after)


def test_withdrawing_a_ratification_withdraws_the_deposit_that_completed_it() -> None:
    history = acts(
        ("ratification", "2001-01-01", "cn"),
        ("deposit", "2001-02-01", "cn"),
        ("entry_into_force", "2001-03-01", None),
        ("withdrawal", "2004-01-01", "cn", 1),
    )
    assert on("2003-01-01", history).state is PartyState.BOUND
    assert on("2005-01-01", history).state is PartyState.NO_ACT


def test_accession_to_a_treaty_in_force_is_entry_into_force_for_that_state() -> None:
    history = acts(("accession", "1983-12-30", "cn"), ("deposit", "1984-01-06", "cn"))
    found = on("1990-01-01", history, entered=read("1967-10-10"))
    assert (found.state, found.bound, found.bound_since) == (PartyState.BOUND, YES, read("1983-12-30"))
    assert said(found) == (
        "acceded 30 December 1983; instrument of consent deposited 6 January 1984; bound since 30 December 1983"
    )
    assert on("1983-12-29", history, entered=read("1967-10-10")).state is PartyState.NO_ACT
    open_question = on("1990-01-01", history)
    assert (open_question.state, open_question.bound) == (PartyState.CONSENTED, POSSIBLY)
    assert said(open_question).endswith("entry into force not documented")


def test_a_treaty_of_two_sides_binds_both_once_in_force() -> None:
    history = acts(("signature", "2000-05-01", None), ("entry_into_force", "2001-05-01", None))
    assert on("2002-01-01", history, many=False).bound is YES
    assert on("2000-12-31", history, many=False).state is PartyState.SIGNED
    assert on("2000-12-31", history, many=False).bound is NO
    assert on("2002-01-01", history, many=False, ended=YES).state is PartyState.ENDED


def test_provisional_application_goes_on_until_force_or_leaving() -> None:
    history = acts(
        ("signature", "2000-01-01", None),
        ("provisional_application", "2000-06-01", "fr"),
        ("withdrawal", "2003-01-01", "fr"),
    )
    found = on("2001-01-01", history, "fr")
    assert (found.state, found.provisional_since) == (PartyState.APPLIES_PROVISIONALLY, read("2000-06-01"))
    assert on("2001-01-01", history, "it").state is PartyState.SIGNED
    assert on("2003-01-01", history, "fr").state is PartyState.WITHDRAWN


def test_a_denunciation_before_any_consent_is_none() -> None:
    history = acts(("denunciation", "1999-01-01", "cn"), ("accession", "2000-01-01", "cn"))
    assert on("1999-06-01", history, entered=read("1990")).state is PartyState.NO_ACT
    assert on("2001-01-01", history, entered=read("1990")).state is PartyState.BOUND


def test_who_accedes_anew_is_bound_anew() -> None:
    history = acts(
        ("accession", "2000-01-01", "cn"),
        ("denunciation", "2005-01-01", "cn"),
        ("accession", "2010-01-01", "cn"),
    )
    assert on("2006-01-01", history, entered=read("1990")).state is PartyState.WITHDRAWN
    again = on("2011-01-01", history, entered=read("1990"))
    assert (again.state, again.bound_since) == (PartyState.BOUND, read("2010-01-01"))


def test_undoing_an_undoing_lets_the_act_stand_again() -> None:
    history = acts(
        ("accession", "2000-01-01", "cn"),
        ("denunciation", "2005-01-01", "cn"),
        ("denunciation", "2006-01-01", "cn", 2),
        ("denunciation", "2007-01-01", "cn", 3),
    )
    days_and_states = {"2005-06-01": "withdrawn", "2006-06-01": "bound", "2007-06-01": "withdrawn"}
    for day, state in days_and_states.items():
        assert on(day, history, entered=read("1990")).state.value == state


def test_an_uncertain_day_of_consent_is_possibly() -> None:
    history = acts(("accession", "2000", "cn"))
    found = on("2000-06-01", history, entered=read("1990"))
    assert (found.state, found.certainty, found.bound) == (PartyState.BOUND, POSSIBLY, POSSIBLY)
    assert said(found).endswith("an uncertain date decides whether that holds on 1 June 2000")


BOTH = ("cn", "fr")
THIRTY = EntryCondition(after=EntryTrigger.LATER_NOTIFICATION, days=30)


def two(day: str, history: list[PartyAct], condition: EntryCondition) -> ParticipantOnDay:
    return participants_on(date.fromisoformat(day), history, BOTH, condition=condition)["cn"]


def test_entry_into_force_thirty_days_after_the_later_notification() -> None:
    one = acts(("signature", "2000-01-01", None), ("approval", "2000-06-01", "cn"))
    before = two("2001-01-01", one, THIRTY)
    assert (before.state, before.bound) == (PartyState.CONSENTED, POSSIBLY)
    done = [*one, replace(one[1], position=3, done=read("2000-09-01"), by="fr")]
    assert two("2000-09-30", done, THIRTY).state is PartyState.CONSENTED
    found = two("2000-10-01", done, THIRTY)
    assert (found.state, found.bound, found.bound_since) == (PartyState.BOUND, YES, read("2000-10-01"))
    assert two("2000-09-20", [*one, replace(done[2], done=read("2000-08"))], THIRTY).bound is POSSIBLY


def test_entry_into_force_with_the_second_consent() -> None:
    second = EntryCondition(after=EntryTrigger.NUMBER_OF_CONSENTS, number=2, days=10)
    history = acts(
        ("accession", "2000-01-01", "cn"),
        ("accession", "2001-01-01", "fr"),
        ("accession", "2005-01-01", "it"),
    )
    assert on("2000-12-31", history, condition=second).bound is POSSIBLY
    assert on("2001-01-11", history, condition=second).bound_since == read("2001-01-11")
    assert on("2005-01-10", history, "it", condition=second).state is PartyState.CONSENTED
    assert on("2005-01-11", history, "it", condition=second).state is PartyState.BOUND


def test_entry_into_force_on_signature() -> None:
    history = acts(("signature", "2000-01-01", "cn"), ("signature", "2000-02-01", "fr"))
    found = two("2000-02-01", history, EntryCondition(after=EntryTrigger.SIGNATURE))
    assert (found.state, found.bound_since) == (PartyState.BOUND, read("2000-02-01"))


# What holds whatever is recorded.


@st.composite
def hostile(draw: st.DrawFn, *, sound: bool) -> list[PartyAct]:
    """Acts in any order: of anybody, dated or not, undoing whatever; ``sound``: undoing earlier acts only."""
    kinds = draw(st.lists(st.sampled_from(TreatyActionKind), max_size=6))
    places = st.integers(1, 7)
    return [
        PartyAct(
            position=place if sound else draw(places),
            kind=kind,
            done=draw(st.none() | closed_dates() | closed_dates()),
            effective=draw(st.none() | st.none() | closed_dates()),
            by=draw(st.none() | st.sampled_from(("cn", "fr", "nobody"))),
            undoes=draw(st.none() | st.none() | (st.integers(1, place - 1) if sound else places))
            if place > 1 or not sound
            else None,
        )
        for place, kind in enumerate(kinds, 1)
    ]


conditions = st.none() | st.builds(
    EntryCondition, after=st.sampled_from(EntryTrigger), days=st.integers(0, 90), number=st.integers(-1, 4)
)
uncertain = st.none() | closed_dates()


@given(hostile(sound=False), st.dates(), st.booleans(), uncertain, conditions, st.sampled_from(Certainty))
def test_no_order_of_acts_stops_it(
    history: list[PartyAct],
    day: date,
    many: bool,
    entered: UncertainDate | None,
    condition: EntryCondition | None,
    ended: Certainty,
) -> None:
    found = participants_on(
        day, history, BOTH, multilateral=many, entered=entered, condition=condition, ended=ended
    )
    assert set(found) == set(BOTH)
    for standing in found.values():
        assert standing.reason
        assert words(standing.reason, "en")
        assert words(standing.reason, "zh")
        if standing.state is PartyState.BOUND:
            assert standing.bound is standing.certainty
        gone = standing.state is PartyState.WITHDRAWN and standing.certainty is YES
        if gone or standing.state is PartyState.NO_ACT or ended is YES:
            assert standing.bound is NO


@settings(max_examples=300)
@given(hostile(sound=True), days, st.booleans(), uncertain, conditions, st.data())
def test_certain_standings_hold_in_every_reading_of_the_dates(
    history: list[PartyAct],
    day: date,
    many: bool,
    entered: UncertainDate | None,
    condition: EntryCondition | None,
    data: st.DataObject,
) -> None:
    found = participants_on(day, history, BOTH, multilateral=many, entered=entered, condition=condition)
    exact_acts = [
        replace(a, done=data.draw(completions(a.done)), effective=data.draw(completions(a.effective)))
        for a in history
    ]
    exact = participants_on(
        day,
        exact_acts,
        BOTH,
        multilateral=many,
        entered=data.draw(completions(entered)),
        condition=condition,
    )
    for participant, standing in found.items():
        if standing.certainty is YES and standing.bound is not POSSIBLY:
            assert exact[participant].state is standing.state
        if standing.bound is not POSSIBLY:
            assert exact[participant].bound is standing.bound


@given(hostile(sound=True), days, st.booleans())
def test_acts_to_come_change_nothing(history: list[PartyAct], day: date, many: bool) -> None:
    plain = [replace(act, undoes=None) for act in history]
    known = [
        act
        for act in plain
        # An entry into force to come turns "not documented" into "not yet"; a deposit to come says that an act at home
        # was no consent yet.
        if act.kind is TreatyActionKind.ENTRY_INTO_FORCE
        or act.kind in CONSENTS
        or act.happened(day) is not NO
        or act.took_effect(day) is not NO
    ]
    now = participants_on(day, plain, BOTH, multilateral=many)
    then = participants_on(day, known, BOTH, multilateral=many)
    for participant in BOTH:
        assert now[participant].state is then[participant].state
        assert now[participant].bound is then[participant].bound
