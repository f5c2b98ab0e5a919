"""The index of words: how each engine keeps it, is asked, and is filled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from db.search.analyser import QueryTerm, parse_query
from models.agreement import EVERYWHERE, AgreementListing

INDEXED_AT_ONCE = 1_000
BUFFERED, BUFFERED_BY_DEFAULT = 32 * 2**20, 2**20
SAME_DAY = 2**20
"""Places that one day of signature has in the index: more than agreements can be signed on a day, or be undated."""


search_words = table(
    "search_words", column("noun"), column("record_id"), column("words"), column("place", BigInteger())
)
"""The index: one row per findable record. A virtual FTS5 table on SQLite, a tsvector column on PostgreSQL.

Places of agreements are not negative and grow as in the list of agreements; those of other nouns are negative.
"""


@dataclass(frozen=True, slots=True)
class IndexMatch:
    """What a query finds of one noun: the condition on ``search_words``, and the place of each record there."""

    condition: ColumnElement[bool]
    place: ColumnElement[int]

    @property
    def ids(self) -> Select[Any]:
        """The ids of the records."""
        return select(search_words.c.record_id).where(self.condition)


def _on_sqlite(term: QueryTerm) -> str:
    if term.prefix:
        return f'("{term.words[0]}"* OR "{term.stem}")' if term.stem else f'"{term.words[0]}"*'
    return '"' + " ".join(term.words) + '"'


def _on_postgresql(term: QueryTerm) -> str:
    if term.prefix:
        return f"('{term.words[0]}':* | '{term.stem}')" if term.stem else f"'{term.words[0]}':*"
    return "(" + " <-> ".join(f"'{word}'" for word in term.words) + ")"


def _place(connection: Connection) -> ColumnElement[int]:
    # The place is the row's own number on SQLite: FTS5 then gives rows in this order without sorting them.
    on_sqlite = connection.dialect.name == "sqlite"
    return literal_column("search_words.rowid", BigInteger()) if on_sqlite else search_words.c.place


def find_in_index(connection: Connection, noun: str, query: str) -> IndexMatch | None:
    """What a query finds of ``noun``: records that hold all it asks for; None where it asks for no word at all."""
    terms = parse_query(query)
    if not terms:
        return None
    condition: ColumnElement[bool]
    if connection.dialect.name == "sqlite":
        condition = literal_column("search_words").op("MATCH")(" AND ".join(map(_on_sqlite, terms)))
    else:
        text = " & ".join(map(_on_postgresql, terms))
        condition = search_words.c.words.op("@@")(cast(text, TSQUERY))
    place = _place(connection)
    # The noun itself is not indexed on SQLite: to read it, every match would have to be fetched.
    of_noun = place >= 0 if noun == "agreement" else and_(place < 0, search_words.c.noun == noun)
    return IndexMatch(and_(condition, of_noun), place)


def matching(connection: Connection, noun: str, query: str) -> Select[Any] | None:
    """The ids of records of ``noun`` that a query finds; None where it asks for no word at all."""
    found = find_in_index(connection, noun, query)
    return found.ids if found else None


def is_empty(connection: Connection) -> bool:
    """Whether nothing is indexed."""
    return connection.execute(select(search_words.c.record_id).limit(1)).first() is None


def _places(connection: Connection, noun: str, documents: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The place of every document."""
    if noun != "agreement":
        last: int = connection.scalar(select(func.min(_place(connection))).select_from(search_words)) or 0
        yield from ((key, min(last, 0) - number) for number, key in enumerate(documents, 1))
        return
    listed = select(AgreementListing.newest_first, AgreementListing.agreement_id).where(
        AgreementListing.listed_under == EVERYWHERE
    )
    day, number = -1, 0
    rows: list[tuple[int, str]] = sorted(
        (row.newest_first, row.agreement_id) for row in connection.execute(listed)
    )
    for newest_first, key in rows:
        day, number = newest_first, number + 1 if newest_first == day else 0
        if key in documents:
            yield key, newest_first * SAME_DAY + number


def _vector(text: str) -> str:
    """A document as a tsvector is written: every word with the positions at which it stands."""
    at: dict[str, list[str]] = {}
    for position, word in enumerate(text.split(" "), 1):
        # PostgreSQL counts no further, and keeps so many positions of one word.
        if len(places := at.setdefault(word, [])) < 255:
            places.append(str(min(position, 16_383)))
    return " ".join(f"'{word}':{','.join(places)}" for word, places in at.items())


def index(connection: Connection, noun: str, documents: Mapping[str, str]) -> None:
    """Make ``documents`` (record id to words) the whole index of ``noun``; agreements must be in their tables."""
    connection.execute(delete(search_words).where(search_words.c.noun == noun))
    if not documents:
        return
    words: ColumnElement[Any] = bindparam("text", type_=Text())
    place = "rowid"
    written: Callable[[str], str] = str
    if connection.dialect.name == "postgresql":
        # Words are lexemes already: no parser of the engine's may split them again.
        words, place, written = cast(words, TSVECTOR), "place", _vector
    row = {
        "noun": bindparam("of_noun", type_=Text()),
        "record_id": bindparam("of_id", type_=Text()),
        "words": words,
        place: bindparam("at_place", type_=BigInteger()),
    }
    into = table("search_words", *(column(name) for name in row))
    every = iter(sorted(_places(connection, noun, documents), key=lambda each: each[1]))
    _buffer(connection, BUFFERED)
    while some := list(islice(every, INDEXED_AT_ONCE)):
        connection.execute(
            insert(into).values(row),
            [
                {"of_noun": noun, "of_id": key, "text": written(documents[key]), "at_place": at}
                for key, at in some
            ],
        )
    _buffer(connection, BUFFERED_BY_DEFAULT)


def _buffer(connection: Connection, size: int) -> None:
    """How many bytes of the index FTS5 gathers before it writes and merges them; PostgreSQL decides by itself."""
    if connection.dialect.name == "sqlite":
        setting = table("search_words", column("search_words"), column("rank"))
        connection.execute(insert(setting).values(search_words="hashsize", rank=size))
