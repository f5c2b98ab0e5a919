"""What is said of a population: when a figure is given, how much of it is known, and the real record."""

from collections.abc import Callable

import ledger_record
import pytest
from hypothesis import given, settings
from populations import loans_of_2025, populations, told

from models.dates.uncertain_date import UncertainDate
from models.fairness.assessment import FEWEST_KNOWN, Assessment, FigureAvailability, assess
from models.fairness.distribution import AttributedPopulation, PossibleRecipient, distribution
from models.fairness.measure import MEASURES, Index
from models.fairness.population import Infeasible, Partner, Population, Unknown
from models.fairness.reach import Reach
from models.ledger.movement import LedgerMovement
from models.ledger.pool import Pool
from models.ledger.portion import Portion, portions

GRAM = 1_000_000


def known(*amounts: int) -> Population:
    return Population(
        tuple(Partner(f"p{i}", "a", known=amount, known_parts=1) for i, amount in enumerate(amounts))
    )


def test_nobody() -> None:
    said = assess(Population(()))
    assert said.standing is FigureAvailability.NOBODY
    assert (said.figures, said.coverage, said.parts_coverage, said.n) == ({}, None, None, 0)
    assert said.reach.all == Reach(0, 0)
    assert said.reach.all.share is None


def test_nothing_is_not_zero_inequality() -> None:
    said = assess(known(0, 0, 0))
    assert said.standing is FigureAvailability.NOTHING
    assert said.figures == {}
    assert said.reach.all.share == 0


def test_too_few_known_gives_no_figure() -> None:
    assert FEWEST_KNOWN == 3
    assert assess(known(1, 2, 0)).standing is FigureAvailability.TOO_FEW_KNOWN
    assert assess(known(1, 2, 0)).figures == {}
    assert assess(known(1, 2, 3)).standing is FigureAvailability.GIVEN
    assert assess(known(1, 2), fewest_known=2).standing is FigureAvailability.GIVEN
    assert assess(loans_of_2025()).standing is FigureAvailability.TOO_FEW_KNOWN
    assert assess(loans_of_2025()).lorenz.lowest == ()


def test_one_partner() -> None:
    figures = assess(known(7), fewest_known=1).figures
    expected = {
        Index.GINI: 0,
        Index.GINI_CORRECTED: None,
        Index.THEIL_T: 0,
        Index.ATKINSON_1: 0,
        Index.JAIN: 1,
        Index.HHI: 1,
        Index.HHI_NORMALISED: None,
    }
    assert {index: figures[index].value for index in expected} == expected
    one_unknown = told(Population((Partner("a", "x", unknown=(Unknown(0, 5),)),))).figures
    assert one_unknown[Index.GINI].lower == one_unknown[Index.GINI].upper
    assert one_unknown[Index.GINI_CORRECTED].lower is None


def test_complete_figures_have_a_value_that_is_its_own_bound() -> None:
    said = assess(known(1, 2, 3, 4))
    for index, figure in said.figures.items():
        measure = MEASURES[index].of
        assert figure.value == figure.of_known
        if measure and figure.value is not None:
            assert figure.value == measure([1, 2, 3, 4])
            assert figure.lower == figure.upper
            assert figure.lower
            assert figure.lower.exact
    assert said.coverage == (1, 1)
    assert said.unknown_share == (0, 0)
    assert said.lorenz.lowest == said.lorenz.highest == said.lorenz.of_known


def test_incomplete_figures_have_no_value() -> None:
    said = told(loans_of_2025())
    assert all(figure.value is None for figure in said.figures.values())
    assert said.figures[Index.GINI].of_known == pytest.approx(5 / 6)
    assert said.coverage == pytest.approx((60_000 / 2_180_000, 60_000 / 2_180_000))
    assert said.unknown_share == pytest.approx((2.12 / 2.18, 2.12 / 2.18))
    assert said.parts_coverage == pytest.approx(1 / 7)
    assert (said.known_partners, said.unknown_partners, said.known_parts, said.unknown_parts) == (1, 5, 1, 6)
    assert (said.known, said.least, said.most) == (60_000, 2_180_000, 2_180_000)
    assert set(said.ids) == {f"loan-{code}" for code in ("FR", "DE", "JP", "PK", "US", "GB")}


def test_coverage_is_a_range_where_the_whole_is_not_known() -> None:
    said = told(Population((Partner("a", known=30), Partner("b", unknown=(Unknown(0, 70),)))))
    assert said.coverage == (0.3, 1)
    assert said.unknown_share == (0, 0.7)
    assert told(Population((Partner("b", unknown=(Unknown(0, 70),)),))).coverage is None


def test_regions_not_documented_leave_the_parts_of_theil_out() -> None:
    said = told(Population((Partner("a", "x", known=1), Partner("b", None, unknown=(Unknown(0, 2),)))))
    assert said.figures[Index.THEIL_BETWEEN].lower is None
    assert said.figures[Index.THEIL_T].lower is not None
    said = told(Population((Partner("a", "x", known=1), Partner("b", None, known=1))))
    assert said.figures[Index.THEIL_BETWEEN].value is None


def test_reach_counts_those_with_something() -> None:
    population = Population(
        (
            Partner("a", "Asia", True, known=5),
            Partner("b", "Asia", False, unknown=(Unknown(0, 9),)),
            Partner("c", "Africa", True),
            Partner("d", None, False),
        )
    )
    by_group = told(population).reach
    assert (by_group.all, by_group.least_developed) == (Reach(2, 4), Reach(1, 2))
    assert by_group.groups == (("Africa", Reach(0, 1)), ("Asia", Reach(2, 2)), (None, Reach(0, 1)))
    assert by_group.all.share == 0.5


@settings(deadline=None)
@given(populations())
def test_every_figure_is_there_or_none_is(population: Population) -> None:
    said = assess(population, fewest_known=0)
    assert (said.standing is FigureAvailability.GIVEN) == bool(said.figures)
    if said.figures:
        assert said.figures.keys() == set(Index)
        for figure in said.figures.values():
            if figure.lower and figure.upper:
                assert figure.lower.value <= figure.upper.value + 1e-9
        low, high = said.lorenz.lowest, said.lorenz.highest
        assert low[0] == high[0] == (0, 0)
        assert low[-1] == high[-1] == (1, 1)
    if said.coverage:
        assert 0 <= said.coverage[0] <= said.coverage[1] <= 1


@pytest.fixture(scope="module")
def shares() -> tuple[tuple[Portion, ...], tuple[Pool, ...]]:
    return portions(ledger_record.batches(), ledger_record.movements())


Scope = Callable[[LedgerMovement], bool]
PURPOSES = {entry["id"]: entry["purpose"] for entry in ledger_record.read("samples/movements.yaml")}
COUNTRIES = {entry["code"]: entry for entry in ledger_record.read("countries.yaml")}


def abroad(movement: LedgerMovement) -> bool:
    return movement.mission == "change-5" and movement.receiver not in {"CN", "HK", "MO"}


def for_research(movement: LedgerMovement) -> bool:
    return abroad(movement) and PURPOSES[movement.id] == "research"


def of_recipients(
    shares: tuple[tuple[Portion, ...], tuple[Pool, ...]], scope: Scope, *beside: str
) -> AttributedPopulation:
    codes = {share.movement.receiver for share in shares[0] if scope(share.movement)} | {*beside}
    members = [
        PossibleRecipient(code, COUNTRIES[code]["region"], bool(COUNTRIES[code].get("ldc")))
        for code in sorted(filter(None, codes))
    ]
    return distribution(members, *shares, within=scope)


def bounds(said: Assessment, index: Index) -> tuple[float, float]:
    figure = said.figures[index]
    assert figure.lower
    assert figure.upper
    assert figure.lower.exact
    assert figure.upper.exact
    return figure.lower.value, figure.upper.value


def test_foreign_shares_of_the_record(shares: tuple[tuple[Portion, ...], tuple[Pool, ...]]) -> None:
    """Chang'e-5 material for research abroad: nine states, 7.18 g, of which 5.06 g by state is reported."""
    shared = of_recipients(shares, for_research)
    said = assess(shared.population)
    assert shared.unattributed == ()
    assert {partner.key for partner in shared.population.partners} == {
        "RU",
        "FR",
        "IT",
        "BR",
        "GB",
        "DE",
        "JP",
        "PK",
        "US",
    }
    assert (said.n, said.known_partners, said.unknown_parts) == (9, 5, 6)
    assert (said.known, said.least, said.most) == (5_060_000, 7_180_000, 7_180_000)
    heaped = [0, 0, 0, 0, 60_000, GRAM, GRAM, 1_500_000, 3_620_000]
    # France has 1.5 g already, so what is shared out evenly goes to the other four: 530 mg each.
    level = [60_000, 530_000, 530_000, 530_000, 530_000, GRAM, GRAM, 1_500_000, 1_500_000]
    for index in (Index.GINI, Index.THEIL_T, Index.HHI, Index.ATKINSON_0_5, Index.LARGEST_SHARE):
        measure = MEASURES[index].of
        assert measure
        assert bounds(said, index) == pytest.approx((measure(level), measure(heaped)), abs=1e-12)
    assert bounds(said, Index.GINI) == pytest.approx((0.3120, 0.6803), abs=5e-5)


def test_gifts_and_the_exchange_are_fully_known(
    shares: tuple[tuple[Portion, ...], tuple[Pool, ...]],
) -> None:
    said = assess(of_recipients(shares, lambda m: for_research(m) and m.kind != "loan").population)
    assert said.figures[Index.GINI].value == pytest.approx(0.1)
    assert said.figures[Index.HHI].value == pytest.approx(0.26)
    assert said.coverage == (1, 1)


def test_the_loan_round_of_the_record_is_the_one_worked_by_hand(
    shares: tuple[tuple[Portion, ...], tuple[Pool, ...]],
) -> None:
    real = told(of_recipients(shares, lambda m: abroad(m) and m.kind == "loan").population)
    by_hand = told(loans_of_2025())
    for index in (Index.GINI, Index.HHI, Index.THEIL_T, Index.JAIN):
        assert bounds(real, index) == pytest.approx(bounds(by_hand, index))


def test_a_scope_that_cuts_a_pool_keeps_what_the_rest_may_leave(
    shares: tuple[tuple[Portion, ...], tuple[Pool, ...]],
) -> None:
    """Of the loans to Europe alone only the sum with those elsewhere is known."""

    def europe(movement: LedgerMovement) -> bool:
        return abroad(movement) and movement.kind == "loan" and movement.receiver in {"FR", "DE", "GB"}

    population = of_recipients(shares, europe).population
    assert [(pool.least, pool.most) for pool in population.pools] == [(0, 2_120_000)]
    assert (population.least, population.most) == (60_000, 2_180_000)


def test_rows_without_a_recipient_are_named() -> None:
    day = UncertainDate.parse("2022")
    lost = LedgerMovement("lost", day, "gift", ("b",), "CN", None, 5)
    elsewhere = LedgerMovement("else", day, "gift", ("b",), "CN", "IT", 5)
    shared = distribution(
        [PossibleRecipient("FR", "Europe")],
        [Portion(lost, 5, 5, 5, None), Portion(elsewhere, 5, 5, 5, None)],
        [],
    )
    assert shared.unattributed == ("lost",)
    assert shared.population.partners[0].known == 0


def test_a_ledger_with_a_fault_is_refused() -> None:
    day = UncertainDate.parse("2022")
    part = LedgerMovement("part", day, "loan", ("b",), "CN", "FR", None)
    with pytest.raises(Infeasible):
        distribution(
            [PossibleRecipient("FR", "Europe")], [Portion(part, None, 0, 5, "p")], [Pool.of("p", -1)]
        )
