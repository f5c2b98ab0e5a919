"""From an agreement, and from ids that were merged away, to their rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited, plain_values
from models.agreement import (
    EVERYWHERE,
    AbsentClause,
    Agreement,
    AgreementListing,
    AgreementRecord,
    AgreementTopic,
    Clause,
    MergedId,
    MergedIdRecord,
    Participant,
    Relation,
    Signatory,
    TreatyAction,
    newest_first,
)
from models.base import Base
from models.dates.uncertain_date import UncertainDate
from models.source import FactCitation
from models.vocabulary import Side, TreatyActionKind

OPENING_ACTIONS = (TreatyActionKind.SIGNATURE, TreatyActionKind.ADOPTION, TreatyActionKind.ACCESSION)
"""The actions that date an instrument, the first of them that has a day."""


def _fact_cited(record_id: str, part: str, place: int, positions: tuple[int, ...]) -> Iterator[Row]:
    for position in positions:
        yield (
            FactCitation,
            {
                "noun": "agreement",
                "record_id": record_id,
                "part": part,
                "part_position": place,
                "position": position,
            },
        )


def signed(record: AgreementRecord) -> UncertainDate | None:
    """The day that dates an instrument: its first signature, else adoption, else accession, that is documented."""
    for kind in OPENING_ACTIONS:
        days = [UncertainDate.parse(act.on) for act in record.actions if act.kind == kind and act.on]
        if days:
            return min(days, key=lambda day: day.sort_key)
    return None


def participant_rows(table: type[Base], owner: str, record: AgreementRecord) -> Iterator[Row]:
    """Yield the rows of those who take part on either side, in ``table`` under the column ``owner``."""
    for side, ids in ((Side.HOME, record.home_parties), (Side.PARTNER, record.partner_parties)):
        for place, body_id in enumerate(ids, 1):
            yield table, {owner: record.id, "side": side, "position": place, "body_id": body_id}


def _listings(
    record: AgreementRecord, context: Context, day: UncertainDate | None, sides: int
) -> Iterator[Row]:
    partners = record.partner_parties
    states = (context.bodies[party].state for party in partners)
    organizations = (context.organization_of(party) for party in partners)
    for key in dict.fromkeys((EVERYWHERE, *filter(None, states), *filter(None, organizations))):
        yield (
            AgreementListing,
            {
                "agreement_id": record.id,
                "listed_under": key,
                "newest_first": newest_first(day.earliest if day else None),
                "multilateral": sides > 1,
            },
        )


def agreement_rows(record: AgreementRecord, context: Context) -> Iterator[Row]:
    """Yield the rows of an agreement."""
    term = record.term
    day = signed(record)
    sides = len({context.side_of(party) for party in record.partner_parties})
    yield (
        Agreement,
        {
            **plain_values(Agreement, record),
            "partner_sides": sides,
            "signed_edtf": str(day) if day else None,
            "signed_earliest": day.earliest if day else None,
            "signed_latest": day.latest if day else None,
            "term_text": term.text if term else None,
            "term_starts_edtf": term.starts if term else None,
            "term_years": term.years if term else None,
            "term_months": term.months if term else None,
            "tacit_renewal": term.tacit_renewal if term else None,
            "renewal_months": term.renewal_months if term else None,
            "notice_months": term.notice_months if term else None,
            "visit_id": record.visit,
            "evidence": record.evidence_content() or None,
        },
    )
    yield from _listings(record, context, day, sides)
    yield from participant_rows(Participant, "agreement_id", record)
    for place, act in enumerate(record.actions, 1):
        yield (
            TreatyAction,
            {
                "agreement_id": record.id,
                "position": place,
                "kind": act.kind,
                "done_edtf": act.on,
                "effective_edtf": act.effective,
                "place": act.place,
                "by_body_id": act.by,
                "undoes": act.undoes,
            },
        )
        yield from _fact_cited(record.id, "actions", place, act.sources)
    for place, person in enumerate(record.signatories, 1):
        yield (
            Signatory,
            {
                "agreement_id": record.id,
                "position": place,
                "name": person.name,
                "role": person.role,
                "for_body_id": person.for_,
            },
        )
    for place, topic in enumerate(record.topics, 1):
        yield AgreementTopic, {"agreement_id": record.id, "position": place, "topic": topic}
    for place, clause in enumerate(record.clauses, 1):
        yield (
            Clause,
            {
                "agreement_id": record.id,
                "position": place,
                "kind": clause.kind,
                "modality": clause.modality,
                "gives": clause.gives,
                "receives": clause.receives,
                "mission_id": clause.mission,
                "mass_ug": clause.mass_ug,
                "due_edtf": clause.due,
                "summary": clause.summary,
            },
        )
        yield from _fact_cited(record.id, "clauses", place, clause.sources)
    for place, absent in enumerate(record.absent_clauses, 1):
        for kind in absent.covers:
            yield AbsentClause, {"agreement_id": record.id, "position": place, "kind": kind}
        yield from _fact_cited(record.id, "absent_clauses", place, absent.sources)
    for place, relation in enumerate(record.relations, 1):
        yield (
            Relation,
            {
                "agreement_id": record.id,
                "position": place,
                "kind": relation.relation,
                "to_agreement_id": relation.to,
            },
        )
    yield from cited("agreement", record.id, record.sources)


def merged_id_rows(record: MergedIdRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a retired id."""
    yield MergedId, record.model_dump()


ROWS = {"agreement": agreement_rows, "merged_id": merged_id_rows}
