"""Open promises of a country and of the home state, as the page of the country puts them side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from models.vocabulary import Side
from reports.countries.country import CountryReport
from reports.reciprocity.reading import Commitment


class Promised(NamedTuple):
    """Clauses that are open or overdue, by who gives; what both give stands on both sides."""

    by_home: Sequence[Commitment]
    by_partner: Sequence[Commitment]


def promised(report: CountryReport) -> Promised | None:
    """What is still owed between the home state and a country; nothing where the record has no exchange."""
    if report.exchange is None:
        return None
    owed = report.exchange.partner.outstanding
    return Promised(
        [each for each in owed if each.gives in (Side.HOME, Side.BOTH)],
        [each for each in owed if each.gives in (Side.PARTNER, Side.BOTH)],
    )
