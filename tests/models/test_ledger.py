"""The sample ledger: what cannot be true of it, and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import ledger_record
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.ledger.balance import Balance, balances
from models.ledger.conservation import faults
from models.ledger.custody import custody
from models.ledger.draw import Draws
from models.ledger.fault import FaultKind
from models.ledger.loan import open_loans
from models.ledger.movement import LedgerBatch, LedgerMovement, Parties
from models.ledger.pool import Pool
from models.ledger.portion import EVER_RETURNED, portions
from models.wording.reason import words

read = UncertainDate.parse

MOON = LedgerBatch("moon", "mission", read("2020-12-17"), "CN", 1000)
MARS = LedgerBatch("mars", "other", read("2021"), "CN", 500)
NOT_FOLLOWED = LedgerBatch("old", "apollo", read("1972-12"), "US", None)
BATCHES = (MOON, MARS, NOT_FOLLOWED)
TODAY = date(2026, 11, 22)


def moved(
    name: str, mass: int | None = 10, on: str = "2022", kind: str = "gift", **other: Any
) -> LedgerMovement:
    """A gift of ten micrograms from China to France."""
    plain = LedgerMovement(name, read(on), kind, ("moon",), "CN", "FR", mass)
    return replace(plain, **other)


def found(*movements: LedgerMovement, parties: dict[str, Parties] | None = None) -> list[tuple[str, str]]:
    """Kind and movement of every fault; each has words in both languages."""
    all_faults = faults(BATCHES, movements, parties or {})
    for each in all_faults:
        assert "%(" not in words(each.reason, "en") + words(each.reason, "zh")
    return [(each.kind.value, each.movement) for each in all_faults]


def test_the_record_keeps_every_rule() -> None:
    assert faults(ledger_record.batches(), ledger_record.movements(), ledger_record.parties()) == ()


FAULTY: list[tuple[str, str, list[LedgerMovement]]] = [
    ("unknown_kind", "a", [moved("a", kind="theft")]),
    ("unknown_batch", "a", [moved("a", batches=("venus",))]),
    ("unknown_whole", "a", [moved("a", part_of="b", counts=False)]),
    ("circular", "a", [moved("a", part_of="a", counts=False)]),
    ("counted_twice", "b", [moved("a"), moved("b", part_of="a")]),
    ("counted_twice", "c", [moved("a"), moved("b", part_of="a", counts=False), moved("c", part_of="b")]),
    ("before_collection", "a", [moved("a", on="2020-12-16")]),
    ("before_collection", "a", [moved("a", batches=("moon", "mars"), on="2020-12-20")]),
    ("before_collection", "a", [moved("a", batches=(), mission="mission", on="2019")]),
    ("overdrawn", "a", [moved("a", 1001)]),
    ("overdrawn", "b", [moved("b", 600, "2023"), moved("a", 600, "2022")]),
    ("overdrawn", "b", [moved("a", 1000, "2022"), moved("b", None, "2023")]),
    ("overdrawn", "b", [moved("a", 1000), moved("b", 501, "2023", batches=("moon", "mars"))]),
    ("part_exceeds_whole", "b", [moved("a", 10), moved("b", 11, part_of="a", counts=False)]),
    (
        "parts_exceed_whole",
        "c",
        [
            moved("a", 10),
            moved("b", 6, part_of="a", counts=False),
            moved("c", 6, "2023", part_of="a", counts=False),
        ],
    ),
    (
        "parts_exceed_whole",
        "c",
        [
            moved("a", 10),
            moved("b", 10, part_of="a", counts=False),
            moved("c", None, "2023", part_of="a", counts=False),
        ],
    ),
    ("not_a_loan", "a", [moved("a", kind="return")]),
    ("not_a_loan", "b", [moved("a"), moved("b", kind="return", part_of="a")]),
    (
        "return_before_loan",
        "b",
        [moved("a", kind="loan", on="2023"), moved("b", kind="return", part_of="a", on="2022")],
    ),
    (
        "overreturned",
        "c",
        [
            moved("a", kind="loan"),
            moved("b", 6, "2023", kind="return", part_of="a"),
            moved("c", 6, "2024", kind="return", part_of="a"),
        ],
    ),
    (
        "overreturned",
        "c",
        [
            moved("a", kind="loan"),
            moved("b", 10, "2023", kind="return", part_of="a"),
            moved("c", None, "2024", kind="return", part_of="a"),
        ],
    ),
]


@pytest.mark.parametrize(("kind", "culprit", "movements"), FAULTY)
def test_each_fault_names_its_movement(kind: str, culprit: str, movements: list[LedgerMovement]) -> None:
    assert found(*movements) == [(kind, culprit)]


def test_a_circle_is_found_once_for_each_of_it() -> None:
    circle = [moved("a", part_of="b", counts=False), moved("b", part_of="a", counts=False)]
    assert found(*circle) == [("circular", "a"), ("circular", "b")]


@pytest.mark.parametrize(
    ("giver", "receiver", "fits"),
    [
        ("CN", "FR", True),
        ("FR", "CN", True),
        ("CN", "DE", False),
        ("FR", "FR", False),
        ("US", "FR", False),
        (None, "FR", True),
        ("CN", None, True),
        (None, "DE", False),
    ],
)
def test_a_clause_binds_its_parties(giver: str | None, receiver: str | None, fits: bool) -> None:
    sides = {"agreement": Parties(frozenset({"CN"}), frozenset({"FR"}))}
    movement = moved("a", giver=giver, receiver=receiver, clause_of="agreement")
    assert found(movement, parties=sides) == ([] if fits else [("other_parties", "a")])
    assert found(replace(movement, clause_of="not there"), parties=sides) == []


@pytest.mark.parametrize(
    "movements",
    [
        # Exactly all of it.
        [moved("a", 1000)],
        # What does not count draws nothing, and a request takes nothing.
        [moved("a", 5000, counts=False), moved("b", 5000, kind="request", on="2019")],
        # The whole of one that is not followed.
        [moved("a", 10**12, batches=("old",))],
        # Two batches together.
        [moved("a", 1000), moved("b", 500, batches=("moon", "mars"))],
        # The draw that could go either way makes room.
        [moved("a", 500, "2022", batches=("moon", "mars")), moved("b", 1000, "2023")],
        # What came back may be lent again, even where the days overlap.
        [
            moved("a", 1000, "2021", kind="loan"),
            moved("b", 1000, "2021-06", kind="return", part_of="a"),
            moved("c", 1000, "2022"),
        ],
        [
            moved("a", 1000, "2022", kind="loan"),
            moved("b", None, "2022", kind="return", part_of="a"),
            moved("c", 1000, "2022"),
        ],
        # Parts lent one after the other.
        [
            moved("a", 10),
            moved("b", 10, "2023", kind="loan", part_of="a", counts=False),
            moved("c", 10, "2024", kind="return", part_of="b"),
            moved("d", 10, "2025", kind="loan", part_of="a", counts=False),
        ],
        # Possibly before is not before.
        [moved("a", on="2020"), moved("b", on="2020-12-17"), moved("c", on="../2021")],
        [moved("a", kind="loan", on="2022~"), moved("b", kind="return", part_of="a", on="2022-01")],
        # A part that counts, of a plan that does not.
        [moved("a", None, counts=False), moved("b", part_of="a")],
    ],
)
def test_what_can_be_true_is_no_fault(movements: list[LedgerMovement]) -> None:
    assert found(*movements) == []


def test_return_of_a_portion_of_a_counted_round_makes_room() -> None:
    lent = moved("round", 1000, "2022", kind="loan", aggregate=True, receiver=None)
    part = moved("part", 600, "2022", kind="loan", part_of="round", counts=False)
    back = moved("back", 600, "2023", kind="return", part_of="part")
    assert found(lent, part, back, moved("next", 600, "2024")) == []
    assert found(lent, part, back, moved("next", 601, "2024")) == [("overdrawn", "next")]


draws = st.lists(
    st.tuples(st.sets(st.sampled_from("abcd"), min_size=1), st.integers(0, 12)), min_size=1, max_size=8
)


@given(st.lists(st.integers(0, 15), min_size=4, max_size=4), draws)
def test_draws_are_served_just_when_no_set_of_batches_is_asked_too_much(
    held: list[int], wanted: list[tuple[set[str], int]]
) -> None:
    """Against Hall's condition, tried on every set of batches."""
    masses = dict(zip("abcd", held, strict=True))
    served: list[tuple[set[str], int]] = []
    book = Draws(masses)
    for sources, amount in wanted:
        asked = [*served, (sources, amount)]
        can = all(
            sum(mass for batches, mass in asked if batches <= set(chosen)) <= sum(masses[b] for b in chosen)
            for size in range(1, 5)
            for chosen in combinations("abcd", size)
        )
        assert book.draw(tuple(sources), amount) == can
        if can:
            served = asked


@given(draws)
def test_what_is_given_back_can_be_drawn_again(wanted: list[tuple[set[str], int]]) -> None:
    book = Draws(dict.fromkeys("abcd", 200))
    for sources, amount in wanted:
        assert book.draw(tuple(sources), amount)
    for sources, amount in wanted:
        book.give_back(tuple(sources), amount)
    assert book.draw(tuple("abcd"), 800)
    assert not book.draw(("a",), 1)


def round_of(*masses: int | None, total: int | None = 100) -> list[LedgerMovement]:
    """A loan to several together, and its parts."""
    whole = moved("round", total, kind="loan", receiver=None, aggregate=True)
    parts = [
        moved(f"part-{place}", mass, kind="loan", part_of="round", counts=False, receiver=f"R{place}")
        for place, mass in enumerate(masses)
    ]
    return [whole, *parts]


def test_parts_stand_for_a_round_and_share_what_its_total_leaves() -> None:
    shares, pools = portions(BATCHES, round_of(30, None, None))
    assert [(share.movement.id, share.mass, share.least, share.most, share.pool) for share in shares] == [
        ("part-0", 30, 30, 30, None),
        ("part-1", None, 0, 70, "round"),
        ("part-2", None, 0, 70, "round"),
    ]
    assert pools == (Pool("round", 70, 70),)


def test_a_round_without_a_total_is_limited_by_what_the_batch_had() -> None:
    shares, pools = portions(BATCHES, [moved("gift", 400), *round_of(30, None, total=None)])
    assert [(share.movement.id, share.most) for share in shares] == [
        ("gift", 400),
        ("part-0", 30),
        ("part-1", 600),
    ]
    assert pools == (Pool("rest of moon", 0, 600),)


def test_parts_of_a_gift_to_one_are_its_own_affair() -> None:
    shares, _ = portions(BATCHES, [moved("a"), moved("b", 5, part_of="a", counts=False, receiver="IPGP")])
    assert [share.movement.id for share in shares] == ["a"]


def test_limits_where_little_is_known() -> None:
    both = moved("both", None, batches=("moon", "mars"))
    shares, _ = portions(BATCHES, [both, moved("a", 100), moved("b", 50, batches=("mars",))])
    assert shares[0].most == 1350
    assert portions(BATCHES, [moved("a", None, batches=("old",))])[0][0].most == EVER_RETURNED
    assert portions(BATCHES, [moved("a", None, batches=())])[0][0].most == EVER_RETURNED
    # Given back: it limits nothing, and nothing but the whole batch limits it.
    again = [
        moved("a", None, kind="loan"),
        moved("b", None, "2023", kind="return", part_of="a"),
        moved("c", 900, "2024"),
    ]
    assert [(share.most, share.pool) for share in portions(BATCHES, again)[0]] == [(1000, None), (900, None)]


def of(rows: Sequence[Balance], holder: str, batch: str = "moon") -> tuple[int, int | None] | None:
    return next(((row.least, row.most) for row in rows if (row.batch, row.holder) == (batch, holder)), None)


def test_balances_follow_the_day() -> None:
    ledger = [
        moved("gift", 100, "2022-05-01"),
        moved("onward", 40, "2023", giver="FR", receiver="IT", counts=True, batches=("moon",)),
    ]
    assert of(balances(BATCHES, ledger, date(2020, 1, 1)), "CN") is None
    assert of(balances(BATCHES, ledger, date(2022, 5, 1)), "CN") == (900, 900)
    assert of(balances(BATCHES, ledger, date(2022, 5, 1)), "FR") == (100, 100)
    # Some day of 2023: not certain before its end.
    assert of(balances(BATCHES, ledger, date(2023, 6, 1)), "FR") == (60, 100)
    assert of(balances(BATCHES, ledger, date(2023, 6, 1)), "IT") == (0, 40)
    assert of(balances(BATCHES, ledger, TODAY), "FR") == (60, 60)
    assert of(balances(BATCHES, ledger, TODAY), "US", "old") == (0, None)


def test_balances_of_unreported_masses_are_limits() -> None:
    rows = balances(BATCHES, round_of(30, None, None), TODAY)
    assert of(rows, "CN") == (900, 900)
    assert of(rows, "R0") == (30, 30)
    assert of(rows, "R1") == (0, 70)


def test_balances_count_what_came_back() -> None:
    ledger = [
        moved("a", 100, "2022-01-01", kind="loan"),
        moved("b", 60, "2023-01-01", kind="return", part_of="a", giver="FR", receiver="CN"),
    ]
    rows = balances(BATCHES, ledger, TODAY)
    assert (of(rows, "CN"), of(rows, "FR")) == ((960, 960), (40, 40))


def test_balance_of_the_record() -> None:
    rows = balances(ledger_record.batches(), ledger_record.movements(), TODAY)
    assert of(rows, "RU", "change-5") == (1_500_000, 1_500_000)
    assert of(rows, "RU", "luna-16") == (99_500_000, 99_500_000)
    assert of(rows, "CN", "luna-16") == (1_500_000, 1_500_000)
    assert of(rows, "US", "change-5") == (0, 2_120_000)
    assert of(rows, "FR", "change-5") == (1_500_000, 3_620_000)
    assert of(rows, "CN", "change-6") == (1_935_300_000, 1_935_300_000)


def test_open_loans_say_for_how_long() -> None:
    ledger = [
        moved("a", 100, "2022-01-01", kind="loan"),
        moved("b", 60, "2023-01-01", kind="return", part_of="a"),
        moved("c", None, "2022-03", kind="loan"),
        moved("d", 5, "2021-01-01", kind="loan"),
        moved("e", 5, "2022", kind="return", part_of="d"),
        moved("f", 5, "2027", kind="loan"),
        moved("g", None, "2022-04-01", kind="loan"),
        moved("h", None, "2022-05-01", kind="return", part_of="g"),
    ]
    loans = {loan.movement.id: loan for loan in open_loans(BATCHES, ledger, date(2022, 6, 1))}
    assert list(loans) == ["d", "a", "c", "g"]
    assert (loans["a"].out, loans["a"].days, loans["a"].most) == (Certainty.YES, (151, 151), 100)
    assert (loans["c"].out, loans["c"].days, loans["c"].most) == (Certainty.YES, (62, 92), None)
    # Its return lies somewhere in 2022; the other's has no mass.
    assert (loans["d"].out, loans["d"].least, loans["d"].most) == (Certainty.POSSIBLY, 0, 5)
    assert (loans["g"].out, loans["g"].least) == (Certainty.POSSIBLY, 0)
    later = {loan.movement.id: loan for loan in open_loans(BATCHES, ledger, TODAY)}
    assert (later["a"].least, later["a"].most, later["a"].returned) == (40, 40, 60)
    assert "d" not in later


def test_open_loans_of_the_record() -> None:
    loans = open_loans(ledger_record.batches(), ledger_record.movements(), TODAY)
    abroad = [loan for loan in loans if loan.movement.receiver not in {"CN", "HK"}]
    assert len(abroad) == 7
    assert [loan.lent for loan in abroad if loan.lent] == [60_000]
    assert all(loan.out is Certainty.YES for loan in loans)


def test_custody_follows_a_sample_and_its_parts() -> None:
    chain = custody("70017", ledger_record.movements())
    assert [(link.movement.id, link.follows) for link in chain] == [
        ("us-cn-1978-apollo17", None),
        ("cn-1978-split-research", True),
        ("cn-1978-split-planetarium", True),
    ]
    assert custody("no such sample", ledger_record.movements()) == ()


def test_custody_shows_a_gap() -> None:
    ledger = [
        moved("a", samples=("s",)),
        moved("b", on="2023", giver="IT", receiver="DE", part_of="a", counts=False),
        moved("c", on="2024", giver="FR", part_of="a", samples=("other",), counts=False),
    ]
    assert [(link.movement.id, link.follows) for link in custody("s", ledger)] == [("a", None), ("b", False)]


def test_every_kind_of_fault_is_tried() -> None:
    assert {kind for kind, _, _ in FAULTY} | {"other_parties"} == {kind.value for kind in FaultKind}
