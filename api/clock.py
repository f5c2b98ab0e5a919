"""Today: the one place where the clock is read for a request or a command."""

from datetime import date


def today() -> date:
    """Today, by the machine's clock and zone."""
    return date.today()  # noqa: DTZ011 - a desk's calendar day is the local one
