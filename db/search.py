"""Full text: words are made here, in Python, so that both engines only match words and answer alike.

English words are folded (no case, no accents) and kept in their sequence, for prefixes and phrases, and as stems;
Chinese runs are kept as single characters in their sequence and as pairs, since neither engine knows where a Chinese
word ends. Between two texts stands a break that no query can name, so that no phrase runs from one into the next.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import snowballstemmer
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

from models.agreement import EVERYWHERE, AgreementListing

_RUNS = re.compile(r"(?P<cjk>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)|(?P<word>[^\W_]+(?:['’][^\W_]+)*)")
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」')
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_stem = snowballstemmer.stemmer("english").stemWord
MAX_QUERY = 200
"""Longest query looked at, in characters."""

LONGEST_WORD = 200
"""Characters of a word that count: PostgreSQL refuses a lexeme of more than 2,046 bytes."""

LONGEST_NAME = 200
"""Characters of a text that may be a name."""

INDEXED_AT_ONCE = 1_000
BUFFERED, BUFFERED_BY_DEFAULT = 32 * 2**20, 2**20

BREAK = "__"
SAME_DAY = 2**20
"""Places that one day of signature has in the index: more than agreements can be signed on a day, or be undated."""


def fold(text: str) -> str:
    """The text without case, accents and width: what two spellings of one name share."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    )


def name_key(name: str) -> str:
    """The key under which a name is looked up whole: folded, punctuation and space runs as one space."""
    return " ".join(match.group().replace("'", "").replace("’", "") for match in _RUNS.finditer(fold(name)))


def _word(run: re.Match[str]) -> str:
    return run["word"].replace("'", "").replace("’", "")[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def _stem_of(word: str) -> str:
    return f"{_stem(word)}_"


def _stemmed(word: str) -> str:
    # Numbers are their own stems, and too many to be remembered.
    return f"{word}_" if word.isdigit() else _stem_of(word)


def _pairs(characters: str) -> list[str]:
    return [characters[i : i + 2] for i in range(len(characters) - 1)]


def sequence_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order; each Chinese character is one."""
    return _words(text)[0]


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text in their order, and what it is found by beside: their stems, and pairs of characters."""
    if text.isascii():
        words = [word.replace("'", "")[:LONGEST_WORD] for word in _ASCII_WORD.findall(text.lower())]
        return tuple(words), tuple(map(_stemmed, words))
    sequence: list[str] = []
    beside: list[str] = []
    for run in _RUNS.finditer(fold(text)):
        if characters := run["cjk"]:
            sequence += characters
            beside += _pairs(characters)
        else:
            word = _word(run)
            sequence.append(word)
            beside.append(_stemmed(word))
    return tuple(sequence), tuple(beside)


def _written(text: str) -> tuple[str, tuple[str, ...]]:
    """The words of a text as the index stores them, and what it is found by beside."""
    words, beside = _words(text)
    return " ".join(words), tuple(dict.fromkeys(beside))


_written_of_name = lru_cache(maxsize=20_000)(_written)


def document(*texts: str | None) -> str:
    """The words of several texts, each once and in its sequence, then their stems and pairs: what the index stores."""
    written: list[str] = []
    beside: dict[str, None] = {}
    for text in dict.fromkeys(texts):
        if not text:
            continue
        # Names come back in many records; long texts do not.
        words, others = _written_of_name(text) if len(text) <= LONGEST_NAME else _written(text)
        if written:
            written.append(BREAK)
        if words:
            written.append(words)
        beside.update(dict.fromkeys(others))
    return " ".join((*written, BREAK, *beside))


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a query asks for: ``words`` in sequence, or one word, its beginning, or its stem."""

    words: tuple[str, ...]
    prefix: bool = False
    stem: str | None = None


def wanted(query: str) -> list[Term]:
    """What a query asks for, all of it.

    Words in quotation marks are asked for as they stand and in sequence. Outside of them a word finds what begins with
    it or shares its stem, a word before an asterisk only what begins with it, and Chinese characters stand in pairs.
    """
    terms: list[Term] = []
    text = query[:MAX_QUERY]

    def phrase(match: re.Match[str]) -> str:
        words = tuple(sequence_of(next(filter(None, match.groups()), "")))
        if words:
            terms.append(Term(words))
        return " "

    for run in _RUNS.finditer(folded := fold(_QUOTED.sub(phrase, text))):
        if run["cjk"]:
            terms += [Term((pair,)) for pair in _pairs(run["cjk"]) or [run["cjk"]]]
        else:
            word = _word(run)
            starred = folded[run.end() : run.end() + 1] == "*"
            terms.append(Term((word,), prefix=True, stem=None if starred else _stemmed(word)))
    return terms


def holds(words: str, query: str) -> bool:
    """Whether a ``document`` holds all that a query asks for; for what is not in the index. No words, no match."""
    every, within = words.split(" "), f" {words} "

    def has(term: Term) -> bool:
        if not term.prefix:
            return f" {' '.join(term.words)} " in within
        return any(word.startswith(term.words[0]) or word == term.stem for word in every)

    terms = wanted(query)
    return bool(terms) and all(map(has, terms))


search_words = table(
    "search_words", column("noun"), column("record_id"), column("words"), column("place", BigInteger())
)
"""The index: one row per findable record. A virtual FTS5 table on SQLite, a tsvector column on PostgreSQL.

Places of agreements are not negative and grow as in the list of agreements; those of other nouns are negative.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds of one noun: the condition on ``search_words``, and the place of each record there."""

    condition: ColumnElement[bool]
    place: ColumnElement[int]

    @property
    def ids(self) -> Select[Any]:
        """The ids of the records."""
        return select(search_words.c.record_id).where(self.condition)


def _on_sqlite(term: Term) -> str:
    if term.prefix:
        return f'("{term.words[0]}"* OR "{term.stem}")' if term.stem else f'"{term.words[0]}"*'
    return '"' + " ".join(term.words) + '"'


def _on_postgresql(term: Term) -> str:
    if term.prefix:
        return f"('{term.words[0]}':* | '{term.stem}')" if term.stem else f"'{term.words[0]}':*"
    return "(" + " <-> ".join(f"'{word}'" for word in term.words) + ")"


def _place(connection: Connection) -> ColumnElement[int]:
    # The place is the row's own number on SQLite: FTS5 then gives rows in this order without sorting them.
    on_sqlite = connection.dialect.name == "sqlite"
    return literal_column("search_words.rowid", BigInteger()) if on_sqlite else search_words.c.place


def find(connection: Connection, noun: str, query: str) -> Found | None:
    """What a query finds of ``noun``: records that hold all it asks for; None where it asks for no word at all."""
    terms = wanted(query)
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
    return Found(and_(condition, of_noun), place)


def matching(connection: Connection, noun: str, query: str) -> Select[Any] | None:
    """The ids of records of ``noun`` that a query finds; None where it asks for no word at all."""
    found = find(connection, noun, query)
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
