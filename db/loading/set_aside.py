"""From what was set aside to its rows."""

from collections.abc import Iterator

from db.loading.agreement import participant_rows, signed
from db.loading.rows import Context, Row, cited
from models.agreement import (
    SetAside,
    SetAsideParticipant,
    SetAsideRecord,
)


def set_aside_rows(record: SetAsideRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of cooperation that was set aside."""
    day = signed(record)
    yield (
        SetAside,
        {
            "id": record.id,
            "title": record.title,
            "kind": record.kind,
            "why": record.why,
            "reported_edtf": str(day) if day else None,
            "visit_id": record.visit,
            "summary": record.summary,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    yield from participant_rows(SetAsideParticipant, "set_aside_id", record)
    yield from cited("set_aside", record.id, record.sources)


ROWS = {"set_aside": set_aside_rows}
