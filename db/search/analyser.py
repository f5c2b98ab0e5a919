"""Full text: words are made here, in Python, so that both engines only match words and answer alike.

English words are folded (no case, no accents) and kept in their sequence, for prefixes and phrases, and as stems;
Chinese runs are kept as single characters in their sequence and as pairs, since neither engine knows where a Chinese
word ends. Between two texts stands a break that no query can name, so that no phrase runs from one into the next.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

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

BREAK = "__"


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


def words_of(*texts: str | None) -> str:
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
class QueryTerm:
    """One thing that a query asks for: ``words`` in sequence, or one word, its beginning, or its stem."""

    words: tuple[str, ...]
    prefix: bool = False
    stem: str | None = None


def parse_query(query: str) -> list[QueryTerm]:
    """What a query asks for, all of it.

    Words in quotation marks are asked for as they stand and in sequence. Outside of them a word finds what begins with
    it or shares its stem, a word before an asterisk only what begins with it, and Chinese characters stand in pairs.
    """
    terms: list[QueryTerm] = []
    text = query[:MAX_QUERY]

    def phrase(match: re.Match[str]) -> str:
        words = tuple(sequence_of(next(filter(None, match.groups()), "")))
        if words:
            terms.append(QueryTerm(words))
        return " "

    for run in _RUNS.finditer(folded := fold(_QUOTED.sub(phrase, text))):
        if run["cjk"]:
            terms += [QueryTerm((pair,)) for pair in _pairs(run["cjk"]) or [run["cjk"]]]
        else:
            word = _word(run)
            starred = folded[run.end() : run.end() + 1] == "*"
            terms.append(QueryTerm((word,), prefix=True, stem=None if starred else _stemmed(word)))
    return terms


def document_matches(words: str, query: str) -> bool:
    """Whether a ``words_of`` holds all that a query asks for; for what is not in the index. No words, no match."""
    every, within = words.split(" "), f" {words} "

    def has(term: QueryTerm) -> bool:
        if not term.prefix:
            return f" {' '.join(term.words)} " in within
        return any(word.startswith(term.words[0]) or word == term.stem for word in every)

    terms = parse_query(query)
    return bool(terms) and all(map(has, terms))
