"""Every page type in a real browser: nothing for axe-core to find, nothing cut off, no error, no foreign request."""

import re

import pytest

from web import pages

from .addresses import IN_BOTH, KINDS, OPENED, status
from .chromium import NARROW, WIDE, Scheme
from .conftest import Visit

ASPECTS: dict[str, tuple[tuple[Scheme, int], ...]] = {
    "en": (("light", WIDE), ("dark", NARROW)),
    "zh": (("dark", WIDE), ("light", NARROW)),
}
"""Colours and widths in which a page is judged: every pair of them once, and both of each in either language."""

PARTS = (".pdf", "/search/hints", "/api/{name}")
"""Endings of what is no page of ours: files, and parts of pages."""


def test_every_page_type_is_looked_at() -> None:
    nouns = [each.original_router for each in pages.router.routes if hasattr(each, "original_router")]
    types = {route.path for noun in nouns for route in noun.routes if not route.path.endswith(PARTS)}
    assert "/countries/{name}" in types
    shown = [address.partition("?")[0] for address in KINDS]
    missing = [
        path
        for path in sorted(types)
        if not any(re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), each) for each in shown)
    ]
    assert not missing


@pytest.mark.parametrize("path", IN_BOTH)
def test_everybody_can_use_it(visit: Visit, path: str) -> None:
    aspects = ASPECTS["zh" if path.startswith("/zh") else "en"]
    with visit() as seen:
        seen.expected.add(status(path))
        page = seen.go(path)
        for part in OPENED.get(path.removeprefix("/zh"), ()):
            page.locator(part).first.click()
        for scheme, width in aspects:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found = seen.findings()
            assert not found, "\n".join([f"{scheme}, {width} px", *dict.fromkeys(found)])
        cut = seen.overflow()
        assert not cut, f"stands out of {NARROW} px: {cut}"
