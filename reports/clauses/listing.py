"""Clauses on sharing across agreements: the filtered list, and the vocabulary of their kinds."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from db.ledger import current_revision
from db.queries import clause as queries
from db.queries.door import Members
from db.session import ReadSession
from models.clauses.kind import MEANINGS, BenefitNature, ClauseCluster, Coding
from models.clauses.state import ClauseState
from models.dates.certainty import Certainty
from models.dates.uncertain_date import edtf
from models.status.status import StatusGroup
from models.vocabulary import ClauseKind, Confidence, Status
from reports.agreements.agreement import AgreementReading, ClauseReading, agreements
from reports.agreements.clause import clause_inputs
from reports.reading import Bibliography, CountryName, Head, NumberedSource, Reading, Source
from reports.revision_cache import members_on
from reports.wording.language import language


class KindReading(Reading):
    """What a kind of clause means; ``nagoya`` are items of the Annex of the Nagoya Protocol that correspond to it."""

    kind: ClauseKind
    cluster: ClauseCluster
    gloss: str
    gloss_zh: str
    nagoya: tuple[str, ...]
    nature: BenefitNature


class ClauseOwner(Reading):
    """The agreement that a clause stands in."""

    id: str
    url: str
    title: str
    title_zh: str | None
    title_zh_editorial: str | None
    signed: str | None
    status: Status
    status_group: StatusGroup
    confidence: Confidence
    partners: tuple[str, ...]
    """Codes of the partner states."""
    organizations: tuple[str, ...]
    sample_clause: Coding


class ClauseItem(Reading):
    """A clause in a list.

    ``in_years`` says whether the agreement was signed in the years asked for, null where none were; ``sources`` are
    those of the agreement that the clause rests on.
    """

    id: str
    cluster: ClauseCluster
    agreement: ClauseOwner
    clause: ClauseReading
    in_years: Certainty | None
    sources: tuple[Source, ...]


class ClauseCount(Reading):
    """How many of the clauses asked for are in a state."""

    state: ClauseState
    clauses: int


class ClausePage(Head):
    """Clauses asked for; ``total`` counts them all, ``next`` is the address of the next page or null.

    ``total_certain`` leaves out those whose agreement only may have been signed in the years asked for.
    ``agreements`` are those the filter speaks of, ``without`` those of them of which no clause of the kinds asked for
    is known: that is not to say that they have none.
    """

    items: tuple[ClauseItem, ...]
    total: int
    total_certain: int
    states: tuple[ClauseCount, ...]
    agreements: int
    without: int
    next: str | None
    sources: tuple[NumberedSource, ...]


def kind_readings() -> tuple[KindReading, ...]:
    """Every kind of clause with its meaning, cluster by cluster."""
    translate = language("zh").gettext
    return tuple(
        KindReading(
            kind=each.kind,
            cluster=each.cluster,
            gloss=each.gloss,
            gloss_zh=translate(each.gloss),
            nagoya=each.nagoya,
            nature=each.nature,
        )
        for each in MEANINGS.values()
    )


def in_years(wanted: queries.ClauseFilter, signed: str | None) -> Certainty | None:
    """Whether a day of signature lies in the years asked for; None where none were."""
    if wanted.signed_from is None and wanted.signed_to is None:
        return None
    day = edtf(signed)
    if day is None:
        return Certainty.POSSIBLY
    first = date(wanted.signed_from or date.min.year, 1, 1)
    return day.within(first, date(wanted.signed_to or date.max.year, 12, 31))


def owner(agreement: AgreementReading) -> ClauseOwner:
    """An agreement as the owner of a clause."""
    parties = agreement.partner_parties
    return ClauseOwner.model_construct(
        id=agreement.id,
        url=agreement.url,
        title=agreement.title,
        title_zh=agreement.title_zh,
        title_zh_editorial=agreement.title_zh_editorial,
        signed=agreement.signed,
        status=agreement.status,
        status_group=agreement.status_group,
        confidence=agreement.confidence,
        partners=tuple(dict.fromkeys(party.country for party in parties if party.country)),
        organizations=tuple(dict.fromkeys(party.organization for party in parties if party.organization)),
        sample_clause=agreement.sample_clause,
    )


def item(agreement: AgreementReading, clause: ClauseReading, certainty: Certainty | None) -> ClauseItem:
    """A clause of an agreement as an item of a list."""
    return ClauseItem.model_construct(
        id=f"{agreement.id}.{clause.position}",
        cluster=MEANINGS[clause.kind].cluster,
        agreement=owner(agreement),
        clause=clause,
        in_years=certainty,
        sources=tuple(each for each in agreement.sources if each.position in clause.sources),
    )


def _place(row: queries.SharingClauseRow) -> queries.ClausePlace:
    return queries.ClausePlace(row.signed_earliest or queries.UNDATED, row.agreement_id, row.position)


def _beyond(place: queries.ClausePlace, after: queries.ClausePlace) -> bool:
    if place.signed != after.signed:
        return place.signed < after.signed
    return (place.agreement, place.position) > (after.agreement, after.position)


def _items(
    session: ReadSession,
    rows: Sequence[queries.SharingClauseRow],
    wanted: queries.ClauseFilter,
    members: Members,
) -> tuple[ClauseItem, ...]:
    ids = list(dict.fromkeys(row.agreement_id for row in rows))
    found = {
        each.id: each
        for each in agreements(
            session, ids, on=wanted.on, members=members, countries=wanted.countries or None
        )
    }
    items = []
    for row in rows:
        agreement = found[row.agreement_id]
        clause = next(each for each in agreement.clauses if each.position == row.position)
        items.append(item(agreement, clause, in_years(wanted, row.signed_edtf)))
    return tuple(items)


def clause_page(
    session: ReadSession,
    wanted: queries.ClauseFilter,
    *,
    states: Collection[ClauseState] = (),
    after: queries.ClausePlace | None = None,
    limit: int,
) -> tuple[ClausePage, queries.ClausePlace | None]:
    """A page of at most ``limit`` clauses beyond ``after``, and the place of its last where more follow.

    The state of a clause is derived, so ``states`` are judged here.
    """
    members = members_on(session, wanted.on)
    rows = queries.clauses(session, wanted, members)
    scope = queries.agreements_in_scope(session, wanted, members)
    ground = clause_inputs(session, None, wanted.on)
    derived = {(row.agreement_id, row.position): ground.state(row).state for row in rows}
    having = {row.agreement_id for row in rows}
    if states:
        rows = [row for row in rows if derived[row.agreement_id, row.position] in states]
    here = [row for row in rows if after is None or _beyond(_place(row), after)]
    more = len(here) > limit
    here = here[:limit]
    items = _items(session, here, wanted, members)
    bibliography = Bibliography()
    for each in items:
        bibliography.cite(each.sources)
    counted = [derived[row.agreement_id, row.position] for row in rows]
    page = ClausePage(
        on=wanted.on,
        revision=current_revision(session),
        items=items,
        total=len(rows),
        total_certain=sum(in_years(wanted, row.signed_edtf) is not Certainty.POSSIBLY for row in rows),
        states=tuple(ClauseCount(state=state, clauses=counted.count(state)) for state in ClauseState),
        agreements=len(scope),
        without=len(set(scope) - having),
        next=None,
        sources=bibliography.sources,
    )
    return page, _place(here[-1]) if more else None


def countries_named(names: Mapping[str, tuple[str, str]], codes: Collection[str]) -> tuple[CountryName, ...]:
    """The named countries in the order given, from the naming table's ``names``."""
    return tuple(CountryName(code=code, name=names[code][0], name_zh=names[code][1]) for code in codes)
