"""What each partner of a distribution received, its share of the whole and its place among the others."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from db.queries.body import BodyRow
from models.fairness.assessment import FigureAvailability, assess
from models.fairness.population import Partner, Population
from models.fairness.scope import DistributionName, FairnessScope
from models.vocabulary import Region
from reports.fairness.population import Ledger, SharePopulation, share_population
from reports.reading import Reading


class PartnerShare(Reading):
    """A partner with what it received, in micrograms: for certain, and within which limits.

    ``share`` is its lowest and highest share of the whole; ``position`` its place among the partners by what it
    received, from and to, 1 for the most: null where fewer than the stated minimum are known. Coordinates are those of
    its state's seat of government.
    """

    key: str
    name: str
    name_zh: str | None
    url: str | None
    country: str
    region: Region | None
    least_developed: bool
    known_ug: int
    least_ug: int
    most_ug: int
    unknown_parts: int
    share: tuple[float, float] | None
    position: tuple[int, int] | None
    lat: float
    lon: float
    ids: tuple[str, ...]


def with_records(partners: Iterable[PartnerShare]) -> list[PartnerShare]:
    """Those who received something, whether its mass is known or not."""
    return [partner for partner in partners if partner.ids]


def without_records(partners: Iterable[PartnerShare]) -> list[PartnerShare]:
    """Those of whom the record has no movement in the scope."""
    return [partner for partner in partners if not partner.ids]


def _share(partner: Partner, population: Population) -> tuple[int, int, tuple[float, float] | None]:
    """Least and greatest mass of a partner, and limits of its share of the whole, which enclose the true one."""
    pools = {pool.key: pool for pool in population.pools}
    least = partner.known + sum(part.least for part in partner.unknown)
    free = sum(part.most - part.least for part in partner.unknown if part.pool is None)
    pooled: dict[str, int] = {}
    for part in partner.unknown:
        if part.pool is not None:
            pooled[part.pool] = pooled.get(part.pool, 0) + part.most
    most = least + free + sum(min(cap, pools[key].most) for key, cap in pooled.items())
    if not population.most:
        return least, most, None
    low = least / max(population.most - free, 1)
    high = most / max(population.least + free, most, 1)
    return least, most, (min(low, 1.0), min(high, 1.0))


def partner_shares(
    population: Population,
    found: SharePopulation,
    ledger: Ledger,
    names: Mapping[str, BodyRow],
    standing: FigureAvailability,
) -> tuple[PartnerShare, ...]:
    """What each partner received, those with most first; ``names`` are rows of bodies, where partners are bodies."""
    limits = {partner.key: _share(partner, population) for partner in population.partners}
    leasts = sorted(least for least, _, _ in limits.values())
    mosts = sorted(most for _, most, _ in limits.values())
    n = len(limits)
    readings = []
    for partner in population.partners:
        least, most, share = limits[partner.key]
        state = ledger.states[found.states[partner.key]]
        row = names.get(partner.key)
        first = 1 + n - bisect_right(leasts, most)
        # Of those who may have more, the partner itself is one where its own mass is not certain.
        last = 1 + n - bisect_right(mosts, least) - (most > least)
        readings.append(
            PartnerShare(
                key=partner.key,
                name=row.name if row else state.name,
                name_zh=row.name_zh if row else state.name_zh,
                url=f"/bodies/{partner.key}" if row else f"/countries/{partner.key}",
                country=state.code,
                region=state.region,
                least_developed=state.ldc,
                known_ug=partner.known,
                least_ug=least,
                most_ug=most,
                unknown_parts=len(partner.unknown),
                share=share,
                position=(first, last) if standing is FigureAvailability.GIVEN else None,
                lat=state.lat,
                lon=state.lon,
                ids=partner.ids,
            )
        )
    return tuple(sorted(readings, key=lambda each: (-each.known_ug, -each.most_ug, each.name)))


def places_in(
    ledger: Ledger, scope: FairnessScope, heap: DistributionName
) -> tuple[FigureAvailability, tuple[PartnerShare, ...]]:
    """Whether places are given in a distribution, and what each of its partners received."""
    found = share_population(ledger, scope, scope.distributions[heap])
    standing = assess(found.population, fewest_known=scope.fewest_known).standing
    return standing, partner_shares(found.population, found, ledger, {}, standing)
