"""What the home state and a partner gave each other, as readings; made by ``reports.reciprocity.reciprocity``."""

from models.clauses.kind import ClauseCluster
from models.clauses.state import ClauseState
from models.dates.certainty import Certainty
from models.fairness.assessment import FigureAvailability
from models.fairness.scope import DistributionName
from models.vocabulary import ClauseKind, MovementKind, Region, Side
from reports.reading import CountryName, Head, NumberedSource, Reading
from reports.samples.movement_reading import MovementReading


class TallyReading(Reading):
    """Several transfers one way: how many, how many without a mass, limits of their sum in micrograms, records.

    ``most_ug`` null: nothing documented limits it.
    """

    count: int
    unreported: int
    least_ug: int
    most_ug: int | None
    ids: tuple[str, ...]


class BalanceReading(Reading):
    """Both ways. ``net_ug`` is given less received, ``ratio`` given by received, each as lower and upper limit.

    ``ratio`` null: nothing was received. ``promised_…`` are clauses, counted by their stated masses.
    """

    given: TallyReading
    received: TallyReading
    promised_given: TallyReading
    promised_received: TallyReading
    net_ug: tuple[float | None, float | None]
    ratio: tuple[float, float | None] | None
    given_of_promised: tuple[float, float | None] | None
    received_of_promised: tuple[float, float | None] | None


class KindBalance(Reading):
    """Samples by kind of movement."""

    kind: MovementKind
    balance: BalanceReading


class MissionBalance(Reading):
    """Samples by mission; null: of several, or not documented."""

    mission: str | None
    name: str | None
    name_zh: str | None
    balance: BalanceReading


class HeapBalance(Reading):
    """Samples passed for good, lent, or shown."""

    name: DistributionName
    balance: BalanceReading
    by_kind: tuple[KindBalance, ...]
    by_mission: tuple[MissionBalance, ...]


class StateCount(Reading):
    """How many clauses stand in a state."""

    state: ClauseState
    clauses: int


class BenefitBalance(Reading):
    """Clauses of one kind: how many the home state gives under, the partner, and both; and what became of them."""

    kind: ClauseKind
    cluster: ClauseCluster
    home_gives: int
    partner_gives: int
    both_give: int
    states: tuple[StateCount, ...]
    agreements: tuple[str, ...]


class Commitment(Reading):
    """A promise that the record does not show as kept in full."""

    agreement: str
    url: str
    title: str
    title_zh: str | None
    position: int
    kind: ClauseKind
    gives: Side
    mission: str | None
    mass_ug: int | None
    due: str | None
    state: ClauseState
    state_certainty: Certainty
    state_reason: str
    state_reason_zh: str


class Rank(Reading):
    """The place of a partner in a distribution over all partners, those with nothing included.

    ``position`` null: too few masses are known for a place, or nothing was shared.
    """

    distribution: DistributionName
    standing: FigureAvailability
    position: tuple[int, int] | None
    n: int
    share: tuple[float, float] | None
    received: bool


class PartnerExchange(Reading):
    """What the home state and one partner gave each other, promised and delivered, as of the day."""

    country: CountryName
    url: str
    region: Region
    verdict: tuple[str, ...]
    verdict_zh: tuple[str, ...]
    samples: tuple[HeapBalance, ...]
    clauses: int
    home_gives: int
    partner_gives: int
    both_give: int
    benefits: tuple[BenefitBalance, ...]
    outstanding: tuple[Commitment, ...]
    ids: tuple[str, ...]


class CountryExchange(Reading):
    """The exchange with one country, and its place in the distributions; the country page has it."""

    partner: PartnerExchange
    places: tuple[Rank, ...]


class ReciprocityReport(Head):
    """The balance with every partner asked for, those with samples first; ``verdict`` and ``samples`` are of all of them; ``missing`` are countries without any record.

    ``records`` are the movements named, ``sources`` numbers their sources.
    """

    home: CountryName
    verdict: tuple[str, ...]
    verdict_zh: tuple[str, ...]
    samples: tuple[HeapBalance, ...]
    partners: tuple[PartnerExchange, ...]
    total: int
    missing: tuple[CountryName, ...]
    records: tuple[MovementReading, ...]
    sources: tuple[NumberedSource, ...]
