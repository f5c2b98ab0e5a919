"""One movement of samples: its parts, its whole, the agreement it fulfils, and the way of the samples it names."""

from collections.abc import Collection
from datetime import date

from db.ledger import current_revision
from db.queries import agreement as agreement_queries
from db.queries import sample as queries
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.dates.uncertain_date import UncertainDate
from models.ledger.custody import custody
from models.ledger.movement import LedgerMovement
from reports.reading import Bibliography, Head, NumberedSource, Reading
from reports.samples.listing import MassSum, MovementItem, by_then, mass_sum, movement_items


class Clausal(Reading):
    """The agreement under which a movement happened."""

    id: str
    url: str
    title: str
    title_zh: str | None
    title_zh_editorial: str | None


class CustodyStep(Reading):
    """A movement on the way of a sample.

    ``follows``: whether its giver is among those who had the sample before; null where that is not documented.
    """

    movement: MovementItem
    follows: bool | None


class SampleCustody(Reading):
    """The way of one sample, named as printed, the earliest known step first."""

    sample: str
    steps: tuple[CustodyStep, ...]


class MovementReport(Head):
    """One movement with what it is part of, its parts, and the custody of the samples that it names."""

    movement: MovementItem
    agreement: Clausal | None
    whole: MovementItem | None
    parts: tuple[MovementItem, ...]
    parts_sum: MassSum
    custody: tuple[SampleCustody, ...]
    sources: tuple[NumberedSource, ...]


def custodies(
    session: ReadSession, samples: Collection[str], *, on: date, home: str
) -> tuple[SampleCustody, ...]:
    """The way of each of the named samples, as far as it had gone by ``on``."""
    if not samples:
        return ()
    rows = queries.movements(session, queries.MovementFilter(on=on))
    items = {each.id: each for each in reversed(by_then(movement_items(session, rows, home=home), on))}
    pure = [
        LedgerMovement(
            id=each.id,
            on=UncertainDate.parse(each.on),
            kind=each.kind,
            giver=each.giver.organization or each.giver.country,
            receiver=each.receiver.organization or each.receiver.country,
            part_of=each.part_of,
            samples=each.samples,
        )
        for each in items.values()
    ]
    return tuple(
        SampleCustody(
            sample=sample,
            steps=tuple(
                CustodyStep(movement=items[link.movement.id], follows=link.follows)
                for link in custody(sample, pure)
            ),
        )
        for sample in samples
    )


def movement_report(session: ReadSession, movement_id: str, *, on: date, home: str) -> MovementReport | None:
    """One movement; None where the record has none of that id, or none by ``on``."""
    items = by_then(movement_items(session, queries.movements_named(session, [movement_id]), home=home), on)
    if not items:
        return None
    item = items[0]
    near = {
        each.id: each
        for each in movement_items(
            session,
            queries.movements_named(session, [*item.parts, *([item.part_of] if item.part_of else [])]),
            home=home,
        )
    }
    agreement = None
    if item.agreement:
        head = agreement_queries.status_rows(session, [item.agreement]).heads[0]
        zh = texts_zh(session, "agreement", [item.agreement])
        agreement = Clausal(
            id=head.id,
            url=f"/agreements/{head.id}",
            title=head.title,
            title_zh=head.title_zh,
            title_zh_editorial=zh.get(head.id, {}).get("title"),
        )
    parts = tuple(near[key] for key in item.parts if key in near)
    bibliography = Bibliography()
    for each in (item, *near.values()):
        bibliography.cite(each.sources)
    return MovementReport(
        on=on,
        revision=current_revision(session),
        movement=item,
        agreement=agreement,
        whole=near.get(item.part_of) if item.part_of else None,
        parts=parts,
        parts_sum=mass_sum(parts),
        custody=custodies(session, item.samples, on=on, home=home),
        sources=bibliography.sources,
    )
