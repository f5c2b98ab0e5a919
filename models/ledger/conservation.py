"""Conservation of mass, and the other rules that no ledger may break.

A rule is broken only where every reading of the uncertain dates and every unreported mass breaks it: an unreported
mass is taken as the least there is, one microgram, and a return as early as it can have been.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from models.dates.certainty import Certainty
from models.ledger.draw import Draws
from models.ledger.fault import FaultKind, LedgerFault, Mass, fault
from models.ledger.movement import LedgerBatch, LedgerMovement, Parties, parts_of, returns_of
from models.vocabulary import MovementKind
from models.wording.reason import N_

_DRAWS_NOTHING = frozenset({MovementKind.RETURN, MovementKind.REQUEST, MovementKind.COLLECTION})
_KINDS = frozenset(MovementKind)


def faults(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement], parties: Mapping[str, Parties]
) -> tuple[LedgerFault, ...]:
    """Everything that cannot be true, in the order of the movements.

    Args:
        batches: every batch.
        movements: every movement, in any order.
        parties: the two sides of each agreement that a movement may cite; one that is not there is not checked.

    """
    by_id = {movement.id: movement for movement in movements}
    found = [
        *_references(batches, movements, by_id),
        *_before_collection(batches, movements),
        *_overdrawn(batches, movements, by_id),
        *_portions(movements, by_id),
        *_returns(movements, by_id),
        *_other_parties(movements, parties),
    ]
    places = {movement.id: place for place, movement in enumerate(movements)}
    return tuple(sorted(found, key=lambda each: places[each.movement]))


def _references(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement], by_id: Mapping[str, LedgerMovement]
) -> Iterator[LedgerFault]:
    held = {batch.id for batch in batches}
    for movement in movements:
        if movement.kind not in _KINDS:
            yield fault(
                FaultKind.UNKNOWN_KIND,
                movement.id,
                N_("%(word)s is no kind of movement"),
                word=str(movement.kind),
            )
        for batch in movement.batches:
            if batch not in held:
                yield fault(
                    FaultKind.UNKNOWN_BATCH, movement.id, N_("there is no batch %(batch)s"), batch=batch
                )
        if movement.part_of is None:
            continue
        whole = by_id.get(movement.part_of)
        if whole is None:
            yield fault(
                FaultKind.UNKNOWN_WHOLE,
                movement.id,
                N_("there is no movement %(whole)s of which it is a part"),
                whole=movement.part_of,
            )
        elif movement.id in _wholes(whole, by_id):
            yield fault(
                FaultKind.CIRCULAR,
                movement.id,
                N_("it is a part of %(whole)s, which is a part of it"),
                whole=whole.id,
            )
        elif movement.counts and movement.kind != MovementKind.RETURN:
            for counted in _wholes(whole, by_id):
                if by_id[counted].counts:
                    yield fault(
                        FaultKind.COUNTED_TWICE,
                        movement.id,
                        N_("it counts toward totals, and so does %(whole)s, of which it is a part"),
                        whole=counted,
                    )


def _wholes(movement: LedgerMovement, by_id: Mapping[str, LedgerMovement]) -> tuple[str, ...]:
    """The movement and all that it is a part of, each once."""
    seen: dict[str, None] = {}
    at: LedgerMovement | None = movement
    while at is not None and at.id not in seen:
        seen[at.id] = None
        at = by_id.get(at.part_of) if at.part_of is not None else None
    return tuple(seen)


def _before_collection(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement]
) -> Iterator[LedgerFault]:
    collected = {batch.id: batch for batch in batches}
    of_mission: dict[str, list[LedgerBatch]] = {}
    for batch in batches:
        of_mission.setdefault(batch.mission, []).append(batch)
    for movement in movements:
        if movement.kind == MovementKind.REQUEST:
            continue
        drawn = [collected[batch] for batch in movement.batches if batch in collected]
        earliest = drawn or of_mission.get(movement.mission or "", [])
        days = [batch.collected.earliest for batch in earliest]
        if not days or None in days:
            continue
        # Of a movement that names its batches each must be there; of a mission, one batch is enough.
        limit = (max if drawn else min)(day for day in days if day is not None)
        if movement.on.before(limit) is Certainty.YES:
            late = next(batch for batch in earliest if batch.collected.earliest == limit)
            yield fault(
                FaultKind.BEFORE_COLLECTION,
                movement.id,
                N_("it happened %(on)s, before %(batch)s was collected %(collected)s"),
                on=movement.on,
                batch=late.id,
                collected=late.collected,
            )


def _overdrawn(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement], by_id: Mapping[str, LedgerMovement]
) -> Iterator[LedgerFault]:
    """At the end of each day: what certainly was drawn by then, less what may have come back by then."""
    held = {batch.id: batch.mass for batch in batches}
    draws = Draws(held)
    open_on: dict[str, int] = {}
    early: dict[str, int] = {}
    events: list[tuple[date, int, str, LedgerMovement]] = []
    for movement in movements:
        if movement.kind == MovementKind.RETURN:
            events.append((movement.on.earliest or date.min, 0, movement.id, movement))
        elif movement.counts and movement.kind not in _DRAWS_NOTHING and movement.batches:
            events.append((movement.on.latest or date.max, 1, movement.id, movement))
    for _, _, _, movement in sorted(events, key=lambda event: event[:3]):
        if movement.kind == MovementKind.RETURN:
            loan = by_id.get(movement.part_of or "")
            # A loan that is a portion of a counted row was drawn as that row.
            drawn = next(
                (whole for whole in (_wholes(loan, by_id) if loan else ()) if whole in open_on), None
            )
            back = loan.mass if loan is not None and movement.mass is None else movement.mass
            if drawn is not None:
                back = min(open_on[drawn], open_on[drawn] if back is None else back)
                draws.give_back(by_id[drawn].batches, back)
                open_on[drawn] -= back
            elif loan is not None:
                # Dates overlap: it may have come back before the day on which the loan is certain.
                for whole in _wholes(loan, by_id):
                    early[whole] = early.get(whole, 0) + (back or 0)
            continue
        if not all(batch in held for batch in movement.batches):
            continue
        amount = max((1 if movement.mass is None else movement.mass) - early.get(movement.id, 0), 0)
        if draws.draw(movement.batches, amount):
            open_on[movement.id] = amount
            continue
        masses = [held[batch] for batch in movement.batches]
        yield fault(
            FaultKind.OVERDRAWN,
            movement.id,
            N_("with it, more than the %(held)s of %(batches)s would have been given out"),
            held=Mass(sum(mass for mass in masses if mass is not None)),
            batches=", ".join(movement.batches),
        )


def _portions(
    movements: Sequence[LedgerMovement], by_id: Mapping[str, LedgerMovement]
) -> Iterator[LedgerFault]:
    returns = returns_of(movements)
    for key, parts in parts_of(movements).items():
        whole = by_id.get(key)
        if whole is None or whole.mass is None:
            continue
        taken = 0
        ordered = sorted(parts, key=lambda part: (part.on.sort_key, part.id))
        for part in ordered:
            mass = 1 if part.mass is None else part.mass
            if mass > whole.mass:
                yield fault(
                    FaultKind.PART_EXCEEDS_WHOLE,
                    part.id,
                    N_("its %(part)s are more than the %(whole)s of %(id)s, of which it is a part"),
                    part=Mass(mass),
                    whole=Mass(whole.mass),
                    id=whole.id,
                )
                continue
            # What came back may have gone out again as the next part.
            back = sum(mass if back.mass is None else back.mass for back in returns.get(part.id, ()))
            taken += max(mass - back, 0)
            if taken > whole.mass:
                yield fault(
                    FaultKind.PARTS_EXCEED_WHOLE,
                    part.id,
                    N_("with it, the parts of %(id)s sum up to at least %(parts)s of %(whole)s"),
                    id=whole.id,
                    parts=Mass(taken),
                    whole=Mass(whole.mass),
                )
                break


def _returns(
    movements: Sequence[LedgerMovement], by_id: Mapping[str, LedgerMovement]
) -> Iterator[LedgerFault]:
    given_back: dict[str, int] = {}
    returned = [movement for movement in movements if movement.kind == MovementKind.RETURN]
    for movement in sorted(returned, key=lambda each: (each.on.sort_key, each.id)):
        loan = by_id.get(movement.part_of or "")
        if loan is None or loan.kind != MovementKind.LOAN:
            if movement.part_of is None or loan is not None:
                yield fault(
                    FaultKind.NOT_A_LOAN,
                    movement.id,
                    N_("it is a return and names no loan that it gives back"),
                )
            continue
        if loan.on.earliest is not None and movement.on.before(loan.on.earliest) is Certainty.YES:
            yield fault(
                FaultKind.RETURN_BEFORE_LOAN,
                movement.id,
                N_("it happened %(on)s, before the loan %(loan)s of %(lent)s"),
                on=movement.on,
                loan=loan.id,
                lent=loan.on,
            )
        if loan.mass is None:
            continue
        back = given_back.get(loan.id, 0) + (1 if movement.mass is None else movement.mass)
        given_back[loan.id] = back
        if back > loan.mass:
            yield fault(
                FaultKind.OVERRETURNED,
                movement.id,
                N_("with it, %(back)s of the %(lent)s lent as %(loan)s would have come back"),
                back=Mass(back),
                lent=Mass(loan.mass),
                loan=loan.id,
            )


def _other_parties(
    movements: Sequence[LedgerMovement], parties: Mapping[str, Parties]
) -> Iterator[LedgerFault]:
    for movement in movements:
        sides = parties.get(movement.clause_of or "")
        if sides is None or movement.clause_of is None:
            continue
        giver, receiver = movement.giver, movement.receiver
        fits = any(
            (giver is None or giver in gives) and (receiver is None or receiver in receives)
            for gives, receives in ((sides.home, sides.partner), (sides.partner, sides.home))
        )
        if not fits:
            yield fault(
                FaultKind.OTHER_PARTIES,
                movement.id,
                N_("it went from %(giver)s to %(receiver)s, who are not the two sides of %(agreement)s"),
                giver=giver or "?",
                receiver=receiver or "?",
                agreement=movement.clause_of,
            )
