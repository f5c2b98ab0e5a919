"""Given and received, partner by partner: samples in mass with their limits, other benefits by clauses, what is open.

Masses not reported are limits, never zero. What passed for good, what is lent and what is shown stand apart, for a loan
comes back. Clauses are those of agreements in which the state or its bodies take part themselves.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from db.ledger import current_revision
from db.queries import agreement as agreement_queries
from db.queries import clause as clause_queries
from db.queries import mission as mission_queries
from db.queries import reciprocity as queries
from db.queries import sample
from db.queries.door import Door
from db.session import Reading as Session
from models.clause_kind import KINDS, MEANINGS
from models.clause_state import ClauseState
from models.fairness.population import Pool
from models.fairness.reciprocity import Exchange, Reciprocity, Tally, Transfer, reciprocity
from models.ledger.portion import EVER_RETURNED, Portion
from models.reason import words
from models.rule_scope import AS_MOVEMENT
from models.vocabulary import MovementKind, Purpose, Side
from reports.clause import ClauseGround, clause_ground
from reports.exchange import (
    BalanceReading,
    BenefitBalance,
    Commitment,
    HeapBalance,
    KindBalance,
    MissionBalance,
    PartnerExchange,
    ReciprocityReport,
    StateCount,
    TallyReading,
)
from reports.exchange_words import balance, summary
from reports.fairness_scope import GROUPS, By, Kinds
from reports.language import language
from reports.members import members_on
from reports.occasion import movement_readings
from reports.reading import Bibliography, CountryName
from reports.shares import Ledger

OWN_DOORS = (Door.DIRECT, Door.MULTILATERAL)
HEAPS = (Kinds.GIVEN, Kinds.LENT, Kinds.SHOWN)


class Ground(NamedTuple):
    """What balances are made of."""

    ledger: Ledger
    transfers: Mapping[Kinds, Sequence[Transfer]]
    pools: Sequence[Pool]
    clauses: Mapping[str, Sequence[Any]]
    titles: Mapping[str, Any]
    titles_zh: Mapping[str, Mapping[str, str]]
    states: ClauseGround
    missions: Mapping[str, Any]


def _heap(kind: MovementKind, purpose: Purpose | None) -> Kinds | None:
    if purpose is Purpose.EXHIBITION:
        return Kinds.SHOWN
    return next((heap for heap, kinds in GROUPS.items() if kind in kinds), None)


def _transfer(ledger: Ledger, portion: Portion) -> tuple[Kinds, Transfer] | None:
    """A delivery between the home state and a partner state; None where it is no such thing."""
    row = ledger.rows[portion.movement.id]
    heap = _heap(row.kind, row.purpose)
    given = row.from_country_code == ledger.home
    to = ledger.receiver(row.id, By.STATE)
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


def _promises(rows: Iterable[Any], partner: str) -> Iterable[tuple[Kinds, Transfer]]:
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


def read_ground(session: Session, on: date, home: str) -> Ground:
    """Read what balances are made of, as of a day."""
    ledger = Ledger.read(session, on, home)
    found, pools = ledger.portions
    transfers: dict[Kinds, list[Transfer]] = {heap: [] for heap in HEAPS}
    for portion in found:
        told = _transfer(ledger, portion)
        if told is not None:
            transfers[told[0]].append(told[1])
    clauses: dict[str, list[Any]] = {}
    of_states = clause_queries.partner_states(session, OWN_DOORS)
    for row in clause_queries.clauses(session, clause_queries.ClauseFilter(on=on), members_on(session, on)):
        for code in of_states.get(row.agreement_id, ()):
            if not ledger.is_domestic(code):
                clauses.setdefault(code, []).append(row)
    for code, rows in clauses.items():
        for heap, transfer in _promises(rows, code):
            transfers[heap].append(transfer)
    ids = {row.agreement_id for rows in clauses.values() for row in rows}
    named = {each.mission for heap in transfers.values() for each in heap if each.mission is not None}
    return Ground(
        ledger=ledger,
        transfers=transfers,
        pools=pools,
        clauses=clauses,
        titles={row.id: row for row in queries.titles(session, ids)},
        titles_zh=agreement_queries.texts_zh(session, "agreement", ids),
        states=clause_ground(session, ids, on),
        missions={row.id: row for row in mission_queries.missions(session, named)},
    )


def _tally(tally: Tally) -> TallyReading:
    return TallyReading(
        count=tally.count,
        unreported=tally.unreported,
        least_ug=tally.least,
        most_ug=tally.most,
        ids=tally.ids,
    )


def _balance(exchange: Exchange) -> BalanceReading:
    return BalanceReading(
        given=_tally(exchange.given),
        received=_tally(exchange.received),
        promised_given=_tally(exchange.promised_given),
        promised_received=_tally(exchange.promised_received),
        net_ug=exchange.net,
        ratio=exchange.ratio,
        given_of_promised=exchange.given_of_promised,
        received_of_promised=exchange.received_of_promised,
    )


def _heap_balance(heap: Kinds, found: Reciprocity, missions: Mapping[str, Any]) -> HeapBalance:
    return HeapBalance(
        name=heap,
        balance=_balance(found.all),
        by_kind=tuple(
            KindBalance(kind=MovementKind(kind), balance=_balance(each)) for kind, each in found.by_kind
        ),
        by_mission=tuple(
            MissionBalance(
                mission=mission,
                name=missions[mission].name if mission else None,
                name_zh=missions[mission].name_zh if mission else None,
                balance=_balance(each),
            )
            for mission, each in found.by_mission
        ),
    )


def heap_balances(ground: Ground) -> dict[str, list[HeapBalance]]:
    """The balances of every partner, heap by heap."""
    found: dict[str, list[HeapBalance]] = {}
    for heap in HEAPS:
        for partner in reciprocity(ground.transfers[heap], ground.pools):
            found.setdefault(partner.partner, []).append(_heap_balance(heap, partner, ground.missions))
    return found


def _together(ground: Ground, codes: Collection[str]) -> tuple[HeapBalance, ...]:
    """The balance with several partners as if they were one, so that what limits them together is kept."""
    found = []
    for heap in HEAPS:
        transfers = [replace(each, partner="") for each in ground.transfers[heap] if each.partner in codes]
        found += [
            _heap_balance(heap, every, ground.missions) for every in reciprocity(transfers, ground.pools)
        ]
    return tuple(found)


def _benefits(
    rows: Sequence[Any], states: Mapping[tuple[str, int], ClauseState]
) -> tuple[BenefitBalance, ...]:
    found = []
    for kind in KINDS:
        here = [row for row in rows if row.kind is kind]
        if not here:
            continue
        gives = Counter(row.gives for row in here)
        counted = Counter(states[row.agreement_id, row.position] for row in here)
        found.append(
            BenefitBalance(
                kind=kind,
                cluster=MEANINGS[kind].cluster,
                home_gives=gives[Side.HOME],
                partner_gives=gives[Side.PARTNER],
                both_give=gives[Side.BOTH],
                states=tuple(
                    StateCount(state=state, clauses=counted[state]) for state in ClauseState if counted[state]
                ),
                agreements=tuple(sorted({row.agreement_id for row in here})),
            )
        )
    return tuple(found)


def _approved(ledger: Ledger, ids: Iterable[str]) -> int:
    """Movements of which an approval is sourced, and that the samples arrived is not."""
    return sum(ledger.rows[key].receipt_documented is False for key in ids)


OUTSTANDING = (ClauseState.OVERDUE, ClauseState.OPEN, ClauseState.PARTLY_FULFILLED)


def partner_exchange(ground: Ground, code: str, heaps: Sequence[HeapBalance]) -> PartnerExchange:
    """What the home state and one partner gave each other; ``heaps`` are the partner's balances."""
    rows = ground.clauses.get(code, ())
    stands = {(row.agreement_id, row.position): ground.states.state(row) for row in rows}
    states = {key: on_day.state for key, on_day in stands.items()}
    translate = language("zh").gettext
    gives = Counter(row.gives for row in rows)
    outstanding = []
    for row in rows:
        on_day = stands[row.agreement_id, row.position]
        if on_day.state not in OUTSTANDING:
            continue
        named = ground.titles[row.agreement_id]
        outstanding.append(
            Commitment(
                agreement=row.agreement_id,
                url=f"/agreements/{row.agreement_id}",
                title=named.title,
                title_zh=named.title_zh or ground.titles_zh.get(row.agreement_id, {}).get("title"),
                position=row.position,
                kind=row.kind,
                gives=row.gives,
                mission=row.mission_id,
                mass_ug=row.mass_ug,
                due=row.due_edtf,
                state=on_day.state,
                state_certainty=on_day.certainty,
                state_reason=words(on_day.reason, "en"),
                state_reason_zh=words(on_day.reason, "zh", translate),
            )
        )
    outstanding.sort(key=lambda each: (OUTSTANDING.index(each.state), each.agreement, each.position))
    state_row, home = ground.ledger.states[code], ground.ledger.states[ground.ledger.home]
    ids = tuple(
        dict.fromkeys(
            key
            for heap in heaps
            for tally in (heap.balance.given, heap.balance.received)
            for key in tally.ids
        )
    )
    sentences = balance(
        (home.name, home.name_zh),
        (state_row.name, state_row.name_zh),
        {heap.name: (heap.balance.given, heap.balance.received) for heap in heaps},
        _approved(ground.ledger, ids),
        (len(rows), gives[Side.HOME], gives[Side.PARTNER], gives[Side.BOTH]),
        (
            sum(each.state is ClauseState.OVERDUE for each in outstanding),
            sum(each.state is not ClauseState.OVERDUE for each in outstanding),
        ),
    )
    return PartnerExchange(
        country=CountryName(code=code, name=state_row.name, name_zh=state_row.name_zh),
        url=f"/countries/{code}",
        region=state_row.region,
        verdict=tuple(said.en for said in sentences),
        verdict_zh=tuple(said.zh for said in sentences),
        samples=tuple(heaps),
        clauses=len(rows),
        home_gives=gives[Side.HOME],
        partner_gives=gives[Side.PARTNER],
        both_give=gives[Side.BOTH],
        benefits=_benefits(rows, states),
        outstanding=tuple(outstanding),
        ids=ids,
    )


def _order(partner: PartnerExchange) -> tuple[Any, ...]:
    weight = (
        max(
            (heap.balance.given.most_ug or 0) + (heap.balance.received.most_ug or 0)
            for heap in partner.samples
        )
        if (partner.samples)
        else -1
    )
    certain = sum(heap.balance.given.least_ug + heap.balance.received.least_ug for heap in partner.samples)
    return (-certain, -weight, -partner.clauses, partner.country.name)


def reciprocity_report(
    session: Session, *, on: date, home: str, countries: Collection[str] = ()
) -> ReciprocityReport:
    """What the home state and its partners (all, where none is named) gave each other as of ``on``."""
    ground = read_ground(session, on, home)
    heaps = heap_balances(ground)
    codes = [code for code in {**heaps, **ground.clauses} if not countries or code in countries]
    partners = sorted((partner_exchange(ground, code, heaps.get(code, ())) for code in codes), key=_order)
    named = dict.fromkeys(key for partner in partners for key in partner.ids)
    named |= dict.fromkeys(
        whole for key in named if (whole := ground.ledger.rows[key].part_of_id) in ground.ledger.rows
    )
    records = movement_readings(session, sample.movements_named(session, list(named)))
    bibliography = Bibliography()
    for record in records:
        bibliography.cite(record.sources)
    states = ground.ledger.states
    together = _together(ground, frozenset(codes))
    clauses = {
        (row.agreement_id, row.position): row.gives for code in codes for row in ground.clauses.get(code, ())
    }
    outstanding = {
        (each.agreement, each.position): each.state for partner in partners for each in partner.outstanding
    }
    sentences = summary(
        (states[home].name, states[home].name_zh),
        together,
        _approved(ground.ledger, {key for partner in partners for key in partner.ids}),
        list(clauses.values()),
        list(outstanding.values()),
    )
    return ReciprocityReport(
        on=on,
        revision=current_revision(session),
        home=CountryName(code=home, name=states[home].name, name_zh=states[home].name_zh),
        verdict=tuple(said.en for said in sentences),
        verdict_zh=tuple(said.zh for said in sentences),
        samples=together,
        partners=tuple(partners),
        total=len(partners),
        missing=tuple(
            CountryName(code=code, name=states[code].name, name_zh=states[code].name_zh)
            for code in countries
            if code not in codes
        ),
        records=records,
        sources=bibliography.sources,
    )
