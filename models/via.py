"""How an agreement reaches a country: directly, by a multilateral instrument, through an organization."""

from enum import StrEnum


class Via(StrEnum):
    """A way by which an instrument reaches a state."""

    DIRECT = "direct"
    MULTILATERAL = "multilateral"
    ORGANIZATION = "organization"


VIAS = tuple(Via)
