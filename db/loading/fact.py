"""From a fact to its rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.fact import Fact, FactCountry, FactOrganization, FactRecord


def fact_rows(record: FactRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a fact."""
    yield (
        Fact,
        {
            "id": record.id,
            "happened_edtf": record.on,
            "kind": record.kind,
            "mission_id": record.mission,
            "fact": record.fact,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    for place, code in enumerate(record.countries, 1):
        yield FactCountry, {"fact_id": record.id, "position": place, "country_code": code}
    for place, key in enumerate(record.organizations, 1):
        yield FactOrganization, {"fact_id": record.id, "position": place, "organization": key}
    yield from cited("fact", record.id, record.sources)


ROWS = {"fact": fact_rows}
