"""Which rules of access a movement falls under."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clauses.rule_scope import TOPICS, Receivers, ScopedRule, applying, is_issued
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import MovementKind, RuleTopic

DAY = UncertainDate.parse("2025-04-24")
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def _rule(
    topic: RuleTopic = RuleTopic.LOAN_TERM,
    receivers: Receivers = Receivers.ANY,
    kinds: frozenset[MovementKind] = frozenset(),
    since: str | None = "2020-12-17",
) -> ScopedRule:
    return ScopedRule(
        id="rule",
        regime="regime",
        topic=topic,
        found=True,
        states=frozenset({"CN"}),
        missions=frozenset({"change-5"}),
        kinds=kinds,
        receivers=receivers,
        since=UncertainDate.parse(since) if since else None,
    )


@pytest.mark.parametrize(
    ("rule", "holder", "receiver", "missions", "applies"),
    [
        (_rule(), "CN", "FR", {"change-5"}, True),
        (_rule(), "CN", "CN", {"change-5"}, True),
        (_rule(), "CN", None, {"change-5", "change-6"}, True),
        (_rule(), "CN", "FR", {"change-6"}, False),
        (_rule(), "FR", "FR", {"change-5"}, False),
        (_rule(), None, "FR", {"change-5"}, False),
        (_rule(receivers=Receivers.FOREIGN), "CN", "FR", {"change-5"}, True),
        (_rule(receivers=Receivers.FOREIGN), "CN", None, {"change-5"}, True),
        (_rule(receivers=Receivers.FOREIGN), "CN", "CN", {"change-5"}, False),
        (_rule(receivers=Receivers.HOME), "CN", "CN", {"change-5"}, True),
        (_rule(receivers=Receivers.HOME), "CN", "FR", {"change-5"}, False),
        (_rule(kinds=frozenset({MovementKind.EXCHANGE})), "CN", "FR", {"change-5"}, False),
        (_rule(topic=RuleTopic.DISPLAY), "CN", "FR", {"change-5"}, False),
    ],
)
def test_a_loan_falls_under_a_rule_of_its_holder_mission_and_receiver(
    rule: ScopedRule, holder: str | None, receiver: str | None, missions: set[str], applies: bool
) -> None:
    found = list(applying([rule], MovementKind.LOAN, missions, holder=holder, receiver=receiver, day=DAY))

    assert bool(found) is applies


@given(since=DAYS, day=DAYS)
def test_a_regime_governs_from_the_day_it_is_issued(since: date, day: date) -> None:
    answer = is_issued(UncertainDate.parse(since.isoformat()), UncertainDate.parse(day.isoformat()))

    assert answer is (Certainty.YES if since <= day else Certainty.NO)


@given(day=DAYS, month=DAYS)
def test_an_uncertain_day_of_issue_is_possible_only_where_some_reading_fits(day: date, month: date) -> None:
    since = UncertainDate.parse(f"{month:%Y-%m}")
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    answer = is_issued(since, UncertainDate.parse(day.isoformat()))

    expected = Certainty.YES if last <= day else Certainty.NO if first > day else Certainty.POSSIBLY
    assert answer is expected


def test_an_unknown_day_is_at_most_possible() -> None:
    assert is_issued(None, DAY) is Certainty.POSSIBLY
    assert is_issued(DAY, None) is Certainty.POSSIBLY


def test_every_kind_of_movement_has_topics() -> None:
    assert set(TOPICS) == set(MovementKind)
    assert all(TOPICS.values())
