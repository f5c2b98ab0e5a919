"""From a mission to its rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.mission import Mission, MissionAlias, MissionCountry, MissionRecord


def mission_rows(record: MissionRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a mission."""
    yield (
        Mission,
        {
            "id": record.id,
            "name": record.name,
            "name_zh": record.name_zh,
            "kind": record.kind,
            "launched_edtf": record.launched,
            "notes": record.notes,
        },
    )
    for place, code in enumerate(record.countries, 1):
        yield MissionCountry, {"mission_id": record.id, "position": place, "country_code": code}
    for place, name in enumerate(record.aliases, 1):
        yield MissionAlias, {"mission_id": record.id, "position": place, "name": name}
    yield from cited("mission", record.id, record.sources)


ROWS = {"mission": mission_rows}
