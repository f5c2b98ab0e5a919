"""A walk over every page and link of the site, half of it in each language on each engine."""

from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

from fastapi.testclient import TestClient
from reader import Page

SAMPLED = 40
"""Of addresses with a query, one in so many is opened; of those of programs too."""

SECOND = 12
"""On the second engine one page of a record in so many is opened: the pages are the same, made from the same rows."""


def bare(link: str) -> str:
    """A link without its fragment and its language."""
    address = urlsplit(link)._replace(fragment="").geturl()
    return address.removeprefix("/zh") or "/"


def in_language(address: str, engine: str) -> str:
    """A page's address in the one or the other language, as the engine and the address have it."""
    chinese = (crc32(address.encode()) + (engine == "sqlite")) % 2
    return f"/zh{address}" if chinese else address


def is_sampled(address: str, one_in: int = SAMPLED) -> bool:
    """Whether an address is among those looked at where looking at all would take long."""
    return crc32(address.encode()) % one_in == 0


def test_every_page_and_link(client: TestClient, engine_name: str) -> None:
    engine = engine_name
    waiting, seen, faults = ["/", "/search"], {"/", "/search"}, []
    others: set[str] = set()
    while waiting:
        address = waiting.pop()
        page = Page(client, in_language(address, engine))
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
                if engine == "sqlite" or found.count("/") == 1 or is_sampled(found, SECOND):
                    waiting.append(found)

    assert not faults, "\n".join(faults[:40])
    if engine == "sqlite":
        for noun, least in (("countries", 200), ("agreements", 371), ("organizations", 38), ("bodies", 200)):
            pages = [each for each in seen if each.startswith(f"/{noun}/")]
            assert len(pages) >= least, f"only {len(pages)} pages of {noun} are linked"

    data = [each for each in others if not each.partition("?")[0].endswith(".pdf")]
    for link in (each for each in data if each.startswith("/static/") or is_sampled(each)):
        assert client.get(link).status_code == 200, link


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
