"""From a body to its rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row
from models.body import Body, BodyAlias, BodyRecord


def body_rows(record: BodyRecord, context: Context) -> Iterator[Row]:
    """Yield the rows of a body."""
    yield (
        Body,
        {
            "id": record.id,
            "name": record.name,
            "acronym": record.acronym,
            "name_zh": record.name_zh,
            "kind": record.kind,
            "country_code": record.state,
            "organization_id": context.organization_of(record.id),
            "part_of_id": record.part_of,
            "succeeded_by_id": record.succeeded_by,
        },
    )
    for place, name in enumerate(record.aliases, 1):
        yield BodyAlias, {"body_id": record.id, "position": place, "name": name}


ROWS = {"body": body_rows}
