"""Who holds what on a day: balances, loans that are open, requests and their answers, published totals beside sums.

Everything is computed from the movements of the ledger by the rules of ``models.ledger``; an amount that is not
reported, or a day that is uncertain, gives a lower and an upper bound instead of a number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.ledger import current_revision
from db.queries import country as naming
from db.queries import sample as queries
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.ledger.balance import balances
from models.ledger.loan import open_loans
from models.ledger.movement import LedgerBatch, LedgerMovement
from models.vocabulary import MovementKind
from reports.reading import Bibliography, Head, NumberedSource, Reading
from reports.samples.listing import (
    BatchReading,
    MassSum,
    MovementItem,
    batch_readings,
    by_then,
    mass_sum,
    movement_items,
)
from reports.samples.movement_reading import MovementEnd
from reports.samples.published_totals import PublishedTotal, Whole, published_totals, wholes


class Level(StrEnum):
    """How finely holders are told apart."""

    STATE = "state"
    INSTITUTION = "institution"


class Holder(Reading):
    """Who holds: a state or an organization, or within it the bodies and the name as printed."""

    key: str
    country: str | None
    organization: str | None
    successors: tuple[str, ...]
    """States that follow a former one and gave of its samples: that left this holding."""
    end: MovementEnd | None
    """How the first movement to this holder names it; null for a state as a whole."""


class Holding(Reading):
    """Between ``least_ug`` and ``most_ug`` of a batch with a holder; ``most_ug`` null: no limit is documented."""

    batch: str
    mission: str
    holder: Holder
    least_ug: int
    most_ug: int | None
    exact: bool
    movements: tuple[str, ...]


class OpenLoanReading(Reading):
    """A loan of which something is, or may be, still out; ``days_most`` null: its first day is not documented."""

    movement: MovementItem
    out: Certainty
    days_least: int
    days_most: int | None
    lent_ug: int | None
    returned_ug: int
    least_ug: int
    most_ug: int | None


class RequestReading(Reading):
    """A request, with the movements that grant it; ``pending``: no answer is documented by the day."""

    movement: MovementItem
    parts: tuple[str, ...]
    answers: tuple[MovementItem, ...]
    recipients: int
    granted: MassSum
    pending: bool


class HoldingReport(Head):
    """The statement of the ledger on a day.

    ``unplaced`` are movements that count toward totals and name no single giver or receiver: they change one side only.
    """

    level: Level
    batches: tuple[BatchReading, ...]
    holdings: tuple[Holding, ...]
    unplaced: tuple[str, ...]
    open_loans: tuple[OpenLoanReading, ...]
    requests: tuple[RequestReading, ...]
    published: tuple[PublishedTotal, ...]
    wholes: tuple[Whole, ...]
    sources: tuple[NumberedSource, ...]


@dataclass(frozen=True)
class _Keys:
    """How the ends of movements are named at a level."""

    level: Level
    keepers: frozenset[str]
    """States that keep batches: what they have given to nobody is theirs as a whole."""
    followed: Mapping[str, str]
    """Successors of keepers that are no more, and the keeper each follows."""

    def giver(self, end: MovementEnd) -> str | None:
        state = end.organization or end.country
        state = self.followed.get(state, state) if state else None
        return state if state in self.keepers else self._named(end, state)

    def receiver(self, end: MovementEnd) -> str | None:
        return self._named(end, end.organization or end.country)

    def _named(self, end: MovementEnd, state: str | None) -> str | None:
        if state is None or self.level is Level.STATE:
            return state
        named = "+".join((*(body for body, _, _ in end.bodies), *([end.label] if end.label else ())))
        return f"{state}:{named}" if named else state


def _keys(session: ReadSession, level: Level, readings: Sequence[BatchReading]) -> _Keys:
    keepers = frozenset(each.holder for each in readings)
    followed = {after: code for code in sorted(keepers) for after in naming.successions(session, code)[0]}
    return _Keys(level, keepers, followed)


def _pure(item: MovementItem, keys: _Keys) -> LedgerMovement:
    return LedgerMovement(
        id=item.id,
        on=UncertainDate.parse(item.on),
        kind=item.kind,
        batches=item.batches,
        giver=keys.giver(item.giver),
        receiver=keys.receiver(item.receiver),
        mass=item.mass_ug,
        counts=item.counts_toward_totals,
        aggregate=item.aggregate,
        part_of=item.part_of,
        clause_of=item.agreement,
        mission=item.mission,
        samples=item.samples,
    )


def pure_batches(readings: Sequence[BatchReading]) -> list[LedgerBatch]:
    """Batches as the rules of the ledger read them."""
    return [
        LedgerBatch(
            id=each.id,
            mission=each.mission,
            collected=UncertainDate.parse(each.collected),
            holder=each.holder,
            mass=each.mass_ug,
        )
        for each in readings
    ]


def _holder(
    key: str, items: Sequence[MovementItem], pure: Sequence[LedgerMovement], followed: Mapping[str, str]
) -> Holder:
    state = key.partition(":")[0]
    first = next((item for item, movement in zip(items, pure, strict=True) if movement.receiver == key), None)
    return Holder(
        key=key,
        country=state if len(state) == 2 and state.isupper() else None,
        organization=None if len(state) == 2 and state.isupper() else state,
        successors=tuple(
            after
            for after, before in followed.items()
            if before == key and any(item.giver.country == after for item in items)
        ),
        end=first.receiver if first is not None and key != state else None,
    )


def _holdings(
    readings: Sequence[BatchReading], items: Sequence[MovementItem], keys: _Keys, day: date
) -> tuple[Holding, ...]:
    items = list(reversed(items))  # the rules tell the tale from its beginning
    pure = [_pure(item, keys) for item in items]
    found = []
    for each in balances(pure_batches(readings), pure, day):
        moved = tuple(
            movement.id
            for movement in pure
            if each.batch in movement.batches
            and each.holder in (movement.giver, movement.receiver)
            and movement.giver != movement.receiver
            and (movement.counts or movement.part_of is not None)
            and movement.kind is not MovementKind.REQUEST
        )
        found.append(
            Holding(
                batch=each.batch,
                mission=each.mission,
                holder=_holder(each.holder, items, pure, keys.followed),
                least_ug=each.least,
                most_ug=each.most,
                exact=each.least == each.most,
                movements=moved,
            )
        )
    return tuple(found)


def _open_loans(
    readings: Sequence[BatchReading], items: Sequence[MovementItem], keys: _Keys, day: date
) -> tuple[OpenLoanReading, ...]:
    by_id = {each.id: each for each in items}
    pure = [_pure(item, keys) for item in reversed(items)]
    return tuple(
        OpenLoanReading(
            movement=by_id[each.movement.id],
            out=each.out,
            days_least=each.days[0],
            days_most=each.days[1],
            lent_ug=each.lent,
            returned_ug=each.returned,
            least_ug=each.least,
            most_ug=each.most,
        )
        for each in open_loans(pure_batches(readings), pure, day)
    )


def _requests(items: Sequence[MovementItem]) -> tuple[RequestReading, ...]:
    by_id = {each.id: each for each in items}
    found = []
    for each in items:
        if each.kind is not MovementKind.REQUEST or each.part_of in by_id:
            continue
        answers = tuple(one for one in items if one.answers == each.id)
        found.append(
            RequestReading(
                movement=each,
                parts=each.parts,
                answers=answers,
                recipients=sum(max(len(one.parts), 1) for one in answers),
                granted=mass_sum(answers),
                pending=not answers,
            )
        )
    return tuple(found)


def holding_report(
    session: ReadSession,
    *,
    on: date,
    home: str,
    level: Level = Level.STATE,
    missions: Sequence[str] = (),
    holders: Sequence[str] = (),
) -> HoldingReport:
    """The ledger as it stands on a day, of some missions and holders (all, where none are named)."""
    wanted = queries.MovementFilter(on=on, missions=tuple(missions))
    items = by_then(movement_items(session, queries.movements(session, wanted), home=home), on)
    every = batch_readings(session, on=on, home=home)
    readings = [each for each in every if not missions or each.mission in missions]
    keys = _keys(session, level, every)
    holdings = _holdings(every, items, keys, on)
    kept = {each.id for each in readings}
    holdings = tuple(
        each
        for each in holdings
        if each.batch in kept
        and (not holders or each.holder.country in holders or each.holder.organization in holders)
    )
    bibliography = Bibliography()
    for batch in readings:
        bibliography.cite(batch.sources)
    for item in items:
        bibliography.cite(item.sources)
    return HoldingReport(
        on=on,
        revision=current_revision(session),
        level=level,
        batches=tuple(readings),
        holdings=holdings,
        unplaced=tuple(
            each.id
            for each in items
            if each.counts_toward_totals
            and not each.parts
            and None in (keys.giver(each.giver), keys.receiver(each.receiver))
        ),
        open_loans=_open_loans(every, items, keys, on),
        requests=_requests(items),
        published=published_totals(items),
        wholes=wholes(items),
        sources=bibliography.sources,
    )
