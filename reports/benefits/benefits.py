"""What agreements share besides samples: clauses by kind, direction and cluster, per partner, over the years.

A clause counts for every state that takes part in its agreement itself, so the partners together may have more than
there are. Shares are of the clauses known: the record could read only the opening of most texts, so what is not known
of an agreement says nothing about it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from db.ledger import current_revision
from db.queries import clause as queries
from db.queries import fairness as naming
from db.queries import organization
from db.queries import reciprocity as titles
from db.queries.clause import SharingClauseRow
from db.queries.door import OWN_DOORS, Members
from db.queries.fairness import StateRow
from db.session import ReadSession
from models.clauses.kind import MEANINGS, BenefitNature, ClauseCluster
from models.dates.certainty import Certainty
from models.dates.uncertain_date import year_signed
from models.vocabulary import CountryKind, OrganizationKind, Side
from reports.benefits.reading import (
    BenefitReport,
    ClusterComparison,
    ClusterLine,
    Comparison,
    Coverage,
    Directions,
    KindLine,
    Like,
    NatureLine,
    PartnerLine,
    YearLine,
)
from reports.benefits.sentences import coverage_words, overview
from reports.reading import CountryName
from reports.revision_cache import members_on

FEWEST_ALIKE = 2
"""Partners with clauses, besides the one compared, below which a group says nothing."""


def _directions(rows: Collection[SharingClauseRow], whole: int) -> Directions:
    gives = Counter(row.gives for row in rows)
    return Directions(
        clauses=len(rows),
        share=len(rows) / whole if whole else None,
        home_gives=gives[Side.HOME],
        partner_gives=gives[Side.PARTNER],
        both_give=gives[Side.BOTH],
    )


def _clusters(rows: Collection[SharingClauseRow]) -> tuple[ClusterLine, ...]:
    heaps: dict[ClauseCluster, list[SharingClauseRow]] = defaultdict(list)
    for row in rows:
        heaps[MEANINGS[row.kind].cluster].append(row)
    return tuple(
        ClusterLine(cluster=cluster, counted=_directions(heaps[cluster], len(rows)))
        for cluster in ClauseCluster
        if cluster in heaps
    )


def _kinds(rows: Sequence[SharingClauseRow]) -> tuple[KindLine, ...]:
    lines = []
    for kind, meaning in MEANINGS.items():
        here = [row for row in rows if row.kind is kind]
        lines.append(
            KindLine(
                kind=kind,
                cluster=meaning.cluster,
                nature=meaning.nature,
                nagoya=meaning.nagoya,
                counted=_directions(here, len(rows)),
                agreements=tuple(sorted({row.agreement_id for row in here})),
            )
        )
    return tuple(lines)


def _natures(rows: Sequence[SharingClauseRow]) -> tuple[NatureLine, ...]:
    return tuple(
        NatureLine(
            nature=nature,
            counted=_directions([row for row in rows if MEANINGS[row.kind].nature is nature], len(rows)),
        )
        for nature in BenefitNature
    )


def _years(
    rows: Sequence[SharingClauseRow], ids: Collection[str], signed: Mapping[str, str | None]
) -> tuple[YearLine, ...]:
    agreements: Counter[int | None] = Counter(year_signed(signed.get(key)) for key in ids)
    clauses: dict[int | None, list[SharingClauseRow]] = defaultdict(list)
    for row in rows:
        clauses[year_signed(row.signed_edtf)].append(row)
    return tuple(
        YearLine(
            year=year,
            agreements=agreements[year],
            with_clauses=len({row.agreement_id for row in clauses[year]}),
            counted=_directions(clauses[year], len(rows)),
            clusters=_clusters(clauses[year]),
        )
        for year in sorted(agreements, key=lambda year: (year is None, year or 0))
    )


def _comparison(
    like: Like,
    key: str,
    code: str,
    alike: Iterable[str],
    of: Mapping[str, Sequence[SharingClauseRow]],
    states: Mapping[str, StateRow],
) -> Comparison | None:
    others = sorted(each for each in alike if each != code and of.get(each))
    if len(others) < FEWEST_ALIKE:
        return None
    own = Counter(MEANINGS[row.kind].cluster for row in of.get(code, ()))
    theirs = Counter(MEANINGS[row.kind].cluster for each in others for row in of[each])
    having = Counter(
        cluster for each in others for cluster in {MEANINGS[row.kind].cluster for row in of[each]}
    )
    mine, total = own.total(), theirs.total()
    return Comparison(
        like=like,
        key=key,
        partners=tuple(_named(states[each]) for each in others),
        clauses_each=total / len(others),
        clusters=tuple(
            ClusterComparison(
                cluster=cluster,
                own=own[cluster],
                own_share=own[cluster] / mine if mine else None,
                like_share=theirs[cluster] / total if total else None,
                like_having=having[cluster],
            )
            for cluster in ClauseCluster
            if own[cluster] or theirs[cluster]
        ),
    )


def _comparisons(
    session: ReadSession,
    code: str,
    of: Mapping[str, Sequence[SharingClauseRow]],
    states: Mapping[str, StateRow],
    members: Members,
) -> tuple[Comparison, ...]:
    region = states[code].region
    found = [
        _comparison(
            Like.REGION,
            region,
            code,
            (key for key, row in states.items() if row.region is region),
            of,
            states,
        )
    ]
    # Nearly every state is in the bodies of the United Nations: to be in them makes nobody alike.
    for row in organization.organizations(session, list(members)):
        standing = members[row.id]
        if row.kind is not OrganizationKind.UN_BODY and standing.get(code) is Certainty.YES:
            alike = (key for key, certainty in standing.items() if certainty is Certainty.YES)
            found.append(_comparison(Like.ORGANIZATION, row.id, code, alike, of, states))
    return tuple(each for each in found if each is not None)


def _named(row: StateRow) -> CountryName:
    return CountryName(code=row.code, name=row.name, name_zh=row.name_zh)


def benefit_report(
    session: ReadSession,
    *,
    on: date,
    home: str,
    country: str | None = None,
    missions: Sequence[str] = (),
    signed_from: int | None = None,
    signed_to: int | None = None,
) -> BenefitReport:
    """Clauses on sharing with all partners, or with one country, as of ``on``."""
    members = members_on(session, on)
    wanted = queries.ClauseFilter(
        on=on, missions=tuple(missions), signed_from=signed_from, signed_to=signed_to
    )
    states = {row.code: row for row in naming.states(session)}
    of_states = queries.partner_states(session, OWN_DOORS)

    def partners_of(key: str) -> Iterable[str]:
        return (
            code for code in of_states.get(key, ()) if code != home and states[code].kind is CountryKind.STATE
        )

    every = queries.clauses(session, queries.everywhere(wanted), members)
    ids = queries.agreements_in_scope(session, queries.everywhere(wanted), members)
    of: dict[str, list[SharingClauseRow]] = defaultdict(list)
    agreements_of: dict[str, set[str]] = defaultdict(set)
    for row in every:
        for code in partners_of(row.agreement_id):
            of[code].append(row)
    for key in ids:
        for code in partners_of(key):
            agreements_of[code].add(key)
    rows: Sequence[SharingClauseRow] = every
    if country is not None:
        rows, ids = of.get(country, []), sorted(agreements_of.get(country, ()))
    absent = queries.absent(session, ids)
    having = {row.agreement_id for row in rows}
    only_absent = sum(1 for key in ids if key in absent and key not in having)
    coverage = coverage_words(len(ids), len(having))
    home_name, named = _named(states[home]), _named(states[country]) if country else None
    counted = _directions(rows, len(rows))
    lines = _clusters(rows)
    sentences = overview(home_name, named, len(ids), len(having), counted, lines)
    signed = {row.id: row.signed_edtf for row in titles.titles(session, ids)}
    return BenefitReport(
        on=on,
        revision=current_revision(session),
        home=home_name,
        country=named,
        missions=tuple(missions),
        signed_from=signed_from,
        signed_to=signed_to,
        verdict=tuple(said.en for said in sentences),
        verdict_zh=tuple(said.zh for said in sentences),
        coverage=Coverage(
            agreements=len(ids),
            with_clauses=len(having),
            only_absent=only_absent,
            not_coded=len(ids) - len(having) - only_absent,
            share=len(having) / len(ids) if ids else None,
            meaning=coverage.en,
            meaning_zh=coverage.zh,
        ),
        counted=counted,
        kinds=_kinds(rows),
        clusters=lines,
        natures=_natures(rows),
        partners=tuple(
            PartnerLine(
                country=_named(states[code]),
                url=f"/countries/{code}",
                region=states[code].region,
                agreements=len(agreements_of[code]),
                with_clauses=len({row.agreement_id for row in of[code]}),
                counted=_directions(of[code], len(every)),
                clusters=_clusters(of[code]),
            )
            for code in sorted(agreements_of, key=lambda code: (-len(of[code]), states[code].name))
            if country is None or code == country
        ),
        years=_years(rows, ids, signed),
        comparisons=_comparisons(session, country, of, states, members) if country else (),
    )
