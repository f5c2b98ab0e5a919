"""One mission as of a day, with the agreements, clauses, samples, visits and rules that concern it."""

from collections.abc import Mapping, Sequence
from datetime import date

from db.ledger import current_revision
from db.queries import fact, mission, sample, visit
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions as places_of_record
from db.queries.clause import ClauseFilter
from db.queries.source import CitationRow, citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.vocabulary import MissionKind
from reports.agreements.agreement import AgreementReading, agreements
from reports.clauses.listing import ClauseItem, clause_page
from reports.other_facts import FactReading, fact_readings
from reports.reading import Bibliography, Head, NumberedSource, Reading, Source, sources_of
from reports.revision_cache import members_on
from reports.samples.access_rules import RegimeReading, rule_report
from reports.samples.listing import BatchReading, MovementItem, batch_readings, movement_list
from reports.visits.reading import VisitReading, visit_readings
from reports.visits.visit import signed_at

MOST = 500
"""Clauses and movements told of one mission at most."""


class MissionReading(Reading):
    """A mission; ``countries`` are the states whose mission it is, ``launched`` null: not launched, or not documented."""

    id: str
    url: str
    name: str
    name_zh: str | None
    kind: MissionKind
    launched: str | None
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class MissionReport(Head):
    """One mission and what concerns it.

    ``clauses`` are those about it; ``agreements`` those that hold such a clause or under which its samples moved;
    ``movements`` those of its samples; ``visits`` those on which such an agreement was signed or samples changed hands;
    ``regimes`` the sets of rules that govern access to its samples.
    """

    mission: MissionReading
    agreements: tuple[AgreementReading, ...]
    clauses: tuple[ClauseItem, ...]
    batches: tuple[BatchReading, ...]
    movements: tuple[MovementItem, ...]
    visits: tuple[VisitReading, ...]
    facts: tuple[FactReading, ...]
    regimes: tuple[RegimeReading, ...]
    sources: tuple[NumberedSource, ...]


def _reading(
    row: mission.MissionRow,
    states: Mapping[str, Sequence[mission.MissionStateRow]],
    others: Mapping[str, Sequence[mission.MissionAliasRow]],
    texts: Mapping[str, Mapping[str, str]],
    cited: Mapping[str, Sequence[CitationRow]],
) -> MissionReading:
    zh = texts.get(row.id, {})
    return MissionReading(
        id=row.id,
        url=f"/missions/{row.id}",
        name=row.name,
        name_zh=row.name_zh or zh.get("name"),
        kind=row.kind,
        launched=row.launched_edtf,
        countries=tuple(each.country_code for each in states.get(row.id, ())),
        aliases=tuple(each.name for each in others.get(row.id, ())),
        notes=row.notes,
        notes_zh=zh.get("notes"),
        sources=sources_of(cited.get(row.id, ())),
    )


def mission_readings(session: ReadSession, rows: Sequence[mission.MissionRow]) -> list[MissionReading]:
    """Missions in full, from their rows."""
    ids = [row.id for row in rows]
    states, others = mission.states_of(session, ids), mission.aliases_of(session, ids)
    texts, cited = texts_zh(session, "mission", ids), citations(session, "mission", ids)
    return [_reading(row, states, others, texts, cited) for row in rows]


def mission_report(session: ReadSession, mission_id: str, *, on: date, home: str) -> MissionReport | None:
    """One mission as of ``on``; None where the record has none of that id."""
    rows = mission.mission_rows(session, [mission_id])
    if not rows:
        return None
    (reading,) = mission_readings(session, rows)
    clauses, _ = clause_page(session, ClauseFilter(on=on, missions=(mission_id,)), limit=MOST)
    moved, _ = movement_list(
        session, sample.MovementFilter(on=on, missions=(mission_id,)), home=home, limit=MOST
    )
    of_mission = [each.id for each in sample.batches(session) if each.mission_id == mission_id]
    batches = batch_readings(session, on=on, home=home, ids=of_mission)
    concerned = dict.fromkeys(
        (
            *(each.agreement.id for each in clauses.items),
            *(each.agreement for each in moved.items if each.agreement),
        )
    )
    members = members_on(session, on)
    wanted = AgreementFilter(on=on, ids=tuple(concerned))
    places = places_of_record(session, wanted, members) if concerned else ()
    found = agreements(session, [place.id for place in places], on=on, members=members)
    occasions = visit.of_agreements(session, [each.id for each in found])
    occasions |= {each.visit for each in moved.items if each.visit}
    visits = visit_readings(
        session, visit.visits_named(session, occasions), signed_at(session, occasions, on)
    )
    facts = fact_readings(session, fact.facts_of_mission(session, mission_id))
    regimes = tuple(
        each for each in rule_report(session, on=on, home=home).regimes if mission_id in each.missions
    )
    bibliography = Bibliography()
    for sources in (
        reading.sources,
        *(each.sources for each in found),
        *(each.sources for each in batches),
        *(each.sources for each in moved.items),
        *(each.sources for each in visits),
        *(each.sources for each in facts),
        *(each.sources for each in regimes),
    ):
        bibliography.cite(sources)
    return MissionReport(
        on=on,
        revision=current_revision(session),
        mission=reading,
        agreements=tuple(found),
        clauses=clauses.items,
        batches=tuple(batches),
        movements=moved.items,
        visits=visits,
        facts=facts,
        regimes=regimes,
        sources=bibliography.sources,
    )
