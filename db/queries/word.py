"""Reading the controlled words and the names of places."""

from sqlalchemy import select

from db.session import ReadSession
from models.translation import Place, Word


def words(session: ReadSession) -> dict[tuple[str, str], tuple[str, str]]:
    """The English and Chinese label of every controlled word, by list and value."""
    rows = session.execute(select(Word.list, Word.value, Word.en, Word.zh))
    return {(name, value): (en, zh) for name, value, en, zh in rows}


def places_zh(session: ReadSession) -> dict[str, str]:
    """The Chinese name of every place the record names."""
    return {row.name: row.name_zh for row in session.execute(select(Place.name, Place.name_zh))}
