"""Clauses on sharing counted by one or two dimensions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from itertools import product

from db.ledger import current_revision
from db.queries import clause as queries
from db.session import ReadSession
from models.clauses.kind import MEANINGS, ClauseCluster
from models.clauses.state import ClauseState
from models.dates.certainty import Certainty
from models.dates.uncertain_date import year_signed
from models.via import VIAS
from models.wording.reason import N_
from reports.agreements.clause import clause_inputs
from reports.agreements.facets import Geography, Labels, Trait, labels
from reports.agreements.status_index import all_traits
from reports.clauses.listing import in_years
from reports.revision_cache import members_on
from reports.statistics.agreements import CountedRow, method_in, rows_of
from reports.wording.labels import LABELS
from reports.wording.language import language


class ClauseBy(StrEnum):
    """What clauses are counted by."""

    KIND = "kind"
    CLUSTER = "cluster"
    STATE = "state"
    MODALITY = "modality"
    GIVES = "gives"
    RECEIVES = "receives"
    MISSION = "mission"
    YEAR = "year"
    COUNTRY = "country"


CLAUSES = N_(
    "Each row counts the clauses that have all of its values; possible are those of them whose agreement only may have "
    "been signed in the years asked for. A clause of an agreement with several countries counts once under each, so rows "
    "need not add up to the total, which counts every clause once. The state on the day is derived from the movements "
    "that cite the agreement. No clause known does not say that there is none."
)


_COLUMNS: Mapping[ClauseBy, Callable[[queries.SharingClauseRow], str | None]] = {
    ClauseBy.KIND: lambda row: row.kind,
    ClauseBy.MODALITY: lambda row: row.modality,
    ClauseBy.GIVES: lambda row: row.gives,
    ClauseBy.RECEIVES: lambda row: row.receives,
    ClauseBy.MISSION: lambda row: row.mission_id,
}
"""The dimensions that are columns of a clause."""


def _labels(session: ReadSession, by: Collection[ClauseBy]) -> dict[str, Labels]:
    chinese = language("zh").gettext
    traits = {ClauseBy.KIND: Trait.CLAUSE, ClauseBy.MISSION: Trait.MISSION, ClauseBy.COUNTRY: Trait.COUNTRY}
    found = labels(session, [traits[each] for each in by if each in traits])
    named: dict[str, Labels] = {each.value: found[traits[each]] for each in by if each in traits}
    for each, words in ((ClauseBy.CLUSTER, ClauseCluster), (ClauseBy.STATE, ClauseState)):
        if each in by:
            said = LABELS[words].items()
            named[each.value] = {str(value): (text, chinese(text)) for value, text in said}
    return named


def clause_stats(
    session: ReadSession, wanted: queries.ClauseFilter, by: Collection[ClauseBy], *, home: str
) -> CountedRow:
    """Clauses counted by one or two dimensions, with the filters of the list of clauses."""
    members = members_on(session, wanted.on)
    rows = queries.clauses(session, wanted, members)
    ground = clause_inputs(session, None, wanted.on) if ClauseBy.STATE in by else None
    every = all_traits(session)
    geography = Geography.of(session, members, home)

    def values(row: queries.SharingClauseRow, each: ClauseBy) -> Iterable[int | str | None]:
        if each is ClauseBy.YEAR:
            return (year_signed(row.signed_edtf),)
        if each is ClauseBy.COUNTRY:
            return geography.states(every[row.agreement_id], wanted.via or VIAS) or (None,)
        if each is ClauseBy.CLUSTER:
            return (MEANINGS[row.kind].cluster.value,)
        if each is ClauseBy.STATE and ground is not None:
            return (ground.state(row).state.value,)
        column = _COLUMNS[each](row)
        return (None if column is None else str(column),)

    counts: dict[tuple[int | str | None, ...], Counter[str]] = defaultdict(Counter)
    for row in rows:
        possible = in_years(wanted, row.signed_edtf) is Certainty.POSSIBLY
        for combination in product(*(values(row, each) for each in by)):
            counts[combination].update(clauses=1, possible=int(possible))
    return CountedRow(
        on=wanted.on,
        revision=current_revision(session),
        by=tuple(by),
        rows=rows_of(by, _labels(session, by), counts),
        total=len(rows),
        **method_in(CLAUSES),
    )
