"""A movement of samples in full, as pages, JSON and papers show it."""

from collections.abc import Sequence

from db.queries import sample
from db.queries.rows import ids_of
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.vocabulary import (
    Confidence,
    MassStatus,
    MovementKind,
    Purpose,
)
from reports.reading import Reading, Source, sources_of


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


def movement_readings(
    session: ReadSession, rows: Sequence[sample.MovementRow]
) -> tuple[MovementReading, ...]:
    """Movements in full."""
    texts = texts_zh(session, "movement", ids_of(rows))
    cited = citations(session, "movement", ids_of(rows))
    bodies = sample.bodies_of(session, ids_of(rows))
    batches = sample.batches_of(session, ids_of(rows))
    samples = sample.samples_of(session, ids_of(rows))

    def end(row: sample.MovementRow, receives: bool) -> MovementEnd:
        return MovementEnd(
            country=row.to_country_code if receives else row.from_country_code,
            organization=row.to_organization if receives else row.from_organization,
            bodies=tuple(
                (body_id, name, name_zh)
                for _, receiving, body_id, name, name_zh in bodies.get(row.id, ())
                if receiving is receives
            ),
            label=row.to_label if receives else row.from_label,
            label_zh=texts.get(row.id, {}).get("to_label" if receives else "from_label"),
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
