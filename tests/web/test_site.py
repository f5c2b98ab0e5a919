"""A walk over every page and link of the site, noun by noun, half of the pages in each language."""

from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

import pytest
from browser.addresses import ANSWERS, KINDS
from fastapi.testclient import TestClient
from reader import Page
from records import LISTS, record_pages

SAMPLED = 40
"""Of addresses with a query, one in so many is opened; of those of programs too."""

PARTS = {"agreements": 4, "countries": 3}
"""Nouns whose pages are walked in more than one part, so that no test takes long."""

WALKS = [(name, part) for name in LISTS for part in range(PARTS.get(name, 1))]

TYPES = frozenset(each for each in KINDS if "?" not in each and each not in ANSWERS)
"""A page of every type, from which the walk over all others than records begins."""


def bare(link: str) -> str:
    """A link without its fragment and its language."""
    address = urlsplit(link)._replace(fragment="").geturl()
    return address.removeprefix("/zh") or "/"


def in_language(address: str) -> str:
    """A page's address in the one or the other language, as the address has it."""
    return address if crc32(address.encode()) % 2 else f"/zh{address}"


def is_sampled(address: str) -> bool:
    """Whether an address is among those looked at where looking at all would take long."""
    return crc32(address.encode()) % SAMPLED == 0


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, list[str]]:
    """The pages of all records, by noun: each is opened by the walk over its noun."""
    return {name: record_pages(client, name) for name in LISTS}


def walk(client: TestClient, start: list[str], elsewhere: frozenset[str]) -> None:
    """Open the pages named and all that they lead to, but for those that another walk opens; none has a fault."""
    waiting, seen, faults = list(start), {*start, *elsewhere}, []
    others: set[str] = set()
    while waiting:
        page = Page(client, in_language(waiting.pop()))
        faults += [f"{page.address} {fault}" for fault in page.faults()]
        for link in page.links():
            if link.startswith("#"):
                continue
            if not link.startswith("/"):
                assert urlsplit(link).scheme in ("http", "https"), f"{page.address} leads to {link}"
                continue
            found = bare(link)
            if found.startswith(("/api/", "/static/")) or found.partition("?")[0].endswith(".pdf"):
                others.add(found)
            elif found not in seen and ("?" not in found or is_sampled(found)):
                seen.add(found)
                waiting.append(found)
    assert not faults, "\n".join(faults[:40])

    data = [each for each in others if not each.partition("?")[0].endswith(".pdf")]
    for link in (each for each in data if each.startswith("/static/") or is_sampled(each)):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(("name", "part"), WALKS)
def test_every_page_of_a_noun_and_its_links(
    client: TestClient, pages: dict[str, list[str]], name: str, part: int
) -> None:
    mine = pages[name][part :: PARTS.get(name, 1)]
    assert mine
    walk(client, mine, frozenset().union(TYPES, *pages.values()))


def test_every_other_page_and_its_links(client: TestClient, pages: dict[str, list[str]]) -> None:
    walk(client, sorted(TYPES), frozenset().union(*pages.values()))


@pytest.mark.parametrize("name", LISTS)
def test_every_record_is_led_to_from_its_list(
    client: TestClient, pages: dict[str, list[str]], name: str
) -> None:
    address: str | None = LISTS[name].page
    found: set[str] = set()
    while address:
        page = Page(client, address)
        found |= {bare(link) for link in page.links()}
        following = page.tree.css_first("a[rel=next]")
        address = following.attributes["href"] if following else None
    assert not set(pages[name]) - found


def test_every_filter_of_the_list_leads_somewhere(client: TestClient) -> None:
    page = Page(client, "/agreements")
    for name in ("status", "via", "kind", "topic"):
        values = [
            node.attributes.get("value") or "" for node in page.tree.css(f"input[type=checkbox][name={name}]")
        ]
        assert len(values) > 2
        for value in values:
            found = Page(client, f"/zh/agreements?{name}={value}")
            assert not found.faults()
            assert not found.tree.css(".notice"), value


def test_the_list_can_be_read_to_its_end(client: TestClient) -> None:
    address: str | None = "/agreements?kind=treaty&kind=contract&kind=memorandum_of_understanding"
    titles: list[str] = []
    total = 0
    while address:
        page = Page(client, address)
        total = int(page.text(".result").split()[0])
        titles += [node.attributes["id"] or "" for node in page.tree.css("article.entry")]
        following = page.tree.css_first("a[rel=next]")
        address = following.attributes["href"] if following else None
        if address:
            query = parse_qsl(urlsplit(address).query)
            assert [value for name, value in query if name == "kind"] == [
                "treaty",
                "contract",
                "memorandum_of_understanding",
            ]
    assert len(titles) == len(set(titles)) == total > 50
