"""What the home state and one country gave each other, and the country's place among all partners."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from db.session import ReadSession
from models.fairness.assessment import FigureAvailability
from models.fairness.scope import DistributionName, FairnessScope, PopulationRule
from reports.fairness.partner_share import PartnerShare, places_in
from reports.reciprocity.inputs import Deliveries, read_balance_inputs, read_deliveries
from reports.reciprocity.reading import CountryExchange, Rank
from reports.reciprocity.reciprocity import balances_with, partner_exchange
from reports.revision_cache import cached


class _Places(NamedTuple):
    """A distribution over all partners, those with nothing included."""

    standing: FigureAvailability
    n: int
    shares: Mapping[str, PartnerShare]


class _Standings(NamedTuple):
    """What is the same for every country."""

    delivered: Deliveries
    places: Mapping[DistributionName, _Places]


def _standings(session: ReadSession, on: date, home: str) -> _Standings:
    delivered = read_deliveries(session, on, home)
    scope = FairnessScope(population=PopulationRule.PARTNERS)
    places = {}
    for heap in scope.distributions:
        standing, shares = places_in(delivered.ledger, scope, heap)
        places[heap] = _Places(standing, len(shares), {share.key: share for share in shares})
    return _Standings(delivered, places)


def country_exchange(session: ReadSession, code: str, *, on: date, home: str) -> CountryExchange:
    """What the home state and one country gave each other, and the country's place among all partners."""
    delivered, every = cached(session, _standings, on, home)
    ground = read_balance_inputs(session, on, delivered, code)
    places = []
    for heap, distribution in every.items():
        share = distribution.shares.get(code)
        places.append(
            Rank(
                distribution=heap,
                standing=distribution.standing,
                position=share and share.position,
                n=distribution.n,
                share=share and share.share,
                received=share is not None and bool(share.ids),
            )
        )
    return CountryExchange(
        partner=partner_exchange(ground, code, balances_with(ground, code)), places=tuple(places)
    )
