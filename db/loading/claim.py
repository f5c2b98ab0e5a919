"""From a published figure to its rows."""

from collections.abc import Iterator
from typing import Any

from db.loading.rows import Context, Row, cited
from models.claim import Claim, ClaimRecord, FigureRecord


def claim_rows(record: ClaimRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a claim."""
    figures: dict[str, Any] = {}
    for noun in ("agreements", "countries", "organizations"):
        figure: FigureRecord | None = getattr(record, noun)
        figures[f"{noun}_value"] = figure.value if figure else None
        figures[f"{noun}_relation"] = figure.relation if figure else None
        figures[f"{noun}_text"] = figure.text if figure else None
    yield (
        Claim,
        {
            "id": record.id,
            "kind": record.kind,
            "as_of_edtf": record.as_of,
            "covers_since_edtf": record.covers_since,
            "other": record.other,
            "scope": record.scope,
            "speaker": record.speaker,
            "claim": record.claim,
            "confidence": record.confidence,
            "notes": record.notes,
            **figures,
        },
    )
    yield from cited("claim", record.id, record.sources)


ROWS = {"claim": claim_rows}
