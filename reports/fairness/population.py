"""From the record's movements to who received what: the choice of movements and of partners behind fairness figures.

A movement counts where the home state gave and it counts toward totals; of a total whose parts are named, the parts
count, and what they lack of the total is shared among those without a mass. A movement received by several bodies
counts for the one named first, which took it over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeGuard

from db.queries import fairness as queries
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.fairness.distribution import PossibleRecipient, distribution
from models.fairness.population import Population
from models.fairness.scope import SHARED_KINDS, FairnessScope, PartnerUnit, PopulationRule
from models.ledger.movement import LedgerBatch, LedgerMovement
from models.ledger.pool import Pool
from models.ledger.portion import Portion, portions
from models.vocabulary import BodyKind, CountryKind, MovementKind

Portions = tuple[tuple[Portion, ...], tuple[Pool, ...]]
"""Portions, and the totals that those not reported share."""

INSTITUTIONS = frozenset((BodyKind.AGENCY, BodyKind.INSTITUTE, BodyKind.UNIVERSITY, BodyKind.COMPANY))
"""Kinds of body that keep samples; a government or ministry is counted only where it received some."""


@dataclass(frozen=True)
class Ledger:
    """What the record says of movements and partners as of a day."""

    on: date
    home: str
    rows: Mapping[str, queries.CountedMovementRow]
    """Movements that had happened, or may have, by id."""
    movements: tuple[LedgerMovement, ...]
    batches: tuple[LedgerBatch, ...]
    ends: Mapping[str, Sequence[queries.EndRow]]
    states: Mapping[str, queries.StateRow]
    partners: Sequence[queries.PartnerRow]
    promised: Sequence[queries.PromiseRow]

    @classmethod
    def read(cls, session: ReadSession, on: date, home: str) -> "Ledger":
        """Read it, leaving out what happened after the day."""
        rows = {
            row.id: row
            for row in queries.movements(session)
            if UncertainDate.parse(row.happened_edtf).on_or_before(on) is not Certainty.NO
        }
        drawn_on, ends = queries.drawn_on(session), queries.ends(session)
        return cls(
            on=on,
            home=home,
            rows=rows,
            movements=tuple(_movement(row, drawn_on.get(row.id, ())) for row in rows.values()),
            batches=tuple(
                LedgerBatch(
                    row.id,
                    row.mission_id,
                    UncertainDate.parse(row.collected_edtf),
                    row.holder_country_code,
                    row.mass_ug,
                )
                for row in queries.batches(session)
            ),
            ends=ends,
            states={row.code: row for row in queries.states(session)},
            partners=queries.partners(session, on),
            promised=queries.promised(session, on),
        )

    @cached_property
    def portions(self) -> Portions:
        """Who got what of all that counts toward totals."""
        return portions(self.batches, self.movements)

    @cached_property
    def portions_shown(self) -> Portions:
        """The same with brief displays: they count toward no total, but where asked for, they are what is counted."""
        shown = (
            replace(each, counts=True) if each.kind == MovementKind.EXHIBITION else each
            for each in self.movements
        )
        return portions(self.batches, tuple(shown))

    def is_domestic(self, code: str) -> bool:
        """Whether a code is the home state or a region of it: what goes there is no sharing between states."""
        return code == self.home or self.states[code].kind is CountryKind.REGION

    def receivers(self, movement: str) -> list[queries.EndRow]:
        """The bodies that received, in the order of the record."""
        return [end for end in self.ends.get(movement, ()) if end.receives]

    def receiver(self, movement: str, by: PartnerUnit) -> tuple[str, str] | None:
        """The partner that received and its state; None where the record names no single one."""
        row, bodies = self.rows[movement], self.receivers(movement)
        code = row.to_country_code or (bodies[0].country_code if bodies else None)
        if code is None or row.to_organization is not None:
            return None
        if by is PartnerUnit.STATE:
            return (self.home, self.home) if self.is_domestic(code) else (code, code)
        return (bodies[0].id, code) if bodies else None


def _movement(row: queries.CountedMovementRow, batches: Sequence[str]) -> LedgerMovement:
    return LedgerMovement(
        id=row.id,
        on=UncertainDate.parse(row.happened_edtf),
        kind=row.kind,
        batches=tuple(batches),
        giver=row.from_country_code,
        receiver=row.to_country_code,
        mass=row.mass_ug,
        counts=row.counts_toward_totals,
        aggregate=row.aggregate,
        part_of=row.part_of_id,
        clause_of=row.clause_of_agreement_id,
        mission=row.mission_id,
    )


@dataclass(frozen=True)
class SharePopulation:
    """A population drawn from the record for one scope, and what could not be placed in it."""

    population: Population
    states: Mapping[str, str]
    """The state of each partner."""
    left_out: tuple[str, ...]
    perhaps_outside: tuple[str, ...]


def within(day: UncertainDate, since: date | None, until: date | None) -> Certainty:
    """Whether a day lies in a period either side of which may be open."""
    if since is None and until is None:
        return Certainty.YES
    return day.within(since or date.min, until or date.max)


def share_population(ledger: Ledger, scope: FairnessScope, kinds: Sequence[MovementKind]) -> SharePopulation:
    """The population of a scope for the kinds of movement named."""
    every, pools = ledger.portions_shown if MovementKind.EXHIBITION in kinds else ledger.portions
    missions = {batch.id: batch.mission for batch in ledger.batches}
    states: dict[str, str] = {}
    perhaps: list[str] = []

    def meant(movement: LedgerMovement) -> bool:
        row = ledger.rows[movement.id]
        code = row.to_country_code
        return (
            row.from_country_code == ledger.home
            and row.kind in kinds
            and row.purpose in scope.purposes_meant
            and (scope.domestic or code is None or not ledger.is_domestic(code))
            and (not scope.missions or _of_missions(movement, missions, scope.missions))
            and within(movement.on, scope.since, scope.until) is not Certainty.NO
        )

    in_scope = frozenset(portion.movement.id for portion in every if meant(portion.movement))
    to: dict[str, str | None] = {}
    for key in in_scope:
        found = ledger.receiver(key, scope.by)
        to[key] = found and found[0]
        if found is not None and _in_region(ledger, scope, found[1]):
            states[found[0]] = found[1]
            if within(UncertainDate.parse(ledger.rows[key].happened_edtf), scope.since, scope.until) is (
                Certainty.POSSIBLY
            ):
                perhaps.append(key)
    for key, state in _others(ledger, scope):
        if _in_region(ledger, scope, state):
            states.setdefault(key, state)
    shared = distribution(
        (
            PossibleRecipient(key, ledger.states[states[key]].region, ledger.states[states[key]].ldc)
            for key in sorted(states)
        ),
        every,
        pools,
        recipient=lambda movement: to[movement.id],
        within=lambda movement: movement.id in in_scope,
    )
    return SharePopulation(shared.population, states, shared.unattributed, tuple(sorted(perhaps)))


def _in_region(ledger: Ledger, scope: FairnessScope, state: str) -> bool:
    return not scope.regions or ledger.states[state].region in scope.regions


def _of_missions(movement: LedgerMovement, missions: Mapping[str, str], wanted: Sequence[str]) -> bool:
    return movement.mission in wanted or any(missions[batch] in wanted for batch in movement.batches)


def _others(ledger: Ledger, scope: FairnessScope) -> Iterable[tuple[str, str]]:
    """Partners that could have received, with their states."""
    if scope.population is PopulationRule.RECIPIENTS:
        return

    def standing(code: str | None) -> TypeGuard[str]:
        return code is not None and not ledger.is_domestic(code) and not ledger.states[code].former

    bodies: list[queries.PartnerRow | queries.PromiseRow | queries.EndRow] = list(ledger.partners)
    if scope.population is PopulationRule.ENGAGED:
        bodies = list(ledger.promised)
        for row in ledger.rows.values():
            asked = row.kind is MovementKind.REQUEST and row.from_country_code != ledger.home
            received = (
                row.kind in SHARED_KINDS
                and row.kind is not MovementKind.EXHIBITION
                and row.from_country_code == ledger.home
            )
            code = row.from_country_code if asked else row.to_country_code
            if (asked or received) and scope.by is PartnerUnit.STATE and standing(code):
                yield code, code
            if asked or received:
                bodies += [end for end in ledger.ends.get(row.id, ()) if end.receives is received][:1]
    for body in bodies:
        if not standing(body.country_code):
            continue
        if scope.by is PartnerUnit.STATE:
            yield body.country_code, body.country_code
        elif body.kind in INSTITUTIONS:
            yield body.id, body.country_code
