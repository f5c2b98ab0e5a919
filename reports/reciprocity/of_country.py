"""What the home state and one country gave each other, and the country's place among all partners."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from db.session import Reading as Session
from models.fairness.assessment import Standing
from models.fairness.scope import FairnessScope, Kinds, Who
from reports.fairness.partner_share import PartnerShare, places_in
from reports.reciprocity.inputs import Deliveries, read_deliveries, read_ground
from reports.reciprocity.reading import CountryExchange, Place
from reports.reciprocity.reciprocity import balances_with, partner_exchange
from reports.revision_cache import kept


class _Places(NamedTuple):
    """A distribution over all partners, those with nothing included."""

    standing: Standing
    n: int
    shares: Mapping[str, PartnerShare]


class _Standings(NamedTuple):
    """What is the same for every country."""

    delivered: Deliveries
    places: Mapping[Kinds, _Places]


def _standings(session: Session, on: date, home: str) -> _Standings:
    delivered = read_deliveries(session, on, home)
    scope = FairnessScope(population=Who.PARTNERS)
    places = {}
    for heap in scope.heaps:
        standing, shares = places_in(delivered.ledger, scope, heap)
        places[heap] = _Places(standing, len(shares), {share.key: share for share in shares})
    return _Standings(delivered, places)


def country_exchange(session: Session, code: str, *, on: date, home: str) -> CountryExchange:
    """What the home state and one country gave each other, and the country's place among all partners."""
    delivered, every = kept(session, _standings, on, home)
    ground = read_ground(session, on, delivered, code)
    places = []
    for heap, distribution in every.items():
        share = distribution.shares.get(code)
        places.append(
            Place(
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
