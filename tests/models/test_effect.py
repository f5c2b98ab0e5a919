"""Whether an instrument is in effect on a day, and on which step of the ladder that stands."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.uncertain_date import UncertainDate
from models.effect import SILENCE, Effect, EffectValue, LaterInstrument, effect_on
from models.evidence import BindingReading, Evidence, Report, Sign
from models.signs_of_life import RelatedInstrument, inherited_signs
from models.status.act import Act
from models.status.status import status_on
from models.status.term import Term
from models.vocabulary import RelationKind, Side, Status, TreatyActionKind
from models.wording.reason import words

read = UncertainDate.parse
TODAY = date(2026, 12, 1)
AGENCY, TREATY = BindingReading.AGENCY_INSTRUMENT, BindingReading.TREATY
CONTRACT, POLITICAL = BindingReading.CONTRACT, BindingReading.POLITICAL


def act(
    kind: str, on: str | None, *, position: int = 1, side: Side | None = None, undoes: int | None = None
) -> Act:
    return Act(
        position=position,
        kind=TreatyActionKind(kind),
        done=read(on) if on else None,
        by_side=side,
        undoes=undoes,
    )


def acts(*written: tuple[str, str | None]) -> list[Act]:
    return [act(kind, on, position=place) for place, (kind, on) in enumerate(written, 1)]


def signs(*on: str) -> tuple[Sign, ...]:
    return tuple(Sign(on=read(each), what="carried out") for each in on)


def effect(
    day: date | str,
    history: list[Act],
    found: Evidence,
    term: Term | None = None,
    later: tuple[LaterInstrument, ...] = (),
    *,
    multilateral: bool = False,
) -> Effect:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    status = status_on(on, history, term, later, multilateral=multilateral)
    return effect_on(on, status, history, term, later, found, multilateral=multilateral)


def step(found: Effect) -> tuple[str, str, int | None]:
    return found.value.value, found.basis.value, found.rule and int(found.rule)


def report(status: str, as_of: str, *, implied: bool = False) -> Report:
    return Report(status=Status(status), as_of=read(as_of), implied=implied)


SIGNED_2010 = acts(("signature", "2010-05-15"))
IN_FORCE = acts(("signature", "2013-09-07"), ("entry_into_force", "2014-04-18"))


# Documented.


def test_a_documented_entry_into_force_needs_no_rule() -> None:
    found = effect(TODAY, IN_FORCE, Evidence(reading=TREATY))
    assert step(found) == ("in_effect", "documented", None)
    assert found.since == read("2014-04-18")
    assert step(effect("2014-01-01", IN_FORCE, Evidence(reading=TREATY))) == ("not_yet", "documented", None)
    assert step(effect("2013-01-01", IN_FORCE, Evidence(reading=TREATY))) == ("not_yet", "documented", None)


def test_a_documented_end_goes_before_a_report_and_a_sign_of_life() -> None:
    history = [*IN_FORCE, act("termination", "2020-01-01", position=3)]
    found = Evidence(reading=AGENCY, reports=(report("in_force", "2023"),), signs=signs("2026-01-01"))
    assert step(effect(TODAY, history, found)) == ("ended", "documented", None)


def test_an_uncertain_day_of_entry_into_force_is_possibly() -> None:
    history = acts(("signature", "2025-01-01"), ("entry_into_force", "2026-12"))
    found = effect(TODAY, history, Evidence(reading=TREATY))
    assert step(found) == ("possibly", "documented", None)
    assert words(found.reason, "en").endswith(
        "an uncertain date decides whether that holds on 1 December 2026"
    )


def test_a_suspension_is_neither_in_effect_nor_an_end() -> None:
    history = [*IN_FORCE, act("suspension", "2020-01-01", position=3)]
    assert step(effect(TODAY, history, Evidence(reading=TREATY))) == ("suspended", "documented", None)
    assert step(effect("2019-01-01", history, Evidence(reading=TREATY))) == ("in_effect", "documented", None)


# Reported.


def test_a_report_is_unknown_before_its_day() -> None:
    found = Evidence(reading=TREATY, reports=(report("in_force", "2020-03-01"),))
    after = effect(TODAY, SIGNED_2010, found)
    assert step(after) == ("in_effect", "reported", None)
    assert after.as_of == read("2020-03-01")
    assert step(effect("2020-02-29", SIGNED_2010, found)) == ("unknown", "none", None)
    assert step(effect("2020-03-01", SIGNED_2010, found)) == ("in_effect", "reported", None)


def test_a_report_of_an_uncertain_day_is_possibly_known() -> None:
    found = Evidence(reading=TREATY, reports=(report("in_force", "2020-03"),))
    assert step(effect("2020-03-15", SIGNED_2010, found)) == ("possibly", "reported", None)


def test_the_newest_report_speaks() -> None:
    found = Evidence(reading=AGENCY, reports=(report("terminated", "2020"), report("in_force", "2015")))
    assert step(effect(TODAY, SIGNED_2010, found)) == ("ended", "reported", None)
    assert step(effect("2016-06-01", SIGNED_2010, found)) == ("in_effect", "reported", None)


def test_a_documented_later_act_beats_an_older_report() -> None:
    found = Evidence(reading=TREATY, reports=(report("expired", "2015-01-01"),))
    history = [*SIGNED_2010, act("entry_into_force", "2018-01-01", position=2)]
    assert step(effect(TODAY, history, found)) == ("in_effect", "documented", None)
    assert step(effect("2016-01-01", history, found)) == ("ended", "reported", None)


def test_a_reported_end_is_newer_than_a_documented_beginning() -> None:
    found = Evidence(reading=TREATY, reports=(report("terminated", "2020-01-01"),))
    assert step(effect(TODAY, IN_FORCE, found)) == ("ended", "reported", None)


def test_a_report_of_a_draft_holds_until_it_is_signed_or_carried_out() -> None:
    found = Evidence(reading=TREATY, reports=(report("signed", "2019-08-02"),))
    signed = acts(("signature", "2018-11-07"))
    assert step(effect(TODAY, signed, found)) == ("not_yet", "reported", None)
    assert step(effect(TODAY, signed, replace(found, signs=signs("2022-09-27")))) == ("unknown", "none", None)


def test_a_term_that_has_run_out_since_goes_before_a_report() -> None:
    found = Evidence(reading=AGENCY, reports=(report("in_force", "2012"),))
    five = Term(years=5)
    assert step(effect("2014-01-01", SIGNED_2010, found, five)) == ("in_effect", "reported", None)
    assert step(effect(TODAY, SIGNED_2010, found, five)) == ("ended", "presumed", 1)
    renewed = replace(found, reports=(report("in_force", "2020"),))
    assert step(effect(TODAY, SIGNED_2010, renewed, five)) == ("in_effect", "reported", None)


# Presumed.


def test_rule_2_an_agency_instrument_runs_for_its_stated_term() -> None:
    found = effect("2019-12-31", SIGNED_2010, Evidence(reading=AGENCY), Term(years=10))
    assert step(found) == ("in_effect", "presumed", 2)
    assert found.since == read("2010-05-15")
    assert step(effect("2020-05-15", SIGNED_2010, Evidence(reading=AGENCY), Term(years=10)))[0] == "in_effect"
    over = effect("2020-05-16", SIGNED_2010, Evidence(reading=AGENCY), Term(years=10))
    assert (step(over), over.since) == (("ended", "presumed", 1), read("2020-05-15"))


def test_a_term_that_renews_itself_runs_on() -> None:
    term = Term(years=5, tacit_renewal=True)
    assert step(effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY), term)) == ("in_effect", "presumed", 2)


@pytest.mark.parametrize(
    ("day", "seen", "wanted"),
    [
        ("2015-05-15", (), ("in_effect", "presumed", 2)),
        ("2015-05-16", (), ("unknown", "none", 2)),
        ("2017-01-01", ("2012-06-01",), ("in_effect", "presumed", 2)),
        ("2019-06-01", ("2012-06-01",), ("in_effect", "presumed", 2)),
        ("2019-06-02", ("2012-06-01",), ("unknown", "none", 2)),
        ("2019-06-02", ("2012-06-01", "2019-06-02"), ("in_effect", "presumed", 2)),
    ],
)
def test_rule_2_without_a_term_five_years_then_while_signs_go_on(
    day: str, seen: tuple[str, ...], wanted: tuple[str, str, int]
) -> None:
    found = effect(day, SIGNED_2010, Evidence(reading=AGENCY, signs=signs(*seen)))
    assert step(found) == wanted
    assert found.silent == (wanted[0] == "unknown")


def test_silence_names_the_last_sign_and_is_never_an_end() -> None:
    found = effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY, signs=signs("2012", "2015-03")))
    assert found.last_sign is not None
    assert found.last_sign.on == read("2015-03")
    assert words(found.reason, "en").endswith("no recent sign of life since March 2015")
    assert words(effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY)).reason, "en").endswith(
        "no sign of life since its signature"
    )


def test_a_weak_sign_does_not_count() -> None:
    weak = tuple(replace(sign, weak=True) for sign in signs("2026"))
    found = effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY, signs=weak))
    assert (found.value, found.last_sign) == (EffectValue.UNKNOWN, None)


def test_a_setback_speaks_against_a_presumption_until_a_later_sign() -> None:
    stalled = Evidence(reading=AGENCY, signs=signs("2024-01-01"), setbacks=signs("2025-01-01"))
    assert step(effect(TODAY, SIGNED_2010, stalled)) == ("unknown", "none", None)
    assert step(effect("2024-12-31", SIGNED_2010, stalled)) == ("in_effect", "presumed", 2)
    resumed = replace(stalled, signs=signs("2024-01-01", "2025-02-01"))
    assert step(effect(TODAY, SIGNED_2010, resumed)) == ("in_effect", "presumed", 2)
    delayed = replace(stalled, setbacks=(replace(stalled.setbacks[0], weak=True),))
    assert step(effect(TODAY, SIGNED_2010, delayed)) == ("in_effect", "presumed", 2)


def test_work_after_the_end_of_the_term_leaves_its_renewal_open() -> None:
    found = effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY, signs=signs("2020-01-01")), Term(years=5))
    assert step(found) == ("unknown", "none", 1)
    assert not found.silent


def test_a_renewal_carries_an_instrument_beyond_its_term() -> None:
    renewal = LaterInstrument(
        id="b", title="B", relation=RelationKind.RENEWS, signed=read("2015-05-01"), on_signature=True
    )
    found = Evidence(reading=AGENCY)
    assert step(effect("2019-01-01", SIGNED_2010, found, Term(years=5), (renewal,))) == (
        "in_effect",
        "presumed",
        2,
    )
    assert step(effect(TODAY, SIGNED_2010, found, Term(years=5), (renewal,))) == ("unknown", "none", 2)


def test_rule_1_a_later_instrument_that_takes_effect_on_signature_takes_its_place() -> None:
    later = LaterInstrument(
        id="b", title="B", relation=RelationKind.SUPERSEDES, signed=read("2014-08-02"), on_signature=True
    )
    found = effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY), None, (later,))
    assert (step(found), found.since) == (("ended", "presumed", 1), read("2014-08-02"))
    treaty = replace(later, on_signature=False)
    young = effect("2015-01-01", SIGNED_2010, Evidence(reading=AGENCY), None, (treaty,))
    assert young.value is EffectValue.POSSIBLY


def test_rule_1_a_fulfilled_purpose() -> None:
    flown = Evidence(reading=CONTRACT, completed=read("2012-06"))
    assert step(effect(TODAY, SIGNED_2010, flown)) == ("completed", "presumed", 1)
    assert step(effect("2012-05-31", SIGNED_2010, flown)) == ("in_effect", "presumed", 3)
    newer = replace(flown, reports=(report("in_force", "2014"),))
    assert step(effect(TODAY, SIGNED_2010, newer)) == ("in_effect", "reported", None)


def test_satellites_that_flew_do_not_end_a_treaty_in_force() -> None:
    found = effect(TODAY, IN_FORCE, Evidence(reading=TREATY, completed=read("2019")))
    assert step(found) == ("in_effect", "documented", None)
    assert words(found.reason, "en").endswith("its purpose was fulfilled 2019")


@pytest.mark.parametrize(("day", "wanted"), [("2015-05-15", "in_effect"), ("2015-05-16", "unknown")])
def test_rule_3_a_contract_that_nothing_completes(day: str, wanted: str) -> None:
    assert step(effect(day, SIGNED_2010, Evidence(reading=CONTRACT)))[::2] == (wanted, 3)


def test_rule_4_a_treaty_never_from_signature() -> None:
    found = effect("2010-06-01", SIGNED_2010, Evidence(reading=TREATY, signs=signs("2010-05-20")))
    assert step(found) == ("unknown", "none", None)


def test_rule_4_a_treaty_with_consent_on_both_sides() -> None:
    one = [act("signature", "2018-01-01"), act("ratification", "2019-01-01", position=2, side=Side.HOME)]
    both = [*one, act("ratification", "2020-01-01", position=3, side=Side.PARTNER)]
    found = Evidence(reading=TREATY)
    assert step(effect(TODAY, one, found)) == ("unknown", "none", None)
    assert step(effect(TODAY, both, found)) == ("in_effect", "presumed", 4)
    assert step(effect("2019-12-31", both, found)) == ("unknown", "none", None)
    assert step(effect("2031-01-01", both, found)) == ("unknown", "none", 4)
    assert step(effect(TODAY, both, found, multilateral=True)) == ("unknown", "none", None)
    withdrawn = [*both, act("withdrawal", "2021-01-01", position=4, side=Side.PARTNER, undoes=3)]
    assert step(effect(TODAY, withdrawn, found)) == ("unknown", "none", None)
    assert step(effect("2020-06-01", withdrawn, found)) == ("in_effect", "presumed", 4)


@pytest.mark.parametrize(
    ("relation", "carries"),
    [
        (RelationKind.IMPLEMENTS, True),
        (RelationKind.AMENDS, True),
        (RelationKind.RENEWS, True),
        (RelationKind.FOLLOWS, False),
        (RelationKind.PART_OF, False),
    ],
)
def test_rule_4_an_instrument_that_acts_under_a_treaty(relation: RelationKind, carries: bool) -> None:
    later = LaterInstrument(id="b", title="B", relation=relation, signed=read("2020-01-01"))
    wanted = ("in_effect", "presumed", 4) if carries else ("unknown", "none", None)
    assert step(effect(TODAY, SIGNED_2010, Evidence(reading=TREATY), None, (later,))) == wanted


def test_rule_5_a_political_text_is_never_in_force() -> None:
    found = effect("2013-01-01", SIGNED_2010, Evidence(reading=POLITICAL))
    assert step(found) == ("political", "presumed", 5)
    assert "no recent sign" not in words(found.reason, "en")
    quiet = effect("2014-05-16", SIGNED_2010, Evidence(reading=POLITICAL))
    assert step(quiet) == ("political", "presumed", 5)
    assert words(quiet.reason, "en").endswith("no recent sign of life since 15 May 2010")
    named = Evidence(reading=POLITICAL, reports=(report("in_force", "2012"),))
    assert step(effect(TODAY, SIGNED_2010, named)) == ("political", "reported", None)


def test_an_undated_instrument_is_there_once_evidence_shows_it() -> None:
    found = Evidence(reading=AGENCY, signs=signs("2024-01-01"))
    assert step(effect(TODAY, [], found)) == ("in_effect", "presumed", 2)
    assert step(effect("2023-01-01", [], found)) == ("unknown", "none", None)
    assert step(effect(TODAY, acts(("signature", None)), found)) == ("in_effect", "presumed", 2)


def test_without_a_reading_nothing_is_presumed() -> None:
    assert step(effect("2010-06-01", SIGNED_2010, Evidence())) == ("unknown", "none", None)


# Signs that a frame inherits.


def related(key: str, *relations: tuple[RelationKind, str], seen: tuple[str, ...] = ()) -> RelatedInstrument:
    return RelatedInstrument(
        id=key, title=key.upper(), signed=read("2011"), signs=signs(*seen), relations=tuple(relations)
    )


def test_a_frame_inherits_what_happens_under_instruments_below_it() -> None:
    implements, renews, follows = RelationKind.IMPLEMENTS, RelationKind.RENEWS, RelationKind.FOLLOWS
    found = inherited_signs(
        [
            related("frame"),
            related("programme", (implements, "frame"), seen=("2014",)),
            related("renewal", (renews, "programme"), seen=("2019",)),
            related("other", (follows, "frame"), seen=("2022",)),
        ]
    )
    assert {(sign.via, str(sign.on)) for sign in found["frame"]} == {
        ("programme", "2011"),
        ("programme", "2014"),
        ("renewal", "2011"),
        ("renewal", "2019"),
    }
    assert {sign.via for sign in found["programme"]} == {"renewal"}
    assert set(found) == {"frame", "programme"}


KEYS = "abcd"


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=12))
def test_circles_of_relations_end_and_nothing_inherits_from_itself(links: list[tuple[str, str]]) -> None:
    instruments = [
        related(
            key, *((RelationKind.IMPLEMENTS, frame) for child, frame in links if child == key), seen=("2014",)
        )
        for key in KEYS
    ]
    found = inherited_signs(instruments)
    for key, inherited in found.items():
        assert key not in {sign.via for sign in inherited}
        # A signature and a sign from each instrument below, once.
        assert len(inherited) == 2 * len({sign.via for sign in inherited})
    assert {frame for child, frame in links if child != frame} == set(found)


def test_the_reason_names_the_instrument_under_which_a_sign_was_seen() -> None:
    inherited = inherited_signs(
        [related("frame"), related("programme", (RelationKind.IMPLEMENTS, "frame"), seen=("2025",))]
    )
    found = effect(TODAY, SIGNED_2010, Evidence(reading=AGENCY, signs=inherited["frame"]))
    assert step(found) == ("in_effect", "presumed", 2)
    assert words(found.reason, "en").endswith("last sign of life 2025, under PROGRAMME")


def test_the_days_of_silence_are_those_of_the_record() -> None:
    assert SILENCE == {TREATY: 10, AGENCY: 7, POLITICAL: 4, CONTRACT: 5}
