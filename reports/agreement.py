"""One agreement as it stands on a day: the read model that list, page, JSON and briefing share."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from db.ledger import began_on, current_revision
from db.queries import agreement as queries
from db.queries.door import Door, Members, Reach, members_on, reach
from db.session import Reading as Session
from models.certainty import Certainty
from models.clause_kind import Coding
from models.reason import words
from models.status import Flag, InForce, StatusGroup, StatusOnDay
from models.term import NONE_STATED, Basis
from models.uncertain_date import UncertainDate
from models.vocabulary import (
    BodyKind,
    Confidence,
    InstrumentKind,
    RelationKind,
    Side,
    Status,
    Topic,
    TreatyActionKind,
)
from reports.clause import (
    AbsentClauses,
    ClauseGround,
    ClauseMission,
    ClauseReading,
    clause_ground,
    clause_readings,
    sample_clause,
)
from reports.language import language
from reports.reading import Head, Reading, Source, sources_of
from reports.status import TextsZh, edtf, statuses

__all__ = [
    "Action",
    "AgreementReading",
    "AgreementReport",
    "ClauseMission",
    "ClauseReading",
    "Party",
    "Person",
    "Related",
    "TermReading",
    "ViaOrganization",
    "agreement_report",
    "agreements",
]


class Party(Reading):
    """A body that takes part, with the state or organization it belongs to."""

    id: str
    url: str
    name: str
    name_zh: str | None
    acronym: str | None
    kind: BodyKind
    country: str | None
    organization: str | None


class Action(Reading):
    """A treaty action; ``undone`` where a later action withdraws it."""

    position: int
    kind: TreatyActionKind
    on: str | None
    effective: str | None
    place: str | None
    by: str | None
    undoes: int | None
    undone: bool
    sources: tuple[int, ...]


class TermReading(Reading):
    """The term as agreed."""

    text: str | None
    text_zh: str | None
    starts: str | None
    years: int | None
    months: int | None
    tacit_renewal: bool | None
    renewal_months: int | None
    notice_months: int | None


class Person(Reading):
    """Who signed, and for which body."""

    name: str
    role: str | None
    body: str


class Related(Reading):
    """Another instrument this one stands in a relation to; ``incoming`` where the other one says so."""

    relation: RelationKind
    incoming: bool
    to: str
    url: str
    title: str
    title_zh: str | None
    signed: str | None


class ViaOrganization(Reading):
    """An organization through which an instrument reaches the country asked about."""

    id: str
    membership: Certainty


class AgreementReading(Reading):
    """The full agreement, with its status on the day asked about and why.

    ``title_zh`` is the official Chinese title or null, ``title_zh_editorial`` the editors' translation.
    ``expires`` is the end of the current term, stated or computed as ``expires_basis`` says; ``none_stated`` where the
    instrument names no end, null where the end is not documented. ``signed`` is the first signature, else adoption,
    else accession. ``sample_clause`` ``not_coded``: none is known, and whether there is one was not established.
    """

    id: str
    url: str
    title: str
    title_is_official: bool
    title_zh: str | None
    title_zh_editorial: str | None
    kind: InstrumentKind
    binding: bool | None
    signed: str | None
    status: Status
    status_certainty: Certainty
    status_group: StatusGroup
    status_since: str | None
    status_reason: str
    status_reason_zh: str
    in_force: InForce
    flags: tuple[Flag, ...]
    reported_status: Status
    via: tuple[Door, ...]
    via_organizations: tuple[ViaOrganization, ...]
    home_parties: tuple[Party, ...]
    partner_parties: tuple[Party, ...]
    actions: tuple[Action, ...]
    term: TermReading | None
    expires: str | None
    expires_basis: Basis | None
    notice_on: str | None
    renewed_on: tuple[str, ...]
    topics: tuple[Topic, ...]
    occasion: str | None
    occasion_zh: str | None
    visit: str | None
    signatories: tuple[Person, ...]
    sample_clause: Coding
    clauses: tuple[ClauseReading, ...]
    absent_clauses: tuple[AbsentClauses, ...]
    relations: tuple[Related, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    summary: str
    summary_zh: str | None
    notes: str | None
    notes_zh: str | None


class AgreementReport(Head):
    """One agreement with the day and revision it is read of."""

    agreement: AgreementReading


def _text(day: UncertainDate | None) -> str | None:
    return str(day) if day is not None else None


def _party(row: Any, texts: TextsZh) -> Party:
    return Party.model_construct(
        id=row.id,
        url=f"/bodies/{row.id}",
        name=row.name,
        name_zh=row.name_zh or texts.get(row.id, {}).get("name"),
        acronym=row.acronym,
        kind=row.kind,
        country=row.country_code,
        organization=row.organization_id,
    )


def _expires(head: Any, status: StatusOnDay) -> str | None:
    if head.expires_edtf == NONE_STATED.value:
        return str(head.expires_edtf)
    return _text(status.expires)


def _reading(
    head: Any,
    rows: queries.AgreementRows,
    names_zh: TextsZh,
    titles_zh: TextsZh,
    status: StatusOnDay,
    way: Reach,
    ground: ClauseGround,
    translate: Callable[[str], str],
) -> AgreementReading:
    key: str = head.id
    clauses = rows.clauses.get(key, ())
    zh = rows.texts_zh.get(key, {})
    cited: dict[tuple[str, int], list[int]] = {}
    for _, part, place, position in rows.fact_citations.get(key, ()):
        cited.setdefault((part, place), []).append(position)
    parties = rows.participants.get(key, ())
    home = next((row.country_code for row in parties if row.side is Side.HOME and row.country_code), None)
    acts = rows.acts.get(key, ())
    undone = {act.undoes for act in acts}
    has_term = head.term_text or head.term_years or head.term_months or head.term_starts_edtf
    related = [
        (row.kind, False, row.to_agreement_id, row.title, row.title_zh, row.signed_edtf)
        for row in rows.relations.get(key, ())
    ]
    seen = set()
    for _, other, kind, title, title_zh, signed, _, _ in rows.successors.get(key, ()):
        if (other, kind) not in seen:
            seen.add((other, kind))
            related.append((kind, True, other, title, title_zh, signed))
    return AgreementReading.model_construct(
        id=key,
        url=f"/agreements/{key}",
        title=head.title,
        title_is_official=head.title_is_official,
        title_zh=head.title_zh,
        title_zh_editorial=zh.get("title"),
        kind=head.kind,
        binding=head.binding,
        signed=head.signed_edtf,
        status=status.status,
        status_certainty=status.certainty,
        status_group=status.group,
        status_since=_text(status.since),
        status_reason=words(status.reason, "en"),
        status_reason_zh=words(status.reason, "zh", translate),
        in_force=status.in_force,
        flags=status.flags,
        reported_status=head.reported_status,
        via=tuple(way.in_order),
        via_organizations=tuple(
            ViaOrganization.model_construct(id=each, membership=certainty)
            for each, certainty in sorted(way.organizations.items())
        ),
        home_parties=tuple(_party(row, names_zh) for row in parties if row.side is Side.HOME),
        partner_parties=tuple(_party(row, names_zh) for row in parties if row.side is Side.PARTNER),
        actions=tuple(
            Action.model_construct(
                position=act.position,
                kind=act.kind,
                on=act.done_edtf,
                effective=act.effective_edtf,
                place=act.place,
                by=act.by_body_id,
                undoes=act.undoes,
                undone=act.position in undone,
                sources=tuple(cited.get(("actions", act.position), ())),
            )
            for act in acts
        ),
        term=TermReading.model_construct(
            text=head.term_text,
            text_zh=zh.get("term"),
            starts=head.term_starts_edtf,
            years=head.term_years,
            months=head.term_months,
            tacit_renewal=head.tacit_renewal,
            renewal_months=head.renewal_months,
            notice_months=head.notice_months,
        )
        if has_term
        else None,
        expires=_expires(head, status),
        expires_basis=status.expires_basis,
        notice_on=_text(status.notice_on),
        renewed_on=tuple(str(day) for day in status.renewed_on),
        topics=tuple(row.topic for row in rows.topics.get(key, ())),
        occasion=head.occasion,
        occasion_zh=zh.get("occasion"),
        visit=head.visit_id,
        signatories=tuple(
            Person.model_construct(name=row.name, role=row.role, body=row.for_body_id)
            for row in rows.signatories.get(key, ())
        ),
        sample_clause=sample_clause(ground, key, {row.kind for row in clauses}),
        clauses=clause_readings(clauses, home, edtf(head.signed_edtf), ground, zh, cited, translate),
        absent_clauses=ground.absences(key),
        relations=tuple(
            Related.model_construct(
                relation=kind,
                incoming=incoming,
                to=other,
                url=f"/agreements/{other}",
                title=title,
                title_zh=title_zh or titles_zh.get(other, {}).get("title"),
                signed=signed,
            )
            for kind, incoming, other, title, title_zh, signed in related
        ),
        sources=sources_of(rows.citations.get(key, ())),
        confidence=head.confidence,
        summary=head.summary,
        summary_zh=zh.get("summary"),
        notes=head.notes,
        notes_zh=zh.get("notes"),
    )


def agreements(
    session: Session,
    ids: Collection[str],
    *,
    on: date,
    members: Members,
    countries: Collection[str] | None = None,
) -> list[AgreementReading]:
    """The named agreements in full as of ``on``, in the order of ``ids``.

    ``via`` says how each reaches ``countries``, or any partner state where None. Ids that are not in the record are
    left out.
    """
    if not ids:
        return []
    rows = queries.agreement_rows(session, ids)
    bodies = {row.id for some in rows.participants.values() for row in some if row.name_zh is None}
    names_zh = queries.texts_zh(session, "body", bodies)
    others = {row.to_agreement_id for some in rows.relations.values() for row in some}
    others |= {row.agreement_id for some in rows.successors.values() for row in some}
    titles_zh: dict[str, Mapping[str, str]] = dict(rows.texts_zh)
    if others - set(ids):
        titles_zh.update(queries.texts_zh(session, "agreement", others - set(ids)))
    derived = statuses(rows, on, titles_zh=titles_zh, reported_as_of=began_on(session))
    ways = reach(session, ids, countries, members)
    ground = clause_ground(session, ids, on)
    translate = language("zh").gettext
    heads = {head.id: head for head in rows.heads}
    return [
        _reading(
            heads[key], rows, names_zh, titles_zh, derived[key], ways.get(key, Reach()), ground, translate
        )
        for key in ids
        if key in heads
    ]


def agreement_report(session: Session, agreement_id: str, *, on: date) -> AgreementReport | None:
    """One agreement as of ``on``; None where the record has none of that id."""
    found = agreements(session, [agreement_id], on=on, members=members_on(session, on))
    if not found:
        return None
    return AgreementReport(on=on, revision=current_revision(session), agreement=found[0])
