"""The ledger of a data set, judged by the rules that no ledger may break: each fault names the movement that breaks it.

Givers and receivers are states and organizations here: whether a movement goes from one side of an agreement to the
other is a question of states, whichever of their bodies hands over.
"""

from collections.abc import Iterator

from db.loading.dataset import DataSet
from db.loading.faults import DataFault
from models.dates.uncertain_date import UncertainDate
from models.ledger.conservation import faults
from models.ledger.fault import FaultKind
from models.ledger.movement import LedgerBatch, LedgerMovement, Parties
from models.sample import BatchRecord, EndRecord, MovementRecord
from models.vocabulary import CountryKind, MovementKind
from models.wording.reason import words

_ELSEWHERE = frozenset(
    (FaultKind.UNKNOWN_KIND, FaultKind.UNKNOWN_BATCH, FaultKind.UNKNOWN_WHOLE, FaultKind.CIRCULAR)
)
"""Faults that the record format or the references of a record have named already."""

_FIELDS = {
    FaultKind.COUNTED_TWICE: "counts_toward_totals",
    FaultKind.BEFORE_COLLECTION: "on",
    FaultKind.RETURN_BEFORE_LOAN: "on",
    FaultKind.NOT_A_LOAN: "part_of",
    FaultKind.OTHER_PARTIES: "clause_of",
}
"""The field at fault; the mass, where none is named."""


def _holder(end: EndRecord) -> str | None:
    return end.organization or end.country


def _batch(record: BatchRecord) -> LedgerBatch:
    return LedgerBatch(
        id=record.id,
        mission=record.mission,
        collected=UncertainDate.parse(record.on),
        holder=record.holder.country,
        mass=record.mass_ug,
    )


def _movement(record: MovementRecord) -> LedgerMovement:
    return LedgerMovement(
        id=record.id,
        on=UncertainDate.parse(record.on),
        kind=record.kind,
        batches=record.batches,
        giver=_holder(record.from_),
        receiver=_holder(record.to),
        mass=record.mass_ug,
        counts=record.counts_toward_totals,
        aggregate=record.aggregate,
        part_of=record.part_of,
        clause_of=record.clause_of,
        mission=record.mission,
        samples=record.sample_ids,
    )


def _parties(data: DataSet, home: str) -> dict[str, Parties]:
    """The sides of each agreement that a movement cites; the home side is the home state with its regions."""
    cited = {placed.record.clause_of for placed in data.records["movement"].values()}
    agreements, bodies, context = data.of("agreement"), data.of("body"), data.context()
    regions = {key for key, country in data.of("country").items() if country.kind is CountryKind.REGION}
    sides = {}
    for key in cited & set(agreements):
        partners = [body for body in agreements[key].partner_parties if body in bodies]
        sides[key] = Parties(
            home=frozenset((home, *regions)),
            partner=frozenset(context.side_of(body) for body in partners),
        )
    return sides


def conservation(data: DataSet, home: str) -> Iterator[DataFault]:
    """Every fault of the ledger of a data set whose home state is ``home``."""
    if {"batch", "movement"} & data.unread:
        return
    found = faults(
        [_batch(placed.record) for placed in data.records["batch"].values()],
        [_movement(placed.record) for placed in data.records["movement"].values()],
        _parties(data, home),
    )
    for each in found:
        if each.kind not in _ELSEWHERE:
            placed = data.records["movement"][each.movement]
            field = _FIELDS.get(each.kind, "mass_ug")
            yield DataFault(placed.file, placed.line, each.movement, field, words(each.reason, "en"))
    movements = data.of("movement")
    for key, placed in data.records["movement"].items():
        asked = movements.get(placed.record.answers)
        if asked is not None and asked.kind is not MovementKind.REQUEST:
            yield DataFault(placed.file, placed.line, key, "answers", f"{asked.id!r} is no request")
