"""Countries side by side, as a reading; made by ``reports.countries.comparison``."""

from enum import StrEnum

from models.clauses.kind import Coding
from models.vocabulary import MovementKind
from reports.reading import CountryName, Head, Reading

FEWEST, MOST = 2, 5
"""How many countries can be set side by side."""


class RowGroup(StrEnum):
    """What a row of the comparison is about."""

    AGREEMENTS = "agreements"
    ENDS = "ends"
    CLAUSES = "clauses"
    SAMPLES = "samples"
    OWED = "owed"
    RESTRICTIONS = "restrictions"
    VISITS = "visits"
    ORGANIZATIONS = "organizations"


class ComparedRecord(Reading):
    """A record that a cell rests on; a movement of samples has a kind instead of a title."""

    id: str
    url: str
    title: str | None
    title_zh: str | None
    kind: MovementKind | None
    on: str | None


class CountryCell(Reading):
    """What is known of one country in a row.

    ``number`` null: the row names records and counts nothing. ``url`` is the page that lists what was counted, null
    where nothing was, or where ``records`` name all of it. ``least_ug`` and ``most_ug`` limit a mass in micrograms;
    ``most_ug`` null where ``least_ug`` is not: nothing documented limits it. ``coding`` tells a kind of clause of which
    none is known from one that was looked for and is not there.
    """

    country: str
    number: int | None
    url: str | None
    records: tuple[ComparedRecord, ...]
    least_ug: int | None
    most_ug: int | None
    coding: Coding | None


class ComparedRow(Reading):
    """A row with a cell for every country, in their order. ``differs``: the cells do not all say the same."""

    key: str
    group: RowGroup
    label: str
    label_zh: str
    differs: bool
    cells: tuple[CountryCell, ...]


class CountryComparison(Head):
    """Countries side by side; ``rows`` are those in which they differ, then those in which they are alike.

    The sources stand with the records that the cells name.
    """

    home: CountryName
    countries: tuple[CountryName, ...]
    rows: tuple[ComparedRow, ...]
    differing: int
