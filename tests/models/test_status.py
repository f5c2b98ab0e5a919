"""The status of an instrument on a day."""

from dataclasses import replace
from datetime import date

import pytest

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.status.status import Act, Flag, InForce, StatusGroup, StatusOnDay, Successor, status_on
from models.status.term import NONE_STATED, Basis, Term
from models.vocabulary import RelationKind, Side, Status, TreatyActionKind
from models.wording.reason import words

read = UncertainDate.parse
YES, POSSIBLY, NO = Certainty.YES, Certainty.POSSIBLY, Certainty.NO
TODAY = date(2026, 11, 15)


def acts(*written: tuple[str, str | None]) -> list[Act]:
    """Acts by kind and date, in order."""
    return [
        Act(position=n, kind=TreatyActionKind(kind), done=read(on) if on else None)
        for n, (kind, on) in enumerate(written, 1)
    ]


def said(found: StatusOnDay) -> str:
    return words(found.reason, "en")


SIGNED = acts(("signature", "1997-05-15"))
IN_FORCE = acts(("signature", "2013-09-07"), ("entry_into_force", "2014-04-18"))


def test_only_signed() -> None:
    found = status_on(TODAY, SIGNED)
    assert (found.status, found.certainty, found.in_force) == (Status.SIGNED, YES, InForce.NOT_DOCUMENTED)
    assert found.group is StatusGroup.NOT_DOCUMENTED
    assert said(found) == "signed 15 May 1997; entry into force not documented"
    assert words(found.reason, "zh") == "signed 1997年5月15日；entry into force not documented"


def test_acceded() -> None:
    found = status_on(TODAY, acts(("accession", "1983-12-30")), multilateral=True)
    assert found.status is Status.SIGNED
    assert said(found) == "acceded 30 December 1983; entry into force not documented"


def test_adopted() -> None:
    found = status_on(TODAY, acts(("adoption", "2021-04-23")))
    assert (found.status, found.exists) == (Status.SIGNED, YES)
    assert said(found) == "adopted 23 April 2021; entry into force not documented"


def test_nothing_documented() -> None:
    assert status_on(TODAY, []).status is Status.UNKNOWN
    assert said(status_on(TODAY, [])) == "no treaty act documented"
    found = status_on(TODAY, [], reported=Status.NEGOTIATING)
    assert (found.status, said(found)) == (Status.NEGOTIATING, "a source reports negotiations")


def test_initialled() -> None:
    found = status_on(TODAY, acts(("initialling", "2016-04-07")))
    assert (found.status, found.in_force) == (Status.NEGOTIATING, InForce.NOT_DOCUMENTED)
    assert said(found) == "initialled 7 April 2016; signature not documented"


def test_not_yet_signed() -> None:
    found = status_on(date(2019, 3, 3), acts(("signature", "2024-01-01")))
    assert (found.status, found.exists, found.in_force) == (Status.UNKNOWN, NO, InForce.NO)
    assert said(found) == "not yet signed on 3 March 2019"


def test_signed_some_day_in_march_asked_in_its_middle() -> None:
    found = status_on(date(2019, 3, 15), acts(("signature", "2019-03")))
    assert (found.status, found.certainty, found.exists) == (Status.SIGNED, POSSIBLY, POSSIBLY)
    assert "possibly not yet signed on 15 March 2019" in said(found)


def test_in_force_with_no_end_stated_and_with_an_end_not_documented() -> None:
    stated = status_on(TODAY, IN_FORCE, Term(ends=NONE_STATED))
    silent = status_on(TODAY, IN_FORCE)
    assert said(stated) == "in force since 18 April 2014; no end stated"
    assert said(silent) == "in force since 18 April 2014; end not documented"
    for found in (stated, silent):
        assert (found.status, found.certainty, found.in_force) == (Status.IN_FORCE, YES, InForce.YES)
        assert found.group is StatusGroup.IN_FORCE
        assert found.since == read("2014-04-18")


def test_not_yet_in_force() -> None:
    found = status_on(date(2014, 1, 1), IN_FORCE)
    assert (found.status, found.in_force) == (Status.SIGNED, InForce.NO)
    assert said(found) == "signed 7 September 2013; not yet in force on 1 January 2014"


def test_in_force_before_it_was_signed() -> None:
    record = acts(("entry_into_force", "2020-01-17"), ("signature", "2020-07-02"))
    for asked in (date(2020, 3, 1), TODAY):
        found = status_on(asked, record)
        assert (found.status, found.in_force) == (Status.IN_FORCE, InForce.YES)
        assert found.flags == (Flag.IN_FORCE_BEFORE_SIGNATURE,)
        assert found.since == read("2020-01-17")
        assert "signed only 2 July 2020, after entry into force" in said(found)


def test_provisional_application_counts_as_in_force() -> None:
    record = acts(("signature", "2020-01-01"), ("provisional_application", "2020-02-01"))
    found = status_on(TODAY, record, Term(years=5))
    assert found.in_force is InForce.YES
    assert found.expires is None
    assert said(found).startswith("provisionally applied since 1 February 2020")


def test_a_ratification_withdrawn_while_the_signature_stands() -> None:
    record = [
        *acts(("signature", "2014-03-03"), ("ratification", "2015-05-05")),
        Act(position=3, kind=TreatyActionKind.WITHDRAWAL, done=read("2016-06-06"), undoes=2),
    ]
    before = status_on(date(2016, 1, 1), record)
    after = status_on(TODAY, record)
    assert said(before) == "signed 3 March 2014; ratified 5 May 2015; entry into force not documented"
    assert (after.status, after.certainty, after.in_force) == (Status.SIGNED, YES, InForce.NOT_DOCUMENTED)
    assert said(after) == (
        "signed 3 March 2014; entry into force not documented; "
        "ratification of 5 May 2015 withdrawn 6 June 2016"
    )


def test_a_signature_withdrawn() -> None:
    gone = Act(position=2, kind=TreatyActionKind.WITHDRAWAL, done=read("2000-01-01"), undoes=1)
    found = status_on(TODAY, [*SIGNED, gone])
    assert (found.status, found.exists, found.in_force) == (Status.UNKNOWN, YES, InForce.NOT_DOCUMENTED)
    assert said(found) == "entry into force not documented; signature of 15 May 1997 withdrawn 1 January 2000"


def test_a_denunciation_revoked() -> None:
    record = [
        *IN_FORCE,
        Act(
            position=3,
            kind=TreatyActionKind.DENUNCIATION,
            done=read("2020-01-01"),
            effective=read("2021-01-01"),
        ),
        Act(position=4, kind=TreatyActionKind.DECLARATION, done=read("2020-06-01"), undoes=3),
    ]
    assert "denounced 1 January 2020, effective 1 January 2021" in said(status_on(date(2020, 3, 1), record))
    found = status_on(TODAY, record)
    assert found.in_force is InForce.YES
    assert "denunciation of 1 January 2020 revoked 1 June 2020" in said(found)


@pytest.mark.parametrize(("undoes", "position"), [(3, 3), (9, 3), (4, 3)])
def test_an_act_undoes_only_an_earlier_one(undoes: int, position: int) -> None:
    wrong = Act(position=position, kind=TreatyActionKind.WITHDRAWAL, undoes=undoes)
    with pytest.raises(ValueError, match="not an earlier act"):
        status_on(TODAY, [*IN_FORCE, wrong])


def test_two_acts_at_one_position() -> None:
    with pytest.raises(ValueError, match="one position"):
        status_on(TODAY, [*IN_FORCE, *SIGNED])


CONTRACT = acts(("signature", "2020-06-28"), ("entry_into_force", "2020-06-28"))
YEARLY = Term(years=1, tacit_renewal=True, renewal_months=12, notice_months=3)


@pytest.mark.parametrize(
    ("asked", "expires", "notice", "renewals"),
    [
        (date(2026, 1, 10), "2026-06-28", "2026-03-28", 5),
        (date(2026, 5, 1), "2026-06-28", None, 5),
        (date(2026, 11, 15), "2027-06-28", "2027-03-28", 6),
    ],
)
def test_a_contract_tacitly_renewed(asked: date, expires: str, notice: str | None, renewals: int) -> None:
    found = status_on(asked, CONTRACT, YEARLY)
    assert found.in_force is InForce.YES
    assert str(found.expires) == expires
    assert found.expires_basis is Basis.COMPUTED
    assert str(found.first_expires) == "2021-06-28"
    assert found.notice_on == (notice and read(notice))
    assert (found.renewals, len(found.renewed_on)) == (renewals, renewals)


def test_the_clauses_of_a_contract_tacitly_renewed() -> None:
    assert said(status_on(date(2026, 1, 10), CONTRACT, YEARLY)) == (
        "in force since 28 June 2020; tacitly renewed 5 times, most recently 28 June 2025; "
        "current term ends 28 June 2026; next notice date 28 March 2026"
    )
    assert "notice date 28 March 2026 has passed" in said(status_on(date(2026, 5, 1), CONTRACT, YEARLY))


def test_the_framework_of_laos() -> None:
    record = acts(("signature", "2008-08-22"), ("entry_into_force", "2008-08-22"))
    found = status_on(TODAY, record, Term(years=10, tacit_renewal=True))
    assert found.renewed_on == (read("2018-08-22"),)
    assert str(found.expires) == "2028-08-22"
    assert found.notice_on is None
    assert said(found) == (
        "in force since 22 August 2008; tacitly renewed 22 August 2018; current term ends 22 August 2028; "
        "notice period not documented"
    )


def test_a_term_from_29_february() -> None:
    record = acts(("entry_into_force", "2020-02-29"))
    term = Term(years=1, tacit_renewal=False)
    assert status_on(date(2021, 2, 28), record, term).in_force is InForce.YES
    found = status_on(date(2021, 3, 1), record, term)
    assert (found.status, str(found.expires)) == (Status.EXPIRED, "2021-02-28")
    assert said(found) == "entered into force 29 February 2020; term ended 28 February 2021"


def test_renewal_not_documented_after_the_term_ran_out() -> None:
    found = status_on(TODAY, IN_FORCE, Term(years=5))
    assert (found.status, found.in_force) == (Status.UNKNOWN, InForce.NOT_DOCUMENTED)
    assert found.group is StatusGroup.NOT_DOCUMENTED
    assert found.flags == (Flag.RENEWAL_NOT_DOCUMENTED,)
    assert said(found) == (
        "entered into force 18 April 2014; term ran out 18 April 2019; renewal not documented"
    )


def test_a_stated_end_in_the_past_though_entry_into_force_is_not_documented() -> None:
    found = status_on(TODAY, acts(("signature", "2017-11-01")), Term(years=5, ends=read("2022")))
    assert (found.status, found.certainty, found.in_force) == (Status.EXPIRED, YES, InForce.NO)
    assert (found.group, str(found.expires), found.expires_basis) == (StatusGroup.PAST, "2022", Basis.STATED)


def test_a_stated_end_known_by_the_year_only() -> None:
    found = status_on(date(2022, 7, 1), IN_FORCE, Term(ends=read("2022")))
    assert (found.status, found.certainty, found.in_force) == (Status.IN_FORCE, POSSIBLY, InForce.POSSIBLY)
    assert "possibly over by 1 July 2022" in said(found)


def test_a_length_is_never_counted_from_signature() -> None:
    found = status_on(TODAY, acts(("signature", "2020-05-19")), Term(years=5))
    assert (found.status, found.expires) == (Status.SIGNED, None)
    assert found.flags == (Flag.TERM_MAY_HAVE_RUN_OUT,)
    assert said(found) == (
        "signed 19 May 2020; entry into force not documented; term of 5 years; "
        "counted from signature it would end 19 May 2025; start of the term not documented"
    )


def test_terminated_expired_superseded_suspended_by_acts() -> None:
    for kind, status, clause in (
        ("termination", Status.TERMINATED, "terminated 1 May 2020"),
        ("denunciation", Status.TERMINATED, "denounced 1 May 2020"),
        ("withdrawal", Status.TERMINATED, "withdrawn from 1 May 2020"),
        ("expiry", Status.EXPIRED, "expired 1 May 2020"),
        ("supersession", Status.SUPERSEDED, "superseded 1 May 2020"),
        ("suspension", Status.SUSPENDED, "suspended since 1 May 2020"),
    ):
        record = [*IN_FORCE, Act(position=3, kind=TreatyActionKind(kind), done=read("2020-05-01"))]
        assert status_on(date(2020, 4, 30), record).status is Status.IN_FORCE
        found = status_on(date(2020, 5, 1), record)
        assert (found.status, found.certainty, found.in_force) == (status, YES, InForce.NO)
        assert clause in said(found)
        assert found.since == read("2020-05-01")


def test_renewals_stop_when_it_is_terminated() -> None:
    record = [*CONTRACT, Act(position=3, kind=TreatyActionKind.TERMINATION, done=read("2022-01-01"))]
    found = status_on(TODAY, record, YEARLY)
    assert (found.status, found.renewals, found.expires) == (Status.TERMINATED, 1, None)


def test_what_ended_first_ended_it() -> None:
    record = [*IN_FORCE, Act(position=3, kind=TreatyActionKind.TERMINATION, done=read("2018-01-01"))]
    assert status_on(TODAY, record, Term(ends=read("2020-12-31"))).status is Status.TERMINATED
    assert status_on(TODAY, record, Term(ends=read("2016-12-31"))).status is Status.EXPIRED
    record = [*IN_FORCE, Act(position=3, kind=TreatyActionKind.TERMINATION, done=read("2018-05-01"))]
    unclear = status_on(TODAY, record, Term(ends=read("2018")))
    assert (unclear.certainty, unclear.in_force, unclear.group) == (POSSIBLY, InForce.NO, StatusGroup.PAST)


def test_an_end_before_entry_into_force_is_flagged() -> None:
    found = status_on(TODAY, IN_FORCE, Term(ends=read("2012")))
    assert found.status is Status.EXPIRED
    assert found.flags == (Flag.ENDED_BEFORE_IN_FORCE,)


def _later(relation: RelationKind, signed: str | None, in_force: str | None) -> list[Successor]:
    return [
        Successor(
            id="new",
            title="New agreement",
            relation=relation,
            signed=read(signed) if signed else None,
            in_force=read(in_force) if in_force else None,
        )
    ]


def test_a_successor_ends_its_forerunner() -> None:
    later = _later(RelationKind.SUPERSEDES, "2019-01-01", "2020-01-01")
    assert status_on(date(2019, 12, 31), IN_FORCE, None, later).in_force is InForce.YES
    found = status_on(TODAY, IN_FORCE, None, later)
    assert (found.status, found.certainty, found.group) == (Status.SUPERSEDED, YES, StatusGroup.PAST)
    assert said(found) == (
        "entered into force 18 April 2014; superseded by New agreement, in force since 1 January 2020"
    )


def test_a_successor_only_signed_possibly_ends_it() -> None:
    later = _later(RelationKind.SUPERSEDES, "2019-01-01", None)
    found = status_on(TODAY, IN_FORCE, None, later)
    assert (found.status, found.certainty, found.in_force) == (Status.SUPERSEDED, POSSIBLY, InForce.POSSIBLY)
    assert found.group is StatusGroup.NOT_DOCUMENTED
    assert status_on(date(2018, 1, 1), IN_FORCE, None, later).status is Status.IN_FORCE


@pytest.mark.parametrize("relation", sorted(set(RelationKind) - {RelationKind.SUPERSEDES}))
def test_other_relations_end_nothing(relation: RelationKind) -> None:
    assert (
        status_on(TODAY, IN_FORCE, None, _later(relation, "2019-01-01", "2020-01-01")).in_force is InForce.YES
    )


def test_extension() -> None:
    record = [*IN_FORCE, Act(position=3, kind=TreatyActionKind.EXTENSION, done=read("2019-01-01"))]
    to_later_end = Term(years=5, ends=read("2024-04-18"))
    early = status_on(date(2018, 1, 1), record, to_later_end)
    assert (str(early.expires), str(early.first_expires)) == ("2019-04-18", "2019-04-18")
    extended = status_on(date(2020, 1, 1), record, to_later_end)
    assert (extended.in_force, str(extended.expires)) == (InForce.YES, "2024-04-18")
    assert str(extended.first_expires) == "2019-04-18"
    assert status_on(TODAY, record, to_later_end).status is Status.EXPIRED
    unclear = status_on(TODAY, record, Term(years=5))
    assert (unclear.status, unclear.flags) == (Status.UNKNOWN, (Flag.EXTENSION_NOT_DOCUMENTED,))
    assert "extended 1 January 2019; new end not documented" in said(unclear)


def test_multilateral_partner_acts_leave_home_untouched() -> None:
    out = Act(position=3, kind=TreatyActionKind.WITHDRAWAL, done=read("2020-01-01"), by_side=Side.PARTNER)
    assert status_on(TODAY, [*IN_FORCE, out], multilateral=True).in_force is InForce.YES
    assert status_on(TODAY, [*IN_FORCE, out]).status is Status.TERMINATED
    ours = replace(out, by_side=Side.HOME)
    assert status_on(TODAY, [*IN_FORCE, ours], multilateral=True).status is Status.TERMINATED


def test_one_side_alone_is_named() -> None:
    half = replace(acts(("ratification", "2015"))[0], position=2, by_side=Side.HOME)
    assert "ratified by one side 2015" in said(status_on(TODAY, [*SIGNED, half]))


def test_a_reported_status_never_decides() -> None:
    found = status_on(TODAY, IN_FORCE, reported=Status.TERMINATED)
    assert (found.status, found.flags) == (Status.IN_FORCE, (Flag.REPORTED_DIFFERS,))
    assert said(found).endswith("a source reports it terminated")
    assert status_on(TODAY, SIGNED, reported=Status.NEGOTIATING).flags == (Flag.REPORTED_DIFFERS,)
    before = status_on(date(2012, 1, 1), IN_FORCE, reported=Status.EXPIRED, reported_as_of=TODAY)
    assert before.flags == ()


@pytest.mark.parametrize("reported", Status)
def test_a_report_contradicts_no_silence(reported: Status) -> None:
    if reported is not Status.NEGOTIATING:
        assert status_on(TODAY, SIGNED, reported=reported).flags == ()
    assert status_on(TODAY, [], reported=reported).flags == ()
    assert status_on(TODAY, IN_FORCE, reported=Status.SIGNED).flags == ()


def test_an_undated_act_is_possible_on_any_day() -> None:
    found = status_on(TODAY, acts(("signature", None)))
    assert (found.status, found.certainty) == (Status.SIGNED, POSSIBLY)
    assert said(found).startswith("signed (date not documented)")


def test_words_are_translated_with_their_values() -> None:
    found = status_on(TODAY, SIGNED)
    chinese = {"signed %(on)s": "%(on)s签署", "entry into force not documented": "生效情况无记载"}
    assert words(found.reason, "zh-Hans", lambda text: chinese[text]) == "1997年5月15日签署；生效情况无记载"
