"""Addresses of pages: the language is a prefix, the day asked about goes along from page to page."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.requests import Request

PREFIXES = {"en": "", "zh": "/zh"}
"""Short code of a language, and what its addresses begin with."""

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reader is: language, path without the language's prefix, query."""

    language: str
    path: str
    query: Query = ()
    pinned: str | None = None
    """The day that the reader chose, kept in links to other pages."""

    @classmethod
    def of(cls, request: Request) -> "Address":
        """The address of a request."""
        path = request.scope["path"]
        language = "en"
        if path == "/zh" or path.startswith("/zh/"):
            language, path = "zh", path[3:]
        return cls(language, path or "/", tuple(request.query_params.multi_items()))

    def to(self, path: str, /, **query: object) -> str:
        """The address of another page of the site, in this language, as of the same day."""
        if self.pinned is None and not query:
            return PREFIXES[self.language] + path
        kept = {"on": self.pinned, **query}
        return PREFIXES[self.language] + _with(path, _pairs(kept))

    def here(self, /, **changes: object) -> str:
        """The same page with parts of its query changed; None takes a part away."""
        kept = [(name, value) for name, value in self.query if name not in changes]
        return PREFIXES[self.language] + _with(quote(self.path), [*kept, *_pairs(changes)])

    def at(self, path: str) -> str:
        """Another path with the query of this one: where a page really stands."""
        return PREFIXES[self.language] + _with(quote(path), self.query)

    def in_language(self, language: str) -> str:
        """The same page in another language."""
        return PREFIXES[language] + _with(quote(self.path), self.query)


def plain(path: str, /, **query: object) -> str:
    """An address outside the pages: a file, the JSON, a document."""
    return _with(path, _pairs(query))


def _pairs(query: dict[str, object]) -> list[tuple[str, str]]:
    pairs = []
    for name, value in query.items():
        values = value if isinstance(value, list | tuple) else (value,)
        pairs += [(name, str(each)) for each in values if each not in (None, "")]
    return pairs


def _with(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    text = urlencode(list(pairs))
    if not text:
        return path
    # What a reading leads to may have a query and a fragment of its own.
    path, mark, fragment = path.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{text}{mark}{fragment}"
