"""What surrounds agreements in a report: visits, movements of samples, restrictions, facts, what was set aside."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db.queries import sample
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import Reading as Session
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import (
    Confidence,
    FactKind,
    InstrumentKind,
    MassStatus,
    MovementKind,
    Purpose,
    RestrictionKind,
    VisitKind,
)
from reports.reading import Reading, Source, sources_of


class VisitReading(Reading):
    """A visit, or a meeting that has a title instead of a guest."""

    id: str
    title: str | None
    title_zh: str | None
    guest_country: str | None
    guest_name: str | None
    guest_name_zh: str | None
    guest_role: str | None
    guest_role_zh: str | None
    host: str | None
    on: str | None
    kind: VisitKind
    place: str | None
    agreements: tuple[str, ...]
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class MovementEnd(Reading):
    """Who gave or received: country, bodies, and the name as printed."""

    country: str | None
    organization: str | None
    bodies: tuple[tuple[str, str, str | None], ...]
    label: str | None
    label_zh: str | None


class MovementReading(Reading):
    """A movement of samples; ``mass_ug`` null means unreported or disputed, never zero.

    ``samples`` are sample ids as printed; ``aggregate`` stands for several handovers told in one figure; ``answers`` is
    the request that it grants; ``receipt_documented`` false: an approval is sourced, that the samples arrived is not.
    """

    id: str
    url: str
    kind: MovementKind
    on: str
    mission: str | None
    mission_name: str | None
    mission_name_zh: str | None
    giver: MovementEnd
    receiver: MovementEnd
    mass_ug: int | None
    mass_status: MassStatus
    mass_text: str
    mass_text_zh: str | None
    purpose: Purpose
    occasion: str | None
    occasion_zh: str | None
    visit: str | None
    agreement: str | None
    batches: tuple[str, ...]
    samples: tuple[str, ...]
    custody: str | None
    custody_zh: str | None
    counts_toward_totals: bool
    aggregate: bool
    part_of: str | None
    answers: str | None
    receipt_documented: bool | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class RestrictionReading(Reading):
    """What stands in the way; ``until`` ``..``: no end stated, null: not documented or a single event."""

    id: str
    title: str
    title_zh: str | None
    kind: RestrictionKind
    since: str
    until: str | None
    imposed_by: str | None
    summary: str
    summary_zh: str | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class FactReading(Reading):
    """A fact beside the agreements."""

    id: str
    kind: FactKind
    on: str
    fact: str
    fact_zh: str | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class SetAsideReading(Reading):
    """Reported cooperation that is no instrument and is not counted, and why."""

    id: str
    title: str
    title_zh: str | None
    kind: InstrumentKind
    reported: str | None
    why: str
    why_zh: str | None
    summary: str
    summary_zh: str | None
    confidence: Confidence
    sources: tuple[Source, ...]


def _ids(rows: Sequence[Any]) -> list[str]:
    return [row.id for row in rows]


def visit_readings(
    session: Session, rows: Sequence[Any], agreements: Mapping[str, Sequence[str]]
) -> tuple[VisitReading, ...]:
    """Visits in full; ``agreements`` are those signed on each that the report is about."""
    texts = texts_zh(session, "visit", _ids(rows))
    cited = citations(session, "visit", _ids(rows))
    return tuple(
        VisitReading(
            id=row.id,
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            guest_country=row.guest_country_code,
            guest_name=row.guest_name,
            guest_name_zh=texts.get(row.id, {}).get("guest_name"),
            guest_role=row.guest_role,
            guest_role_zh=texts.get(row.id, {}).get("guest_role"),
            host=row.host_country_code,
            on=row.held_edtf,
            kind=row.kind,
            place=row.place,
            agreements=tuple(agreements.get(row.id, ())),
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )


def movement_readings(session: Session, rows: Sequence[Any]) -> tuple[MovementReading, ...]:
    """Movements in full."""
    texts = texts_zh(session, "movement", _ids(rows))
    cited = citations(session, "movement", _ids(rows))
    bodies = sample.bodies_of(session, _ids(rows))
    batches = sample.batches_of(session, _ids(rows))
    samples = sample.samples_of(session, _ids(rows))

    def end(row: Any, receives: bool) -> MovementEnd:
        side = "to" if receives else "from"
        return MovementEnd(
            country=getattr(row, f"{side}_country_code"),
            organization=getattr(row, f"{side}_organization"),
            bodies=tuple(
                (body_id, name, name_zh)
                for _, receiving, body_id, name, name_zh in bodies.get(row.id, ())
                if receiving is receives
            ),
            label=getattr(row, f"{side}_label"),
            label_zh=texts.get(row.id, {}).get(f"{side}_label"),
        )

    return tuple(
        MovementReading(
            id=row.id,
            url=f"/samples/movements/{row.id}",
            kind=row.kind,
            on=row.happened_edtf,
            mission=row.mission_id,
            mission_name=row.mission_name,
            mission_name_zh=row.mission_name_zh,
            giver=end(row, False),
            receiver=end(row, True),
            mass_ug=row.mass_ug,
            mass_status=row.mass_status,
            mass_text=row.mass_text,
            mass_text_zh=texts.get(row.id, {}).get("mass_text"),
            purpose=row.purpose,
            occasion=row.occasion,
            occasion_zh=texts.get(row.id, {}).get("occasion"),
            visit=row.visit_id,
            agreement=row.clause_of_agreement_id,
            batches=tuple(each.batch_id for each in batches.get(row.id, ())),
            samples=tuple(each.sample for each in samples.get(row.id, ())),
            custody=row.custody,
            custody_zh=texts.get(row.id, {}).get("custody"),
            counts_toward_totals=row.counts_toward_totals,
            aggregate=row.aggregate,
            part_of=row.part_of_id,
            answers=row.answers_id,
            receipt_documented=row.receipt_documented,
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )


def restriction_readings(session: Session, rows: Sequence[Any], on: date) -> tuple[RestrictionReading, ...]:
    """Restrictions in full, but those that certainly began after ``on``."""
    rows = [row for row in rows if UncertainDate.parse(row.since_edtf).on_or_before(on) is not Certainty.NO]
    texts = texts_zh(session, "restriction", _ids(rows))
    cited = citations(session, "restriction", _ids(rows))
    return tuple(
        RestrictionReading(
            id=row.id,
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            kind=row.kind,
            since=row.since_edtf,
            until=row.until_edtf,
            imposed_by=row.imposed_by_country_code or row.imposed_by_organization_id,
            summary=row.summary,
            summary_zh=texts.get(row.id, {}).get("summary"),
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )


def fact_readings(session: Session, rows: Sequence[Any]) -> tuple[FactReading, ...]:
    """Facts in full."""
    texts = texts_zh(session, "fact", _ids(rows))
    cited = citations(session, "fact", _ids(rows))
    return tuple(
        FactReading(
            id=row.id,
            kind=row.kind,
            on=row.happened_edtf,
            fact=row.fact,
            fact_zh=texts.get(row.id, {}).get("fact"),
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )


def set_aside_readings(session: Session, rows: Sequence[Any]) -> tuple[SetAsideReading, ...]:
    """What was set aside, in full."""
    texts = texts_zh(session, "set_aside", _ids(rows))
    cited = citations(session, "set_aside", _ids(rows))
    return tuple(
        SetAsideReading(
            id=row.id,
            title=row.title,
            title_zh=texts.get(row.id, {}).get("title"),
            kind=row.kind,
            reported=row.reported_edtf,
            why=row.why,
            why_zh=texts.get(row.id, {}).get("why"),
            summary=row.summary,
            summary_zh=texts.get(row.id, {}).get("summary"),
            confidence=row.confidence,
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in rows
    )
