"""Finding countries: by code, name or alias, always through the naming table, never by substring."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.search import index as search
from db.search.analyser import MAX_QUERY, name_key
from db.session import ReadSession
from models.country import Country, CountrySpelling, CountrySuccessor
from models.vocabulary import CountryKind, Region, Subregion

SUGGESTIONS = 5


def code_of(session: ReadSession, name: str) -> str | None:
    """The alpha-2 code of the country that ``name`` names: a code, a name or an alias, in any case."""
    key = name_key(name[:MAX_QUERY])
    return session.scalar(select(CountrySpelling.country_code).where(CountrySpelling.key == key))


def codes(session: ReadSession) -> dict[str, str]:
    """The code of the country behind every name, code and alias, by the key under which it is looked up."""
    rows = session.execute(select(CountrySpelling.key, CountrySpelling.country_code))
    return {row.key: row.country_code for row in rows}


def nearest(session: ReadSession, name: str) -> list[str]:
    """Codes of the countries whose names are most like ``name``, best first."""
    keys = codes(session)
    near = get_close_matches(name_key(name[:MAX_QUERY]), keys, n=SUGGESTIONS * 3, cutoff=0.6)
    return list(dict.fromkeys(keys[key] for key in near))[:SUGGESTIONS]


def matching_codes(session: ReadSession, query: str, limit: int) -> list[str]:
    """Codes of the countries whose names hold every word of ``query``; an exact name comes first."""
    ids = search.matching(session, "country", query)
    if ids is None:
        return []
    exact = code_of(session, query)
    here = session.scalars(select(Country.code).where(Country.code.in_(ids)).order_by(Country.name)).all()
    return sorted(here, key=lambda code: code != exact)[:limit]


class CountryRow(NamedTuple):
    """An entry of the naming table."""

    code: str
    alpha3: str
    kind: CountryKind
    name: str
    name_zh: str
    official_name: str
    region: Region
    subregion: Subregion
    ldc: bool
    capital: str | None
    former: bool
    iso3166_3: str | None
    un_member: bool
    notes: str | None


def countries(session: ReadSession, codes: Sequence[str] | None = None) -> Sequence[CountryRow]:
    """Rows of the naming table, by English name."""
    statement = select(
        Country.code,
        Country.alpha3,
        Country.kind,
        Country.name,
        Country.name_zh,
        Country.official_name,
        Country.region,
        Country.subregion,
        Country.ldc,
        Country.capital,
        Country.former,
        Country.iso3166_3,
        Country.un_member,
        Country.notes,
    ).order_by(Country.name)
    if codes is not None:
        statement = statement.where(Country.code.in_(codes))
    return rows_of(session, CountryRow, statement)


def names(session: ReadSession) -> dict[str, tuple[str, str]]:
    """The English and the Chinese name of every country, by code."""
    rows = session.execute(select(Country.code, Country.name, Country.name_zh))
    return {code: (name, name_zh) for code, name, name_zh in rows}


def is_state(kind: CountryKind) -> bool:
    """Whether an entry of the naming table is a state, and so can be a partner."""
    return kind is CountryKind.STATE


def successions(session: ReadSession, code: str) -> tuple[list[str], list[str]]:
    """The states that followed ``code``, and the former states that it followed."""
    after = session.scalars(
        select(CountrySuccessor.successor_code)
        .where(CountrySuccessor.country_code == code)
        .order_by(CountrySuccessor.position)
    ).all()
    before = session.scalars(
        select(CountrySuccessor.country_code)
        .where(CountrySuccessor.successor_code == code)
        .order_by(CountrySuccessor.country_code)
    ).all()
    return list(after), list(before)


def seats(session: ReadSession) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the seat of government of every entry of the naming table, by code."""
    rows = session.execute(select(Country.code, Country.lat, Country.lon))
    return {code: (lat, lon) for code, lat, lon in rows}
