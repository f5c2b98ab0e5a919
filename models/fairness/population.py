"""Who could have received, what is known of each, and what limits the amounts that were not reported."""

from dataclasses import dataclass, field

from models.ledger.pool import Pool

Ids = tuple[str, ...]


class Infeasible(ValueError):
    """No allocation agrees with what is recorded: a pool asks for more, or less, than its parts can hold."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An amount that nobody reported: above ``least``, up to ``most``.

    Attributes:
        least: limit below, itself excluded: "above zero" is 0.
        most: limit above, included.
        pool: key of the pool whose total it shares; None = no published total limits it.

    """

    least: int
    most: int
    pool: str | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """A state or an institution that could have received.

    Attributes:
        key: its code or id.
        group: its region; None = not documented.
        least_developed: on the UN list of least developed countries.
        known: sum of the reported amounts, in micrograms or as a count.
        known_parts: how many reported amounts that is.
        unknown: the amounts not reported.
        ids: records that this rests on, handed through.

    """

    key: str
    group: str | None = None
    least_developed: bool = False
    known: int = 0
    known_parts: int = 0
    unknown: tuple[Unknown, ...] = ()
    ids: Ids = ()

    @property
    def reached(self) -> bool:
        """Has something for certain: a reported amount above zero, or an unreported one, which is above zero."""
        return self.known > 0 or any(part.most > 0 for part in self.unknown)


@dataclass(frozen=True, slots=True)
class Population:
    """Everyone who could have received, zeros included, and the pools.

    Attributes:
        partners: each once.
        pools: published totals of unreported amounts.
        least, most: limits of the sum over all partners.

    """

    partners: tuple[Partner, ...]
    pools: tuple[Pool, ...] = ()
    least: int = field(init=False, compare=False)
    most: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Check that the record can be true.

        Raises:
            ValueError: a key twice, a pool that is not there, a negative amount, limits the wrong way round.
            Infeasible: the parts of a pool cannot sum up to its total.

        """
        pools = {pool.key: pool for pool in self.pools}
        if len(pools) < len(self.pools):
            raise ValueError("two pools have one key")
        if len({partner.key for partner in self.partners}) < len(self.partners):
            raise ValueError("two partners have one key")
        sums = dict.fromkeys(pools, (0, 0))
        least = most = 0
        for partner in self.partners:
            if partner.known < 0:
                raise ValueError(f"{partner.key}: a known amount is not negative")
            least, most = least + partner.known, most + partner.known
            for part in partner.unknown:
                if not 0 <= part.least <= part.most:
                    raise ValueError(f"{partner.key}: limits of an unknown amount are 0 <= least <= most")
                if part.pool is None:
                    least, most = least + part.least, most + part.most
                    continue
                if part.pool not in sums:
                    raise ValueError(f"{partner.key}: there is no pool {part.pool}")
                low, high = sums[part.pool]
                sums[part.pool] = low + part.least, high + part.most
        for key, (low, high) in sums.items():
            pool = pools[key]
            if pool.least > pool.most or max(pool.least, low) > min(pool.most, high):
                raise Infeasible(
                    f"{key}: parts between {low} and {high} cannot sum up to {pool.least} to {pool.most}"
                )
            least, most = least + max(pool.least, low), most + min(pool.most, high)
        object.__setattr__(self, "least", least)
        object.__setattr__(self, "most", most)

    @property
    def known(self) -> int:
        """Sum of the reported amounts."""
        return sum(partner.known for partner in self.partners)

    @property
    def complete(self) -> bool:
        """Every amount was reported."""
        return not any(partner.unknown for partner in self.partners)
