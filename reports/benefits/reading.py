"""What agreements share besides samples, as readings; made by ``reports.benefits.benefits``."""

from enum import StrEnum

from models.clauses.kind import BenefitNature, ClauseCluster
from models.vocabulary import ClauseKind, Region
from reports.reading import CountryName, Head, Reading


class Like(StrEnum):
    """What makes partners comparable."""

    REGION = "region"
    ORGANIZATION = "organization"


class Directions(Reading):
    """Clauses: how many, their share of all in scope, and who gives under them."""

    clauses: int
    share: float | None
    home_gives: int
    partner_gives: int
    both_give: int


class KindLine(Reading):
    """Clauses of one kind; ``nagoya`` are items of the Annex of the Nagoya Protocol that it corresponds to."""

    kind: ClauseKind
    cluster: ClauseCluster
    nature: BenefitNature
    nagoya: tuple[str, ...]
    counted: Directions
    agreements: tuple[str, ...]


class ClusterLine(Reading):
    """Clauses of one cluster of kinds."""

    cluster: ClauseCluster
    counted: Directions


class NatureLine(Reading):
    """Clauses about money, about other things, or about either."""

    nature: BenefitNature
    counted: Directions


class PartnerLine(Reading):
    """One partner: its agreements, how many of them have a known clause, and the clauses by cluster."""

    country: CountryName
    url: str
    region: Region
    agreements: int
    with_clauses: int
    counted: Directions
    clusters: tuple[ClusterLine, ...]


class YearLine(Reading):
    """Agreements signed in a year, those of them with a known clause, and their clauses; year null: not known."""

    year: int | None
    agreements: int
    with_clauses: int
    counted: Directions
    clusters: tuple[ClusterLine, ...]


class ClusterComparison(Reading):
    """A cluster with the country and with partners like it: shares of their clauses, and how many of them have any."""

    cluster: ClauseCluster
    own: int
    own_share: float | None
    like_share: float | None
    like_having: int


class Comparison(Reading):
    """The country beside partners of the same region or organization that have known clauses."""

    like: Like
    key: str
    partners: tuple[CountryName, ...]
    clauses_each: float
    clusters: tuple[ClusterComparison, ...]


class Coverage(Reading):
    """How many agreements in scope have a coded clause, how many were read in full for some kind without finding one.

    ``not_coded``: nothing is known of their clauses, and ``meaning`` says what follows.
    """

    agreements: int
    with_clauses: int
    only_absent: int
    not_coded: int
    share: float | None
    meaning: str
    meaning_zh: str


class BenefitReport(Head):
    """The benefit summary, of all partners or of one ``country``, with its scope."""

    home: CountryName
    country: CountryName | None
    missions: tuple[str, ...]
    signed_from: int | None
    signed_to: int | None
    verdict: tuple[str, ...]
    verdict_zh: tuple[str, ...]
    coverage: Coverage
    counted: Directions
    kinds: tuple[KindLine, ...]
    clusters: tuple[ClusterLine, ...]
    natures: tuple[NatureLine, ...]
    partners: tuple[PartnerLine, ...]
    years: tuple[YearLine, ...]
    comparisons: tuple[Comparison, ...]
