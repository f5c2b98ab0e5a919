"""Fixtures: one browser for each module, a fresh context for each test."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from .chromium import Watched, launched, watched

expect.set_options(timeout=120_000)  # a machine may be busy

Visit = Callable[..., AbstractContextManager[Watched]]
"""Opens a page in a context with the options named; see ``chromium.watched``."""


# Not for the session: while Playwright is on, no other test of the process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser, in which every test of a module opens a context of its own."""
    with sync_playwright() as playwright:
        program = launched(playwright)
        yield program
        program.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Visit:
    """Opens a page of the site in a fresh context; what must not be on it fails the test."""
    return partial(watched, browser, address)
