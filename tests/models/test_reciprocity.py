"""What each partner was given and gave, in limits where masses are not reported."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from models.fairness.reciprocity import Transfer, reciprocity
from models.ledger.pool import Pool


def sent(
    partner: str,
    least: int,
    most: int | None = -1,
    *,
    given: bool = True,
    promised: bool = False,
    **other: str,
) -> Transfer:
    return Transfer(
        partner,
        given,
        promised,
        other.get("kind", "gift"),
        other.get("mission"),
        least,
        least if most == -1 else most,
        other.get("id", f"{partner}-{least}-{given}-{promised}-{other.get('kind')}"),
        other.get("pool"),
    )


def test_the_exchange_with_russia_is_even() -> None:
    (russia,) = reciprocity(
        [
            sent("RU", 1_500_000, kind="exchange", mission="change-5"),
            sent("RU", 1_500_000, given=False, kind="exchange", mission="luna-16"),
        ]
    )
    assert (russia.all.net, russia.all.ratio) == ((0, 0), (1, 1))
    assert [name for name, _ in russia.by_mission] == ["change-5", "luna-16"]
    assert dict(russia.by_mission)["luna-16"].given.count == 0
    assert dict(russia.by_kind)["exchange"].ratio == (1, 1)


def test_nothing_received_has_no_ratio() -> None:
    (italy,) = reciprocity([sent("IT", 1_000_000)])
    assert (italy.all.net, italy.all.ratio) == ((1_000_000, 1_000_000), None)


def test_unreported_masses_stay_limits() -> None:
    (france,) = reciprocity(
        [sent("FR", 1_500_000), sent("FR", 0, 2_120_000, kind="loan"), sent("FR", 100, 200, given=False)]
    )
    assert (france.all.given.least, france.all.given.most, france.all.given.unreported) == (
        1_500_000,
        3_620_000,
        1,
    )
    assert france.all.net == (1_499_800, 3_619_900)
    assert france.all.ratio == (1_500_000 / 200, 3_620_000 / 100)


def test_without_a_limit_there_is_none() -> None:
    (us,) = reciprocity([sent("US", 5, None), sent("US", 2, 4, given=False)])
    assert us.all.given.most is None
    assert us.all.net == (1, None)
    assert us.all.ratio == (5 / 4, None)
    (other,) = reciprocity([sent("US", 5), sent("US", 2, None, given=False)])
    assert other.all.net == (None, 3)
    assert other.all.ratio == (0, 5 / 2)


def test_two_loans_of_one_pool_are_together_no_more_than_it() -> None:
    pool = Pool.of("round", 100)
    us = [sent("US", 0, 100, pool="round", id=name) for name in ("brown", "stony")]
    alone = reciprocity(us, [pool])
    assert (alone[0].all.given.least, alone[0].all.given.most) == (100, 100)
    both = reciprocity([*us, sent("FR", 0, 30, pool="round")], [pool])
    assert {r.partner: (r.all.given.least, r.all.given.most) for r in both} == {
        "FR": (0, 30),
        "US": (70, 100),
    }


def test_promised_against_delivered() -> None:
    (gb,) = reciprocity(
        [
            sent("GB", 60, promised=True, kind="loan"),
            sent("GB", 0, 0, promised=True, kind="data"),
            sent("GB", 30),
        ]
    )
    assert (gb.all.promised_given.count, gb.all.given.count) == (2, 1)
    assert gb.all.given_of_promised == (0.5, 0.5)
    assert gb.all.received_of_promised is None
    assert [kind for kind, _ in gb.by_kind] == ["data", "gift", "loan"]


def test_nobody() -> None:
    assert reciprocity([]) == ()


amounts = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.tuples(amounts, st.booleans()), min_size=1, max_size=5))
def test_limits_enclose_every_completion(rows: list[tuple[tuple[int, int], bool]]) -> None:
    transfers = [
        sent("FR", least, most, given=given_, id=str(place))
        for place, ((least, most), given_) in enumerate(rows)
    ]
    (found,) = reciprocity(transfers)
    nets = set()
    for ends in product((0, 1), repeat=len(rows)):
        total = [0, 0]
        for (limits, given_), end in zip(rows, ends, strict=True):
            total[given_] += limits[end]
        nets.add(total[1] - total[0])
        if found.all.ratio is not None and total[0]:
            least, most = found.all.ratio
            assert least <= total[1] / total[0] + 1e-12
            assert most is None or total[1] / total[0] <= most + 1e-12
    assert found.all.net == (min(nets), max(nets))
