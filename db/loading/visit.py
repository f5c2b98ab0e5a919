"""From a visit to its rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.visit import Visit, VisitRecord


def visit_rows(record: VisitRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a visit."""
    yield (
        Visit,
        {
            "id": record.id,
            "title": record.title,
            "guest_country_code": record.guest.country if record.guest else None,
            "guest_name": record.guest.name if record.guest else None,
            "guest_role": record.guest.role if record.guest else None,
            "host_country_code": record.host,
            "held_edtf": record.on,
            "kind": record.kind,
            "place": record.place,
            "notes": record.notes,
        },
    )
    yield from cited("visit", record.id, record.sources)


ROWS = {"visit": visit_rows}
