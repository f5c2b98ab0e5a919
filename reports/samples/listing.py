"""The ledger of samples: batches, and movements with the rules that they fall under.

A sum holds only movements that count toward totals; beside it stands how many of them have no reported mass, so that
an unknown mass is never a silent zero.
"""

from collections.abc import Collection, Sequence
from datetime import date

from db.ledger import current_revision
from db.queries import country as naming
from db.queries import sample as queries
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.clauses.rule_scope import ScopedRule
from models.dates.certainty import Certainty, both
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import Confidence, CountryKind, MassStatus, MovementKind
from reports.reading import Bibliography, Head, NumberedSource, Reading, Source, sources_of
from reports.samples.access_rules import RuleLink, rule_links, scoped_rules
from reports.samples.movement_reading import MovementEnd, MovementReading, movement_readings


class MassSum(Reading):
    """Masses added up: what is reported, and how many movements have no reported mass (each above zero)."""

    known_ug: int
    known: int
    unknown: int
    unknown_movements: tuple[str, ...]


class HolderBody(Reading):
    """A body that keeps a batch."""

    id: str
    url: str
    name: str
    name_zh: str | None


class BatchReading(Reading):
    """A collection of material. ``mass_ug`` null: the whole is not followed here.

    ``given`` sums the movements by the day that count toward totals and draw on this batch alone; ``shared`` those that
    draw on it together with others, of which its own part is not known.
    """

    id: str
    url: str
    mission: str
    mission_name: str
    mission_name_zh: str | None
    collected: str
    place: str | None
    place_zh: str | None
    holder: str
    holder_bodies: tuple[HolderBody, ...]
    mass_ug: int | None
    mass_status: MassStatus
    mass_text: str
    mass_text_zh: str | None
    movements: int
    given: MassSum
    shared: MassSum
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class BatchList(Head):
    """Every batch, the first collected first."""

    items: tuple[BatchReading, ...]
    total: int
    next: str | None
    sources: tuple[NumberedSource, ...]


class MovementItem(MovementReading):
    """A movement in the ledger.

    ``parts`` are the movements that are part of it; ``in_period`` whether it lies in the period asked for, null where
    none was; ``rules`` the rules of access it falls under, derived from mission, receiver, kind and day.
    """

    parts: tuple[str, ...]
    in_period: Certainty | None
    domestic: bool
    rules: tuple[RuleLink, ...]


class MovementList(Head):
    """Movements asked for, the latest first; ``total`` counts them all, ``sum`` those that count toward totals."""

    items: tuple[MovementItem, ...]
    total: int
    total_certain: int
    sum: MassSum
    next: str | None
    sources: tuple[NumberedSource, ...]


def mass_sum(movements: Collection[MovementReading]) -> MassSum:
    """The masses of movements added up, whether or not they count toward totals."""
    unknown = tuple(each.id for each in movements if each.mass_ug is None)
    return MassSum(
        known_ug=sum(each.mass_ug or 0 for each in movements),
        known=len(movements) - len(unknown),
        unknown=len(unknown),
        unknown_movements=unknown,
    )


def domestic_codes(session: ReadSession, home: str) -> frozenset[str]:
    """The home state and its regions: what goes there is domestic."""
    regions = (row.code for row in naming.countries(session) if row.kind is CountryKind.REGION)
    return frozenset((home, *regions))


def is_domestic(movement: MovementReading, domestic: Collection[str]) -> bool:
    """Whether nobody abroad, and no organization, gives, receives or asks."""
    ends = (movement.giver, movement.receiver)
    return all(end.country in domestic and not end.organization for end in ends)


def _state(end: MovementEnd, domestic: Collection[str], home: str) -> str | None:
    """The state at one end of a movement; None for an organization or several states."""
    if end.organization is not None:
        return None
    return home if end.country in domestic else end.country


def in_period(movement: MovementReading, since: date | None, until: date | None) -> Certainty | None:
    """Whether a movement happened between two days, both included; None where no period was asked for."""
    if since is None and until is None:
        return None
    day = UncertainDate.parse(movement.on)
    return both(
        day.on_or_after(since) if since else Certainty.YES,
        day.on_or_before(until) if until else Certainty.YES,
    )


def _item(
    movement: MovementReading,
    missions: Collection[str],
    parts: Sequence[str],
    certainty: Certainty | None,
    domestic: Collection[str],
    home: str,
    rules: Collection[ScopedRule],
) -> MovementItem:
    ends = (_state(movement.giver, domestic, home), _state(movement.receiver, domestic, home))
    # Who is asked for samples holds them: a request goes the other way round.
    holder, receiver = reversed(ends) if movement.kind is MovementKind.REQUEST else ends
    return MovementItem.model_construct(
        **{name: getattr(movement, name) for name in MovementReading.model_fields},
        parts=tuple(parts),
        in_period=certainty,
        domestic=is_domestic(movement, domestic),
        rules=rule_links(
            rules,
            movement.kind,
            missions,
            holder=holder,
            receiver=receiver,
            day=UncertainDate.parse(movement.on),
        ),
    )


def movement_items(
    session: ReadSession,
    rows: Sequence[queries.MovementRow],
    *,
    home: str,
    since: date | None = None,
    until: date | None = None,
) -> list[MovementItem]:
    """Movements of the ledger from their rows, the latest first."""
    readings = movement_readings(session, rows)
    ids = [each.id for each in readings]
    drawn = queries.batches_of(session, ids)
    parts = queries.parts_of(session, ids)
    rules = scoped_rules(session)
    domestic = domestic_codes(session, home)
    items = []
    for each in readings:
        missions = {row.mission_id for row in drawn.get(each.id, ())} | (
            {each.mission} if each.mission else set()
        )
        items.append(
            _item(
                each, missions, parts.get(each.id, ()), in_period(each, since, until), domestic, home, rules
            )
        )
    items.sort(key=lambda each: each.id)
    items.sort(key=lambda each: UncertainDate.parse(each.on).sort_key[:2], reverse=True)
    return items


def by_then(items: Sequence[MovementItem], on: date) -> list[MovementItem]:
    """Movements that had, or may have, happened by a day."""
    return [each for each in items if UncertainDate.parse(each.on).on_or_before(on) is not Certainty.NO]


def movement_list(
    session: ReadSession, wanted: queries.MovementFilter, *, home: str, after: str | None = None, limit: int
) -> tuple[MovementList, str | None]:
    """At most ``limit`` movements beyond ``after``, and the place of the last where more follow.

    A place is the movement's day and its id, so that it holds although the movement itself is changed or removed.
    """
    rows = queries.movements(session, wanted)
    items = by_then(
        movement_items(session, rows, home=home, since=wanted.since, until=wanted.until), wanted.on
    )
    items = [each for each in items if each.in_period is not Certainty.NO]
    # Ordered here, since engines do not order text alike: the latest first, by id within a day.
    items.sort(key=lambda each: each.id)
    items.sort(key=lambda each: each.on, reverse=True)
    beyond = items if after is None else [each for each in items if _beyond(each, after)]
    here = beyond[:limit]
    bibliography = Bibliography()
    for each in here:
        bibliography.cite(each.sources)
    page = MovementList(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(here),
        total=len(items),
        total_certain=sum(each.in_period is not Certainty.POSSIBLY for each in items),
        sum=mass_sum([each for each in items if each.counts_toward_totals]),
        next=None,
        sources=bibliography.sources,
    )
    return page, f"{here[-1].on},{here[-1].id}" if len(beyond) > limit else None


def _beyond(item: MovementItem, place: str) -> bool:
    day, _, key = place.rpartition(",")
    return item.on < day or (item.on == day and item.id > key)


def batch_readings(
    session: ReadSession, *, on: date, home: str, ids: Collection[str] | None = None
) -> list[BatchReading]:
    """Batches in full, as far as they were collected by ``on``."""
    rows = [
        row
        for row in queries.batches(session, ids)
        if UncertainDate.parse(row.collected_edtf).on_or_before(on) is not Certainty.NO
    ]
    keys = [row.id for row in rows]
    texts = texts_zh(session, "batch", keys)
    cited = citations(session, "batch", keys)
    holders = queries.holders_of(session, keys)
    wanted = queries.MovementFilter(on=on, batches=tuple(keys))
    drawing = by_then(movement_items(session, queries.movements(session, wanted), home=home), on)
    readings = []
    for row in rows:
        here = [each for each in drawing if row.id in each.batches]
        counted = [each for each in here if each.counts_toward_totals]
        zh = texts.get(row.id, {})
        readings.append(
            BatchReading(
                id=row.id,
                url=f"/samples/{row.id}",
                mission=row.mission_id,
                mission_name=row.mission_name,
                mission_name_zh=row.mission_name_zh,
                collected=row.collected_edtf,
                place=row.place,
                place_zh=zh.get("place"),
                holder=row.holder_country_code,
                holder_bodies=tuple(
                    HolderBody(id=key, url=f"/bodies/{key}", name=name, name_zh=name_zh)
                    for _, key, name, name_zh in holders.get(row.id, ())
                ),
                mass_ug=row.mass_ug,
                mass_status=row.mass_status,
                mass_text=row.mass_text,
                mass_text_zh=zh.get("mass_text"),
                movements=len(here),
                given=mass_sum([each for each in counted if len(each.batches) == 1]),
                shared=mass_sum([each for each in counted if len(each.batches) > 1]),
                confidence=row.confidence,
                notes=row.notes,
                notes_zh=zh.get("notes"),
                sources=sources_of(cited.get(row.id, ())),
            )
        )
    return readings


def batch_list(session: ReadSession, *, on: date, home: str) -> BatchList:
    """Every batch collected by ``on``."""
    items = batch_readings(session, on=on, home=home)
    bibliography = Bibliography()
    for each in items:
        bibliography.cite(each.sources)
    return BatchList(
        on=on,
        revision=current_revision(session),
        items=tuple(items),
        total=len(items),
        next=None,
        sources=bibliography.sources,
    )
