"""From a restriction to its rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.restriction import Restriction, RestrictionCountry, RestrictionOrganization, RestrictionRecord


def restriction_rows(record: RestrictionRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a restriction."""
    by = record.imposed_by
    yield (
        Restriction,
        {
            "id": record.id,
            "since_edtf": record.on,
            "until_edtf": record.until,
            "kind": record.kind,
            "imposed_by_country_code": by.country if by else None,
            "imposed_by_organization_id": by.organization if by else None,
            "title": record.title,
            "summary": record.summary,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    for place, code in enumerate(record.affects, 1):
        yield (
            RestrictionCountry,
            {"restriction_id": record.id, "position": place, "country_code": code},
        )
    for place, key in enumerate(record.organizations, 1):
        yield (
            RestrictionOrganization,
            {"restriction_id": record.id, "position": place, "organization_id": key},
        )
    yield from cited("restriction", record.id, record.sources)


ROWS = {"restriction": restriction_rows}
