"""Rows of samples: missions, batches, movements, and the rules of access."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.sample import (
    Batch,
    BatchHolder,
    BatchRecord,
    Movement,
    MovementBatch,
    MovementBody,
    MovementRecord,
    MovementSample,
)


def batch_rows(record: BatchRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a batch."""
    yield (
        Batch,
        {
            "id": record.id,
            "mission_id": record.mission,
            "collected_edtf": record.on,
            "place": record.place,
            "holder_country_code": record.holder.country,
            "mass_ug": record.mass_ug,
            "mass_status": record.mass_status,
            "mass_text": record.mass_text,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    for place, body_id in enumerate(record.holder.bodies, 1):
        yield BatchHolder, {"batch_id": record.id, "position": place, "body_id": body_id}
    yield from cited("batch", record.id, record.sources)


def movement_rows(record: MovementRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a movement."""
    yield (
        Movement,
        {
            "id": record.id,
            "happened_edtf": record.on,
            "mission_id": record.mission,
            "kind": record.kind,
            "from_country_code": record.from_.country,
            "from_organization": record.from_.organization,
            "from_label": record.from_.label,
            "to_country_code": record.to.country,
            "to_organization": record.to.organization,
            "to_label": record.to.label,
            "mass_ug": record.mass_ug,
            "mass_status": record.mass_status,
            "mass_text": record.mass_text,
            "purpose": record.purpose,
            "occasion": record.occasion,
            "visit_id": record.visit,
            "clause_of_agreement_id": record.clause_of,
            "custody": record.custody,
            "counts_toward_totals": record.counts_toward_totals,
            "aggregate": record.aggregate,
            "part_of_id": record.part_of,
            "answers_id": record.answers,
            "receipt_documented": record.receipt_documented,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    for place, batch_id in enumerate(record.batches, 1):
        yield MovementBatch, {"movement_id": record.id, "position": place, "batch_id": batch_id}
    for receives, end in ((False, record.from_), (True, record.to)):
        for place, body_id in enumerate(end.bodies, 1):
            yield (
                MovementBody,
                {"movement_id": record.id, "receives": receives, "position": place, "body_id": body_id},
            )
    for place, text in enumerate(record.sample_ids, 1):
        yield MovementSample, {"movement_id": record.id, "position": place, "sample": text}
    yield from cited("movement", record.id, record.sources)


ROWS = {"batch": batch_rows, "movement": movement_rows}
