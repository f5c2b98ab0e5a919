"""Loans that have not come back, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.dates.certainty import Certainty
from models.ledger.movement import LedgerBatch, LedgerMovement, returns_of
from models.ledger.portion import portions
from models.vocabulary import MovementKind


@dataclass(frozen=True, slots=True)
class OpenLoan:
    """A loan of which something is, or may be, still out.

    Attributes:
        movement: the loan.
        out: whether it had begun by the day, and something of it is out.
        days: days it has been out, least and most; most None = the first day is not documented.
        lent: micrograms lent; None = not reported.
        returned: micrograms that certainly came back by the day.
        least, most: micrograms still out; most None = not reported.

    """

    movement: LedgerMovement
    out: Certainty
    days: tuple[int, int | None]
    lent: int | None
    returned: int
    least: int
    most: int | None


def open_loans(
    batches: Sequence[LedgerBatch], movements: Sequence[LedgerMovement], day: date
) -> tuple[OpenLoan, ...]:
    """Loans out at the end of a day, longest first.

    Each borrower's portion of a loan to several is a loan of its own. A return without a mass may be of the whole.
    """
    returns = returns_of(movements)
    found = []
    for portion in portions(batches, movements)[0]:
        movement = portion.movement
        begun = movement.on.on_or_before(day)
        if movement.kind != MovementKind.LOAN or begun is Certainty.NO:
            continue
        lent = portion.mass
        surely = possibly = 0
        unreported = False
        for back in returns.get(movement.id, ()):
            came = back.on.on_or_before(day)
            if came is Certainty.NO:
                continue
            unreported = unreported or back.mass is None
            surely += (back.mass or 0) if came is Certainty.YES else 0
            possibly += back.mass or 0
        most = None if lent is None else max(lent - surely, 0)
        least = 0 if lent is None or unreported else max(lent - possibly, 0)
        if most == 0:
            continue
        # A loan without a mass, of which nothing came back, is out all the same.
        certain = begun is Certainty.YES and (least > 0 or (lent is None and not unreported and not possibly))
        first, last = movement.on.earliest, movement.on.latest
        days = (
            max((day - last).days, 0) if last is not None else 0,
            None if first is None else max((day - first).days, 0),
        )
        out = Certainty.YES if certain else Certainty.POSSIBLY
        found.append(OpenLoan(movement, out, days, lent, surely, least, most))
    return tuple(sorted(found, key=lambda loan: (-loan.days[0], loan.movement.id)))
