"""What each partner was given and gave, and what was promised of it.

Seen from the home side: "given" went to the partner, "received" came from it. Masses that were not reported stay so: every
sum, difference and ratio is a pair of limits, equal where all is known. Gifts, exchanges, loans and displays can be
told apart by kind; adding a loan to a gift is the reader's choice, not made here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.ledger.pool import Pool

Limits = tuple[float, float | None]
"""Least and most; None = nothing documented limits it."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One promise or one delivery between home and a partner.

    Attributes:
        partner: its key.
        given: from home to the partner; else from the partner to home.
        promised: a clause; else a delivery.
        kind: of benefit, or of movement.
        mission: None = of none, or several.
        least, most: limits in micrograms; alike where reported, most None where nothing limits it. Both 0: no mass, only counted.
        pool: key of the pool in which it shares a total.
        id: the record behind it.

    """

    partner: str
    given: bool
    promised: bool
    kind: str
    mission: str | None
    least: int
    most: int | None
    id: str
    pool: str | None = None

    @property
    def unreported(self) -> bool:
        """There is a mass, and it was not reported."""
        return self.least != self.most


@dataclass(frozen=True, slots=True)
class Tally:
    """Several transfers one way.

    Attributes:
        count: how many.
        unreported: how many of them without a reported mass.
        least, most: limits of their sum in micrograms; most None where nothing limits it.
        ids: the records behind them.

    """

    count: int = 0
    unreported: int = 0
    least: int = 0
    most: int | None = 0
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerBalance:
    """Both ways, promised and delivered.

    Attributes:
        given, received: delivered to the partner, and by it.
        promised_given, promised_received: what clauses say of the same.

    """

    given: Tally
    received: Tally
    promised_given: Tally
    promised_received: Tally

    @property
    def net(self) -> tuple[float | None, float | None]:
        """Given less received, in micrograms: least and most, None where nothing limits it."""
        return _less(self.given.least, self.received.most), _less(self.given.most, self.received.least)

    @property
    def ratio(self) -> Limits | None:
        """Given by received: least and most; None where nothing was received, or may have been."""
        return _ratio(self.given, self.received)

    @property
    def given_of_promised(self) -> Limits | None:
        """Delivered by promised, to the partner; above 1 where more was given than stated. None without a stated mass."""
        return _ratio(self.given, self.promised_given)

    @property
    def received_of_promised(self) -> Limits | None:
        """Delivered by promised, from the partner. None without a stated mass."""
        return _ratio(self.received, self.promised_received)


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """One partner: in all, by kind, and by mission; kinds and missions in order of name, None last."""

    partner: str
    all: PartnerBalance
    by_kind: tuple[tuple[str, PartnerBalance], ...]
    by_mission: tuple[tuple[str | None, PartnerBalance], ...]


def reciprocity(transfers: Sequence[Transfer], pools: Iterable[Pool] = ()) -> tuple[Reciprocity, ...]:
    """Partners in order of key.

    Args:
        transfers: every promise and every delivery in scope.
        pools: published totals that some of them share.

    """
    by_key = {pool.key: pool for pool in pools}
    pooled: dict[str, list[Transfer]] = {}
    of_partner: dict[str, list[Transfer]] = {}
    for transfer in transfers:
        of_partner.setdefault(transfer.partner, []).append(transfer)
        if transfer.pool is not None:
            pooled.setdefault(transfer.pool, []).append(transfer)
    found = []
    for partner, own in sorted(of_partner.items()):
        kinds = sorted({transfer.kind for transfer in own})
        missions = sorted({transfer.mission for transfer in own}, key=lambda name: (name is None, name or ""))
        by_kind = ((kind, _exchange([t for t in own if t.kind == kind], pooled, by_key)) for kind in kinds)
        by_mission = (
            (name, _exchange([t for t in own if t.mission == name], pooled, by_key)) for name in missions
        )
        found.append(Reciprocity(partner, _exchange(own, pooled, by_key), tuple(by_kind), tuple(by_mission)))
    return tuple(found)


def _exchange(
    transfers: Sequence[Transfer], pooled: Mapping[str, Sequence[Transfer]], pools: Mapping[str, Pool]
) -> PartnerBalance:
    def tally(*, given: bool, promised: bool) -> Tally:
        chosen = [t for t in transfers if t.given is given and t.promised is promised]
        return _tally(chosen, pooled, pools)

    return PartnerBalance(
        tally(given=True, promised=False),
        tally(given=False, promised=False),
        tally(given=True, promised=True),
        tally(given=False, promised=True),
    )


def _tally(
    transfers: Sequence[Transfer], pooled: Mapping[str, Sequence[Transfer]], pools: Mapping[str, Pool]
) -> Tally:
    """Sum up; transfers that share a pool have together no more than its total, and no less than the others leave."""
    least, most = 0, list[int | None]()
    of_pool: dict[str, list[Transfer]] = {}
    for transfer in transfers:
        if transfer.pool is not None and transfer.pool in pools:
            of_pool.setdefault(transfer.pool, []).append(transfer)
        else:
            least += transfer.least
            most.append(transfer.most)
    for key, own in of_pool.items():
        pool, ours = pools[key], {transfer.id for transfer in own}
        low, high = _limits(own)
        _, others = _limits([transfer for transfer in pooled[key] if transfer.id not in ours])
        least += low if others is None else max(low, pool.least - others)
        most.append(pool.most if high is None else min(high, pool.most))
    return Tally(
        count=len(transfers),
        unreported=sum(transfer.unreported for transfer in transfers),
        least=least,
        most=None if None in most else sum(each for each in most if each is not None),
        ids=tuple(transfer.id for transfer in transfers),
    )


def _limits(transfers: Sequence[Transfer]) -> tuple[int, int | None]:
    highs = [transfer.most for transfer in transfers]
    high = None if None in highs else sum(each for each in highs if each is not None)
    return sum(transfer.least for transfer in transfers), high


def _less(whole: int | None, part: int | None) -> float | None:
    return None if whole is None or part is None else whole - part


def _ratio(above: Tally, below: Tally) -> Limits | None:
    if below.most == 0 or (below.least == 0 and below.most is None and above.most == 0):
        return None
    least = 0.0 if below.most is None else above.least / below.most
    most = None if above.most is None or not below.least else above.most / below.least
    return least, most
