"""How evenly samples were shared: who received how much, every index with its bounds, and how sure the record is.

Gifts and exchanges, loans, and displays are never mixed silently: where no kind is asked for, what passed for good
and what is lent stand as two distributions, and display pieces are left out and named.
"""

from dataclasses import replace
from datetime import date

from db.ledger import current_revision
from db.queries import body as bodies
from db.queries import mission as missions
from db.queries import sample
from db.session import ReadSession
from models.fairness.assessment import Assessment, FigureAvailability, assess
from models.fairness.measure import MEASURES, Index
from models.fairness.reach import Reach
from models.fairness.scope import DistributionName, FairnessScope, PartnerUnit, PopulationRule
from models.vocabulary import MovementKind, Purpose, Region
from reports.fairness.partner_share import PartnerShare, partner_shares
from reports.fairness.population import Ledger, share_population
from reports.fairness.sentences import GUIDANCE, method, verdict
from reports.reading import Bibliography, CountryName, Head, NumberedSource, Reading
from reports.samples.movement_reading import MovementReading, movement_readings
from reports.wording.sentence import BilingualText

RECORDS_AT_MOST = 300
"""Above so many movements a report names them by id and leaves their full text to the list of movements."""


class MissionName(Reading):
    """A mission by name."""

    id: str
    name: str
    name_zh: str | None


class Scope(Reading):
    """What the figures are about. ``since`` and ``until`` are days, null where no limit was set.

    ``by``: what a partner is; ``population``: who is counted, zeros included; ``fewest_known``: partners with a
    reported mass below which no figure is given; ``domestic``: receivers of the home state are counted too.
    """

    missions: tuple[MissionName, ...]
    regions: tuple[Region, ...]
    kinds: tuple[MovementKind, ...]
    purposes: tuple[Purpose, ...]
    since: date | None
    until: date | None
    by: PartnerUnit
    domestic: bool
    population: PopulationRule
    fewest_known: int


class BoundReading(Reading):
    """A figure that the true one cannot pass; ``exact``: some allocation reaches it, else it is proven to enclose."""

    value: float
    exact: bool


class FigureReading(Reading):
    """One index, with its method, and the coverage of the masses it rests on.

    ``value`` is null unless every mass was reported; ``of_known`` takes unreported masses as nothing and is no estimate
    of the value. The figure rests on the movements in ``ids`` of its distribution.
    """

    index: Index
    title: str
    title_zh: str
    value: float | None
    lower: BoundReading | None
    upper: BoundReading | None
    of_known: float | None
    unit: str
    range: str
    says: str
    says_zh: str
    formula: str
    method: str
    method_zh: str
    source: str
    n: int
    coverage: tuple[float, float] | None
    unknown_share: tuple[float, float] | None


class ReachReading(Reading):
    """How many of how many have anything at all; known even where masses are not."""

    reached: int
    n: int
    share: float | None


class RegionReach(Reading):
    """Reach within a region; region null: not documented."""

    region: Region | None
    reach: ReachReading


class LorenzReading(Reading):
    """Lorenz curves as points (share of partners, share of the whole): of the reported masses, and the bounds."""

    of_known: tuple[tuple[float, float], ...]
    lowest: tuple[tuple[float, float], ...]
    highest: tuple[tuple[float, float], ...]


class Distribution(Reading):
    """One distribution over partners.

    Masses are in micrograms. ``standing`` says whether figures are given and if not, why; ``verdict`` says it all in
    sentences. ``left_out`` are movements of these kinds that name no single partner or lie outside the population;
    ``perhaps_outside`` those in it whose day may lie outside the period. ``ids`` are the movements that every figure
    rests on.
    """

    name: DistributionName
    kinds: tuple[MovementKind, ...]
    mixed: bool
    standing: FigureAvailability
    verdict: tuple[str, ...]
    verdict_zh: tuple[str, ...]
    n: int
    known_partners: int
    unknown_partners: int
    known_parts: int
    unknown_parts: int
    known_ug: int
    least_ug: int
    most_ug: int
    coverage: tuple[float, float] | None
    unknown_share: tuple[float, float] | None
    parts_coverage: float | None
    figures: tuple[FigureReading, ...]
    lorenz: LorenzReading
    reach: ReachReading
    reach_by_region: tuple[RegionReach, ...]
    reach_least_developed: ReachReading
    partners: tuple[PartnerShare, ...]
    left_out: tuple[str, ...]
    perhaps_outside: tuple[str, ...]
    ids: tuple[str, ...]


class FairnessReport(Head):
    """The fairness summary: its scope, a distribution for each heap of kinds, and the records behind them.

    ``displays`` are display pieces that the scope leaves out. ``records`` are the movements named, null where they are
    more than three hundred; ``sources`` numbers their sources.
    """

    home: CountryName
    scope: Scope
    guidance: tuple[str, ...]
    guidance_zh: tuple[str, ...]
    distributions: tuple[Distribution, ...]
    displays: tuple[str, ...]
    records: tuple[MovementReading, ...] | None
    sources: tuple[NumberedSource, ...]


def _reach(reach: Reach) -> ReachReading:
    return ReachReading(reached=reach.reached, n=reach.n, share=reach.share)


def _figures(assessment: Assessment) -> tuple[FigureReading, ...]:
    readings = []
    for index, figure in assessment.figures.items():
        measure = MEASURES[index]
        title, says = BilingualText.of(measure.title), BilingualText.of(measure.says)
        how = method(index, assessment)
        readings.append(
            FigureReading(
                index=index,
                title=title.en,
                title_zh=title.zh,
                value=figure.value,
                lower=figure.lower and BoundReading(value=figure.lower.value, exact=figure.lower.exact),
                upper=figure.upper and BoundReading(value=figure.upper.value, exact=figure.upper.exact),
                of_known=figure.of_known,
                unit=measure.unit,
                range=measure.range,
                says=says.en,
                says_zh=says.zh,
                formula=measure.formula,
                method=how.en,
                method_zh=how.zh,
                source=measure.source,
                n=assessment.n,
                coverage=assessment.coverage,
                unknown_share=assessment.unknown_share,
            )
        )
    return tuple(readings)


def _distribution(
    session: ReadSession, ledger: Ledger, scope: FairnessScope, heap: DistributionName
) -> Distribution:
    kinds = scope.distributions[heap]
    found = share_population(ledger, scope, kinds)
    population = found.population
    assessment = assess(population, fewest_known=scope.fewest_known)
    names = {}
    if scope.by is PartnerUnit.INSTITUTION:
        names = {row.id: row for row in bodies.bodies(session, list(found.states))}
    partners = partner_shares(population, found, ledger, names, assessment.standing)
    first = [each for each in partners if each.position == (1, 1)]
    largest = BilingualText(first[0].name, first[0].name_zh or first[0].name) if len(first) == 1 else None
    home = ledger.states[ledger.home]
    sentences = verdict(heap, scope, assessment, BilingualText(home.name, home.name_zh), largest)
    return Distribution(
        name=heap,
        kinds=kinds,
        mixed=heap is DistributionName.ASKED,
        standing=assessment.standing,
        verdict=tuple(said.en for said in sentences),
        verdict_zh=tuple(said.zh for said in sentences),
        n=assessment.n,
        known_partners=assessment.known_partners,
        unknown_partners=assessment.unknown_partners,
        known_parts=assessment.known_parts,
        unknown_parts=assessment.unknown_parts,
        known_ug=assessment.known,
        least_ug=assessment.least,
        most_ug=assessment.most,
        coverage=assessment.coverage,
        unknown_share=assessment.unknown_share,
        parts_coverage=assessment.parts_coverage,
        figures=_figures(assessment),
        lorenz=LorenzReading(
            of_known=assessment.lorenz.of_known,
            lowest=assessment.lorenz.lowest,
            highest=assessment.lorenz.highest,
        ),
        reach=_reach(assessment.reach.all),
        reach_by_region=tuple(
            RegionReach(region=Region(group) if group else None, reach=_reach(reach))
            for group, reach in assessment.reach.groups
        ),
        reach_least_developed=_reach(assessment.reach.least_developed),
        partners=partners,
        left_out=found.left_out,
        perhaps_outside=found.perhaps_outside,
        ids=assessment.ids,
    )


def _displays(ledger: Ledger, scope: FairnessScope) -> tuple[str, ...]:
    """Pieces that passed or were lent for display, where the scope leaves them out."""
    if Purpose.EXHIBITION in scope.purposes_meant:
        return ()
    shown = replace(scope, purposes=(Purpose.EXHIBITION,), population=PopulationRule.RECIPIENTS)
    return tuple(
        key
        for kinds in scope.distributions.values()
        for partner in share_population(ledger, shown, kinds).population.partners
        for key in partner.ids
    )


def _scope(session: ReadSession, scope: FairnessScope) -> Scope:
    return Scope(
        missions=tuple(
            MissionName(id=row.id, name=row.name, name_zh=row.name_zh)
            for row in missions.missions(session, scope.missions)
        ),
        regions=scope.regions,
        kinds=tuple(kind for kinds in scope.distributions.values() for kind in kinds),
        purposes=scope.purposes_meant,
        since=scope.since,
        until=scope.until,
        by=scope.by,
        domestic=scope.domestic,
        population=scope.population,
        fewest_known=scope.fewest_known,
    )


def fairness_report(session: ReadSession, scope: FairnessScope, *, on: date, home: str) -> FairnessReport:
    """How evenly the home state shared samples with its partners, in a scope, as of ``on``.

    A scope that selects nothing gives distributions without figures that say so.
    """
    ledger = Ledger.read(session, on, home)
    distributions = tuple(_distribution(session, ledger, scope, heap) for heap in scope.distributions)
    displays = _displays(ledger, scope)
    named = dict.fromkeys(
        key for each in distributions for keys in (each.ids, each.left_out) for key in keys
    ) | dict.fromkeys(displays)
    # The total that parts are of belongs to the records behind a figure as much as they do.
    named |= dict.fromkeys(
        whole for key in named if (whole := ledger.rows[key].part_of_id) is not None and whole in ledger.rows
    )
    records = None
    bibliography = Bibliography()
    if len(named) <= RECORDS_AT_MOST:
        records = movement_readings(session, sample.movements_named(session, list(named)))
        for record in records:
            bibliography.cite(record.sources)
    state = ledger.states[home]
    guidance = [BilingualText.of(text) for text in GUIDANCE]
    return FairnessReport(
        on=on,
        revision=current_revision(session),
        home=CountryName(code=home, name=state.name, name_zh=state.name_zh),
        scope=_scope(session, scope),
        guidance=tuple(said.en for said in guidance),
        guidance_zh=tuple(said.zh for said in guidance),
        distributions=distributions,
        displays=displays,
        records=records,
        sources=bibliography.sources,
    )
