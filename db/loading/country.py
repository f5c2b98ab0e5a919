"""From a country of the naming table to its rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row
from db.search.analyser import name_key
from models.country import Country, CountryRecord, CountrySpelling, CountrySuccessor


def country_rows(record: CountryRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a country."""
    yield Country, record.model_dump(exclude={"aliases", "successors"})
    names = [record.name, record.name_zh, record.code, record.alpha3, record.official_name, *record.aliases]
    if record.iso3166_3:
        names.append(record.iso3166_3)
    keys: dict[str, str] = {}
    for name in names:
        keys.setdefault(name_key(name), name)
    for place, (key, name) in enumerate(keys.items(), 1):
        yield (
            CountrySpelling,
            {"key": key, "country_code": record.code, "position": place, "name": name},
        )
    for place, code in enumerate(record.successors, 1):
        yield (
            CountrySuccessor,
            {"country_code": record.code, "position": place, "successor_code": code},
        )


ROWS = {"country": country_rows}
