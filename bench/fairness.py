"""Fairness with bounds, and the ledger's rules, at three sizes: time, memory, and growth from one to the next.

``python -m bench fairness``, or ``python -m bench.fairness`` without the app. Everything is made from a seed and never touches the record. Each size has twenty
movements a partner, a quarter of them without a mass: most in rounds whose total is published, some limited only by what
the batch still had, and partners that take part in many rounds at once, which is the hard case.
"""

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from time import perf_counter, process_time

from bench.proof import NotMeasured
from models.dates.uncertain_date import UncertainDate
from models.fairness.assessment import Assessment, assess
from models.fairness.distribution import PossibleRecipient, distribution
from models.fairness.measure import Index
from models.ledger.conservation import faults
from models.ledger.movement import LedgerBatch, LedgerMovement
from models.ledger.portion import portions

SIZES = (500, 1_500, 5_000)
MOVEMENTS_A_PARTNER = 20
UNREPORTED = 0.25
ROUND = 100
"""Portions of a round of loans."""

BATCHES = 6
REGIONS = 22
SEED = 20261122


Row = tuple[str, str, str]
"""What was measured, the figure, and the bar it must meet; as in ``bench.ground``."""


@dataclass(frozen=True)
class Ledger:
    """A ledger that keeps every rule."""

    batches: list[LedgerBatch]
    movements: list[LedgerMovement]
    members: list[PossibleRecipient]


def ledger(partners: int, seed: int = SEED) -> Ledger:
    """Make a ledger of so many partners."""
    random = Random(seed)
    batches = [
        LedgerBatch(
            f"batch-{i}", f"mission-{i}", UncertainDate.parse(f"{2000 + i}"), "home", partners * 10**6
        )
        for i in range(BATCHES)
    ]
    members = [PossibleRecipient(f"p{i}", f"region-{i % REGIONS}", i % 4 == 0) for i in range(partners)]
    weights = [1 / (i + 1) ** 0.7 for i in range(partners)]
    receivers = random.choices(range(partners), weights, k=partners * MOVEMENTS_A_PARTNER)
    days = [UncertainDate.parse(f"{year}-{month:02}") for year in range(2010, 2026) for month in range(1, 13)]
    movements: list[LedgerMovement] = []
    open_round: list[LedgerMovement] = []
    total = 0
    for place, receiver in enumerate(receivers):
        mass = int(random.lognormvariate(11, 1.2)) + 1
        reported = random.random() >= UNREPORTED
        batch = (batches[random.randrange(BATCHES)].id,)
        if reported or random.random() < 0.02:
            movements.append(
                LedgerMovement(
                    f"m{place}",
                    random.choice(days),
                    "gift",
                    batch,
                    "home",
                    f"p{receiver}",
                    mass if reported else None,
                )
            )
            continue
        number = len(movements)
        open_round.append(
            LedgerMovement(
                f"m{place}", days[-1], "loan", batch, "home", f"p{receiver}", None, counts=False, part_of="?"
            )
        )
        total += mass
        if len(open_round) == ROUND or place > len(receivers) - 3:
            name = f"round-{number}"
            movements.append(
                LedgerMovement(name, days[-1], "loan", (batches[0].id,), "home", None, total, aggregate=True)
            )
            movements += [_part(part, name) for part in open_round]
            open_round, total = [], 0
    return Ledger(batches, movements, members)


def _part(part: LedgerMovement, whole: str) -> LedgerMovement:
    return LedgerMovement(
        part.id, part.on, part.kind, part.batches, part.giver, part.receiver, None, False, part_of=whole
    )


def assessed(book: Ledger) -> Assessment:
    """All that the fairness report asks of the rules, from rows to figures."""
    return assess(distribution(book.members, *portions(book.batches, book.movements)).population)


def run(_stand: object = None) -> Iterator[Row]:
    """Seconds (the quickest of several runs), memory at the peak, and growth, at each size; the bars are issue 3's."""
    quicker: float | None = None
    for partners in SIZES:
        book = ledger(partners)
        size = f"{partners:,} partners, {len(book.movements):,} movements"
        rules, _ = timed(partial(faults, book.batches, book.movements, {}))
        wall, processor = timed(partial(assessed, book))
        gini = assessed(book).figures[Index.GINI]
        if gini.lower is None or gini.upper is None or gini.lower.value > gini.upper.value:
            raise NotMeasured(f"fairness of {size}: no bounds, or the wrong way round")
        ends = [
            f"{bound.value:.4f}{'' if bound.exact else '*'}" for bound in (gini.lower, gini.upper) if bound
        ]
        largest = partners == SIZES[-1]
        yield f"fairness with bounds, {size}", f"{wall:.2f} s", "at most 2 s" if largest else ""
        yield "  of that on the processor", f"{processor:.2f} s", ""
        yield (
            "  memory at the peak",
            f"{memory(partial(assessed, book)):.0f} MB",
            "under 500 MB" if largest else "",
        )
        if quicker is not None:
            yield "  growth from the size before", f"x {wall / quicker:.1f}", ""
        yield f"  Gini between (* proven, not reached): {' and '.join(ends)}", "", ""
        yield "  conservation of the same ledger, every rule", f"{rules:.2f} s", ""
        quicker = wall


def timed(work: Callable[[], object], repeats: int = 3) -> tuple[float, float]:
    """Least wall-clock and processor seconds of several runs."""
    walls, processors = [], []
    for _ in range(repeats):
        gc.collect()
        wall, processor = perf_counter(), process_time()
        work()
        walls.append(perf_counter() - wall)
        processors.append(process_time() - processor)
    return min(walls), min(processors)


def memory(work: Callable[[], object]) -> float:
    """Megabytes at the peak of a run, beyond what was there before."""
    gc.collect()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    """Print it, without the record or the app."""
    for what, figure, bar in run():
        print(f"  {what:<75} {figure:>12}  {bar}")


if __name__ == "__main__":
    main()
