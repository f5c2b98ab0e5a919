"""The sections of the site as its navigation shows them: the nouns that have one, and what is no noun."""

from typing import NamedTuple

from models.nouns import NOUNS
from models.wording.reason import N_


class Section(NamedTuple):
    """One section: its place, the first part of its address, what it is called (a message), and what else it holds."""

    place: int
    path: str
    label: str
    holds: tuple[str, ...] = ()


def _of_nouns() -> list[Section]:
    return [
        Section(noun.section, noun.listing.name, noun.label, HOLDS.get(noun.name, ()))
        for noun in NOUNS
        if noun.section is not None and noun.listing is not None and noun.label is not None
    ]


HOLDS = {"organization": ("bodies",)}
"""Other addresses that belong to the section of a noun."""

SECTIONS = sorted(
    (
        *_of_nouns(),
        Section(20, "agreements", N_("Agreements")),
        Section(30, "compare", N_("Compare")),
        Section(40, "clauses", N_("Clauses")),
        Section(50, "samples", N_("Samples")),
        Section(100, "fairness", N_("Fairness"), ("reciprocity", "benefits")),
        Section(1_000, "about", N_("About")),
    )
)
"""Every section in the order of the navigation."""
