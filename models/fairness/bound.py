"""A bound of an index over all feasible allocations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure that the true one cannot pass.

    Attributes:
        value: the bound.
        exact: some allocation that agrees with the record reaches it, or comes as near as one likes (to
            within 1e-9); if not, it is proven to lie outside what is feasible, and may lie further out than need be.

    """

    value: float
    exact: bool


NEAR = 1e-9
"""Figures this close are one figure: far below any digit that is printed, far above rounding."""
