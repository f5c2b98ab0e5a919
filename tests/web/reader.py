"""A page as a test reads it."""

import re
from itertools import pairwise
from typing import Any

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from models.vocabulary import LISTS
from reports.wording.labels import LABELS

RAW = frozenset(
    str(word)
    for words in (*map(list, LISTS.values()), *LABELS.values())
    for word in words
    if "_" in str(word)
)
"""Values of controlled words that nobody says: they hold an underscore."""

_WORD = re.compile(r"\w+")


class Page:
    """One page, fetched."""

    def __init__(self, client: TestClient, address: str) -> None:
        self.address = address
        self.response = client.get(address)
        self.html: str = self.response.text
        self.tree = LexborHTMLParser(self.html)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(self.response.status_code)

    def one(self, selector: str) -> LexborNode:
        """The only element that a selector names."""
        found = self.tree.css(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} of {selector}"
        return found[0]

    def text(self, selector: str = "main") -> str:
        """The words of the first element that a selector names, with single spaces."""
        node = self.tree.css_first(selector)
        assert node is not None, f"{self.address}: no {selector}"
        return " ".join(node.text(separator=" ").split())

    @property
    def language(self) -> Any:
        """What the page says its language is."""
        return self.one("html").attributes["lang"]

    def links(self) -> list[str]:
        """Every address that the page leads to or loads, in the order of the page."""
        found = [node.attributes.get("href") or "" for node in self.tree.css("[href]")]
        found += [node.attributes.get("src") or "" for node in self.tree.css("[src]")]
        return list(dict.fromkeys(found))

    def faults(self) -> list[str]:
        """What no page of the site may show."""
        found = []
        if self.status != 200:
            return [f"answers {self.status}"]
        expected = "zh-Hans" if self.address.startswith("/zh") else "en"
        if self.language != expected:
            found.append(f"is in {self.language}")
        if not (self.tree.css_first("title") or self.one("html")).text().strip(" –"):
            found.append("has no title")
        if len(self.tree.css("h1")) != 1:
            found.append(f"has {len(self.tree.css('h1'))} first headings")
        ids = [node.attributes["id"] for node in self.tree.css("[id]")]
        if len(ids) != len(set(ids)):
            found.append(f"has an id twice: {next(each for each in ids if ids.count(each) > 1)}")
        known = set(ids)
        found += [
            f"leads to {each}, which is not there"
            for each in self.links()
            if each.startswith("#") and each[1:] not in known
        ]
        words = set(_WORD.findall(self.text("body")))
        found += [f"says {word}" for word in ("None", "none_stated", "undefined") if word in words]
        found += [f"says {word}" for word in sorted(RAW & words)]
        found += self._headings()
        return found

    def _headings(self) -> list[str]:
        levels = [int((node.tag or "h0")[1]) for node in self.tree.css("h1, h2, h3, h4")]
        return [
            f"goes from a heading of level {first} to {second}"
            for first, second in pairwise(levels)
            if second > first + 1
        ][:1]
