"""What balances between the home state and its partners are made of: deliveries, promises, and the clauses behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from db.queries import clause as clause_queries
from db.queries import mission as mission_queries
from db.queries import reciprocity as queries
from db.queries.clause import SharingClauseRow
from db.queries.door import OWN_DOORS
from db.queries.mission import MissionLaunchRow
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.clauses.rule_scope import AS_MOVEMENT
from models.fairness.reciprocity import Transfer
from models.fairness.scope import GROUPS, DistributionName, PartnerUnit
from models.ledger.pool import Pool
from models.ledger.portion import EVER_RETURNED, Portion
from models.vocabulary import MovementKind, Purpose, Side
from reports.agreements.clause import ClauseInputs, clause_inputs
from reports.fairness.population import Ledger
from reports.revision_cache import members_on

HEAPS = (DistributionName.GIVEN, DistributionName.LENT, DistributionName.SHOWN)


class BalanceInputs(NamedTuple):
    """What balances are made of."""

    ledger: Ledger
    transfers: Mapping[DistributionName, Sequence[Transfer]]
    pools: Sequence[Pool]
    clauses: Mapping[str, Sequence[SharingClauseRow]]
    titles: Mapping[str, queries.TitleRow]
    titles_zh: Mapping[str, Mapping[str, str]]
    states: ClauseInputs
    missions: Mapping[str, MissionLaunchRow]


def _heap(kind: MovementKind, purpose: Purpose | None) -> DistributionName | None:
    if purpose is Purpose.EXHIBITION:
        return DistributionName.SHOWN
    return next((heap for heap, kinds in GROUPS.items() if kind in kinds), None)


def _transfer(ledger: Ledger, portion: Portion) -> tuple[DistributionName, Transfer] | None:
    """A delivery between the home state and a partner state; None where it is no such thing."""
    row = ledger.rows[portion.movement.id]
    heap = _heap(row.kind, row.purpose)
    given = row.from_country_code == ledger.home
    to = ledger.receiver(row.id, PartnerUnit.STATE)
    if heap is None or to is None:
        return None
    partner = to[0] if given else row.from_country_code
    if partner is None or ledger.is_domestic(partner) or (not given and to[0] != ledger.home):
        return None
    return heap, Transfer(
        partner=partner,
        given=given,
        promised=False,
        kind=row.kind,
        mission=row.mission_id,
        least=portion.least,
        most=None if portion.most >= EVER_RETURNED else portion.most,
        id=row.id,
        pool=portion.pool if portion.most < EVER_RETURNED else None,
    )


def _promises(rows: Iterable[SharingClauseRow], partner: str) -> Iterable[tuple[DistributionName, Transfer]]:
    for row in rows:
        kind = AS_MOVEMENT.get(row.kind)
        heap = _heap(kind, None) if kind is not None else None
        if kind is None or heap is None:
            continue
        for given in (True, False):
            if row.gives in (Side.BOTH, Side.HOME if given else Side.PARTNER):
                yield (
                    heap,
                    Transfer(
                        partner=partner,
                        given=given,
                        promised=True,
                        kind=kind,
                        mission=row.mission_id,
                        least=row.mass_ug or 0,
                        most=row.mass_ug,
                        id=row.agreement_id,
                    ),
                )


class Deliveries(NamedTuple):
    """What was handed over between the home state and all its partners, as of a day."""

    ledger: Ledger
    transfers: Mapping[DistributionName, Sequence[Transfer]]
    pools: Sequence[Pool]


def read_deliveries(session: ReadSession, on: date, home: str) -> Deliveries:
    """Read what was handed over by a day."""
    ledger = Ledger.read(session, on, home)
    found, pools = ledger.portions
    transfers: dict[DistributionName, list[Transfer]] = {heap: [] for heap in HEAPS}
    for portion in found:
        told = _transfer(ledger, portion)
        if told is not None:
            transfers[told[0]].append(told[1])
    return Deliveries(ledger, transfers, pools)


def read_balance_inputs(
    session: ReadSession, on: date, delivered: Deliveries, code: str | None = None
) -> BalanceInputs:
    """Read what balances are made of, as of a day; with ``code`` the promises of that partner state only."""
    ledger = delivered.ledger
    transfers = {heap: list(some) for heap, some in delivered.transfers.items()}
    wanted = clause_queries.ClauseFilter(on=on)
    if code is not None:
        wanted = replace(wanted, countries=(code,), via=OWN_DOORS)
    rows = clause_queries.clauses(session, wanted, members_on(session, on))
    clauses: dict[str, list[SharingClauseRow]] = {}
    if code is None:
        of_states = clause_queries.partner_states(session, OWN_DOORS)
        for row in rows:
            for state in of_states.get(row.agreement_id, ()):
                if not ledger.is_domestic(state):
                    clauses.setdefault(state, []).append(row)
    elif rows and not ledger.is_domestic(code):
        clauses[code] = list(rows)
    for state, of_state in clauses.items():
        for heap, transfer in _promises(of_state, state):
            transfers[heap].append(transfer)
    ids = {row.agreement_id for of_state in clauses.values() for row in of_state}
    named = {each.mission for heap in transfers.values() for each in heap if each.mission is not None}
    return BalanceInputs(
        ledger=ledger,
        transfers=transfers,
        pools=delivered.pools,
        clauses=clauses,
        titles={row.id: row for row in queries.titles(session, ids)},
        titles_zh=texts_zh(session, "agreement", ids),
        states=clause_inputs(session, ids, on),
        missions={row.id: row for row in mission_queries.missions(session, named)},
    )
