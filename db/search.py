"""Full text: words are made here, in Python, so that both engines only match words and answer alike.

English words are folded (no case, no accents) and kept both whole, for prefixes, and as stems; Chinese runs are
kept as single characters and as pairs, since neither engine knows where a Chinese word ends.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

import snowballstemmer
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
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
from sqlalchemy.dialects.postgresql import TSQUERY

_RUNS = re.compile(r"(?P<cjk>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)|(?P<word>[^\W_]+(?:['’][^\W_]+)*)")
_stem = lru_cache(maxsize=50_000)(snowballstemmer.stemmer("english").stemWord)
MAX_QUERY = 200
"""Longest query looked at, in characters."""


def fold(text: str) -> str:
    """The text without case, accents and width: what two spellings of one name share."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    )


def name_key(name: str) -> str:
    """The key under which a name is looked up whole: folded, punctuation and space runs as one space."""
    return " ".join(match.group().replace("'", "").replace("’", "") for match in _RUNS.finditer(fold(name)))


def words_of(text: str) -> Iterator[str]:
    """The words under which a text is found."""
    for run in _RUNS.finditer(fold(text)):
        if run["cjk"]:
            characters = run["cjk"]
            yield from characters
            yield from (characters[i : i + 2] for i in range(len(characters) - 1))
        else:
            word = run["word"].replace("'", "").replace("’", "")
            yield word
            yield f"{_stem(word)}_"


def document(*texts: str | None) -> str:
    """The distinct words of several texts, in order, as one line: what the index stores."""
    return " ".join(dict.fromkeys(word for text in texts if text for word in words_of(text)))


def wanted(query: str) -> list[tuple[str, str | None]]:
    """The words a query asks for, all of them: (prefix, stem), or (characters, None) for Chinese."""
    terms: list[tuple[str, str | None]] = []
    for run in _RUNS.finditer(fold(query[:MAX_QUERY])):
        if run["cjk"]:
            characters = run["cjk"]
            pairs = [characters[i : i + 2] for i in range(len(characters) - 1)] or [characters]
            terms += [(pair, None) for pair in pairs]
        else:
            word = run["word"].replace("'", "").replace("’", "")
            terms.append((word, f"{_stem(word)}_"))
    return terms


search_words = table("search_words", column("noun"), column("record_id"), column("words"))
"""The index: one row per findable record. A virtual FTS5 table on SQLite, a tsvector column on PostgreSQL."""


def matching(connection: Connection, noun: str, query: str) -> Select[str] | None:
    """The ids of records of ``noun`` that hold every word of ``query``; None where it holds no word at all."""
    terms = wanted(query)
    if not terms:
        return None
    condition: ColumnElement[bool]
    if connection.dialect.name == "sqlite":
        text = " AND ".join(
            f'"{word}"' if stem is None else f'("{word}"* OR "{stem}")' for word, stem in terms
        )
        condition = literal_column("search_words").op("MATCH")(text)
    else:
        text = " & ".join(f"'{word}'" if stem is None else f"('{word}':* | '{stem}')" for word, stem in terms)
        condition = search_words.c.words.op("@@")(cast(text, TSQUERY))
    return select(search_words.c.record_id).where(search_words.c.noun == noun, condition)


def index(connection: Connection, noun: str, documents: Mapping[str, str]) -> None:
    """Make ``documents`` (record id to words) the whole index of ``noun``."""
    connection.execute(delete(search_words).where(search_words.c.noun == noun))
    if not documents:
        return
    words: ColumnElement[object] = bindparam("text", type_=Text())
    if connection.dialect.name == "postgresql":
        # Words are lexemes already: no parser of the engine's may split them again.
        words = func.array_to_tsvector(func.string_to_array(words, " "))
    row = {
        "noun": bindparam("of_noun", type_=Text()),
        "record_id": bindparam("of_id", type_=Text()),
        "words": words,
    }
    connection.execute(
        insert(search_words).values(row),
        [{"of_noun": noun, "of_id": key, "text": text} for key, text in documents.items()],
    )
