"""Waiting for what will come, however busy the machine is: only what never comes ends a test."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 600.0
"""Seconds after which nothing comes any more."""


def wait_for(what: Callable[[], T | None], alive: Callable[[], bool], *, every: float = 0.05) -> T:
    """What is there to be had, once it is.

    Args:
        what: looks for it; anything that is not true means not yet.
        alive: whether it can still come.
        every: seconds between two looks.

    Raises:
        AssertionError: it can come no more, or has not within ``PATIENCE``.

    """
    end = time.monotonic() + PATIENCE
    while not (found := what()):
        assert alive(), "it will not come"
        assert time.monotonic() < end, f"it has not come in {PATIENCE:.0f} seconds"
        time.sleep(every)
    return found
