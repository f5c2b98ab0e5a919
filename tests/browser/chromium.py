"""Debian's Chromium, driven by Playwright, and what it sees on a site: faults, findings, requests."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response

from reports.fonts import WHEELS

VENDOR = Path(__file__).parent / "vendor"
Scheme = Literal["light", "dark"]
WIDE, NARROW = 1280, 320
"""Widths of a window in CSS pixels: a desk's, and the narrowest that nothing may be cut off at."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Violations of the policy are told to the page, and so to us, before anything else of it runs.
LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def program() -> str:
    """Where Chromium is; `make test` installs it."""
    found = shutil.which("chromium")
    if found is None:
        raise RuntimeError("no Chromium: run `make test`, which installs it, or `apt-get install chromium`")
    return found


@cache
def font_settings() -> str:
    """A file of fontconfig that adds the fonts of papers to the machine's own: a bare one shows no Chinese."""
    folder = Path(tempfile.mkdtemp(prefix="concord-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    wheels = [find_spec(name) for name in WHEELS]
    folders = [place for wheel in wheels if wheel for place in wheel.submodule_search_locations or ()]
    assert folders, "the wheels of fonts are not installed"
    added = "".join(f"<dir>{escape(place)}</dir>" for place in folders)
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"{added}<cachedir>{escape(str(folder))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return str(file)


def launched(playwright: Playwright) -> Browser:
    """A browser that asks nothing of the world on its own, and shows Chinese on any machine."""
    return playwright.chromium.launch(
        executable_path=program(), args=list(FLAGS), env={**os.environ, "FONTCONFIG_FILE": font_settings()}
    )


@cache
def vendored(name: str) -> str:
    """A script from npm, as its package has it."""
    return (VENDOR / name).read_text(encoding="utf-8")


@dataclass
class Watched:
    """A page, and everything on it that must not be: errors, foreign and failed requests."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    """Addresses of all requests."""
    expected: set[int] = field(default_factory=set)
    """Statuses of errors that are asked for."""

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # A browser also logs the status of a page that answers with an error: that is told below.
        if message.type in ("error", "warning") and "the server responded with a status" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        self.sent.append(request.url)
        if not request.url.startswith((f"{self.origin}/", "data:")):
            self.faults.append(f"foreign: {request.url}")

    def _failed(self, request: Request) -> None:
        # What is typed on overtakes the answer to what was typed before; a download is no page.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")

    def go(self, address: str) -> Page:
        """Open an address of the site, and give the page as it then stands."""
        self.page.goto(self.origin + address, wait_until="load")
        return self.page

    def findings(self) -> list[str]:
        """What axe-core finds on the page as it stands, by its rules of WCAG 2.2 AA and of good practice."""
        self._draw_whole()
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(vendored("axe.min.js"))
        # A drawing is one picture to a screen reader; of its thousand parts none is read.
        found = self.page.evaluate(
            "(options) => axe.run({ exclude: ['.picture > svg'] }, options)",
            {"resultTypes": ["violations"], "runOnly": RULES},
        )
        return [
            f"{fault['id']}: {node['html'][:160]} {' '.join(each['message'] for each in node['any'])[:160]}"
            for fault in found["violations"]
            for node in fault["nodes"][:3]
        ]

    def _draw_whole(self) -> None:
        # What is below the fold is not drawn until it is scrolled to, and what is not drawn cannot be judged.
        self.page.evaluate(
            """() => [...document.querySelectorAll("main *")]
              .filter((node) => getComputedStyle(node).contentVisibility === "auto")
              .forEach((node) => node.style.setProperty("content-visibility", "visible"))"""
        )

    def overflow(self) -> list[str]:
        """What stands out of a window of this width, so that the whole page would have to be moved sideways."""
        self._draw_whole()
        found: list[str] = self.page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.querySelectorAll("body *")]
                .filter((node) => !node.parentElement.closest(".scroll, svg"))
                .filter((node) => node.getBoundingClientRect().right > width + 1)
                .slice(0, 4).map((node) => node.outerHTML.slice(0, 120));
            }"""
        )
        return found


@contextmanager
def watched(browser: Browser, origin: str, **options: Any) -> Iterator[Watched]:
    """A page in a fresh context of its own; ends with an error where anything was wrong on it."""
    options.setdefault("viewport", {"width": WIDE, "height": 900})
    context = browser.new_context(reduced_motion="reduce", **options)
    context.set_default_timeout(120_000)  # a machine may be busy
    context.add_init_script(LISTEN)
    seen = Watched(context.new_page(), origin)
    try:
        yield seen
        assert not seen.faults, "\n".join(seen.faults)
    finally:
        context.close()
