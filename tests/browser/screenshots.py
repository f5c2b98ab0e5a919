"""Pictures of the main pages in both languages, and of a briefing, for the README: ``make screenshots`` writes them."""

import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from databases import load_record
from playwright.sync_api import Playwright, sync_playwright
from serving import serve

from .chromium import WIDE, launched

IMAGES = Path(__file__).parents[2] / "docs" / "images"
HEIGHT = 1500
PAGES = {
    "home": "/",
    "country-fr": "/countries/FR",
    "agreement": "/agreements/la-2008-framework-agreement",
    "agreements": "/agreements?country=FR",
    "compare": "/compare?country=FR&country=IT",
    "fairness": "/fairness",
}
"""Name of a picture, and address of its page."""

BRIEFING = "/countries/FR/briefing.pdf?lang=both"


def main() -> None:
    """Write every picture; the Chinese one of a page ends in ``-zh``."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/concord.db"
        load_record(database)
        with serve(database) as origin, sync_playwright() as playwright:
            _write(origin, playwright)


def _write(origin: str, playwright: Playwright) -> None:
    browser = launched(playwright)
    page = browser.new_page(
        viewport={"width": WIDE, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    for prefix, ending in (("", ""), ("/zh", "-zh")):
        for name, address in PAGES.items():
            page.goto(origin + prefix + address)
            page.screenshot(path=IMAGES / f"{name}{ending}.png")
    browser.close()
    with urllib.request.urlopen(origin + BRIEFING) as answer:  # noqa: S310 - the site that was just started
        paper = pypdfium2.PdfDocument(answer.read())
    paper[0].render(scale=1.25).to_pil().save(IMAGES / "briefing-fr.png", optimize=True)


if __name__ == "__main__":
    main()
