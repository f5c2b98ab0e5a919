"""Given and received, partner by partner: samples in mass with their limits, other benefits by clauses, what is open.

Masses not reported are limits, never zero. What passed for good, what is lent and what is shown stand apart, for a loan
comes back. Clauses are those of agreements in which the state or its bodies take part themselves.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db.ledger import current_revision
from db.queries import sample
from db.queries.clause import SharingClauseRow
from db.queries.mission import MissionLaunchRow
from db.session import ReadSession
from models.clauses.kind import KINDS, MEANINGS
from models.clauses.state import ClauseState
from models.fairness.reciprocity import PartnerBalance, Reciprocity, Tally, reciprocity
from models.fairness.scope import DistributionName
from models.vocabulary import MovementKind, Side
from models.wording.reason import words
from reports.fairness.population import Ledger
from reports.reading import Bibliography, CountryName
from reports.reciprocity.inputs import HEAPS, BalanceInputs, read_balance_inputs, read_deliveries
from reports.reciprocity.reading import (
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
from reports.reciprocity.sentences import balance, summary
from reports.samples.movement_reading import movement_readings
from reports.wording.language import language


def _tally(tally: Tally) -> TallyReading:
    return TallyReading(
        count=tally.count,
        unreported=tally.unreported,
        least_ug=tally.least,
        most_ug=tally.most,
        ids=tally.ids,
    )


def _balance(exchange: PartnerBalance) -> BalanceReading:
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


def _heap_balance(
    heap: DistributionName, found: Reciprocity, missions: Mapping[str, MissionLaunchRow]
) -> HeapBalance:
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


def heap_balances(ground: BalanceInputs) -> dict[str, list[HeapBalance]]:
    """The balances of every partner, heap by heap."""
    found: dict[str, list[HeapBalance]] = {}
    for heap in HEAPS:
        for partner in reciprocity(ground.transfers[heap], ground.pools):
            found.setdefault(partner.partner, []).append(_heap_balance(heap, partner, ground.missions))
    return found


def balances_with(ground: BalanceInputs, code: str) -> list[HeapBalance]:
    """The balances of one partner, heap by heap."""
    found = []
    for heap in HEAPS:
        # What shares a pool with the partner's limits it.
        concerned = [each for each in ground.transfers[heap] if each.partner == code or each.pool]
        found += [
            _heap_balance(heap, partner, ground.missions)
            for partner in reciprocity(concerned, ground.pools)
            if partner.partner == code
        ]
    return found


def _together(ground: BalanceInputs, codes: Collection[str]) -> tuple[HeapBalance, ...]:
    """The balance with several partners as if they were one, so that what limits them together is kept."""
    found = []
    for heap in HEAPS:
        # The others stay in their pools: what they hold of a total is not the partners' asked for.
        transfers = [
            replace(each, partner="") if each.partner in codes else each
            for each in ground.transfers[heap]
            if each.partner in codes or each.pool
        ]
        found += [
            _heap_balance(heap, every, ground.missions)
            for every in reciprocity(transfers, ground.pools)
            if not every.partner
        ]
    return tuple(found)


def _benefits(
    rows: Sequence[SharingClauseRow], states: Mapping[tuple[str, int], ClauseState]
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


def partner_exchange(ground: BalanceInputs, code: str, heaps: Sequence[HeapBalance]) -> PartnerExchange:
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


def _order(partner: PartnerExchange) -> tuple[object, ...]:
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
    session: ReadSession, *, on: date, home: str, countries: Collection[str] = ()
) -> ReciprocityReport:
    """What the home state and its partners (all, where none is named) gave each other as of ``on``."""
    ground = read_balance_inputs(session, on, read_deliveries(session, on, home))
    heaps = heap_balances(ground)
    codes = [code for code in {**heaps, **ground.clauses} if not countries or code in countries]
    partners = sorted((partner_exchange(ground, code, heaps.get(code, ())) for code in codes), key=_order)
    named = dict.fromkeys(key for partner in partners for key in partner.ids)
    named |= dict.fromkeys(
        whole
        for key in named
        if (whole := ground.ledger.rows[key].part_of_id) is not None and whole in ground.ledger.rows
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
