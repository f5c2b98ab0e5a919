"""A total whose parts are not all reported: what those without a mass share among them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pool:
    """A published total of several unreported amounts; a partner may have several in it, or in several pools.

    Attributes:
        key: how the parts name it.
        least: what the parts of the pool sum up to at least.
        most: at most; equal to ``least`` for a total that is known.

    """

    key: str
    least: int
    most: int

    @staticmethod
    def of(key: str, total: int) -> "Pool":
        """A pool whose total is known."""
        return Pool(key, total, total)
