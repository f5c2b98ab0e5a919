"""One agreement as it stands on a day: the read model that list, page, JSON and briefing share."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from pydantic import TypeAdapter

from db.ledger import current_revision, first_recorded_on
from db.queries import agreement as queries
from db.queries.agreement import Part
from db.queries.agreement_head import HeadRow
from db.queries.door import AgreementReach, Members, reach
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.dates.uncertain_date import UncertainDate, edtf
from models.effect import Effect
from models.status.status import StatusOnDay
from models.status.term import NONE_STATED
from models.vocabulary import RelationKind, Side
from models.wording.reason import words
from reports.agreements.clause import (
    ClauseInputs,
    ClauseMission,
    ClauseReading,
    clause_inputs,
    clause_readings,
    sample_clause,
)
from reports.agreements.effect import effect_reading, effects
from reports.agreements.reading import (
    Action,
    AgreementReading,
    AgreementReport,
    Party,
    Person,
    Related,
    TermReading,
    ViaOrganization,
)
from reports.agreements.status import TextsZh, statuses
from reports.plain_fact import holds_several, plain_facts
from reports.reading import sources_of
from reports.revision_cache import members_on
from reports.wording.language import language

__all__ = [
    "FIELDS",
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
    "slim_agreements",
]


@dataclass
class _One:
    """What the fields of one agreement are told from."""

    key: str
    head: HeadRow
    rows: queries.AgreementRows
    names_zh: TextsZh
    titles_zh: TextsZh
    statuses: Mapping[str, StatusOnDay]
    effects: Mapping[str, Effect]
    way: AgreementReach
    ground: ClauseInputs | None
    translate: Callable[[str], str]

    @property
    def status(self) -> StatusOnDay:
        return self.statuses[self.key]

    @cached_property
    def zh(self) -> Mapping[str, str]:
        return self.rows.texts_zh.get(self.key, {})

    @cached_property
    def parties(self) -> Sequence[queries.PartyRow]:
        return self.rows.participants.get(self.key, ())

    @cached_property
    def cited(self) -> Mapping[tuple[str, int], list[int]]:
        cited: dict[tuple[str, int], list[int]] = {}
        for _, part, place, position in self.rows.fact_citations.get(self.key, ()):
            cited.setdefault((part, place), []).append(position)
        return cited

    @property
    def known(self) -> ClauseInputs:
        assert self.ground is not None  # noqa: S101 - read wherever a field needs it
        return self.ground


def _text(day: UncertainDate | None) -> str | None:
    return str(day) if day is not None else None


def _parties(one: _One, side: Side) -> tuple[Party, ...]:
    return tuple(
        Party.model_construct(
            id=row.id,
            url=f"/bodies/{row.id}",
            name=row.name,
            name_zh=row.name_zh or one.names_zh.get(row.id, {}).get("name"),
            acronym=row.acronym,
            kind=row.kind,
            country=row.country_code,
            organization=row.organization_id,
        )
        for row in one.parties
        if row.side is side
    )


def _expires(one: _One) -> str | None:
    if one.head.expires_edtf == NONE_STATED.value:
        return str(one.head.expires_edtf)
    return _text(one.status.expires)


def _actions(one: _One) -> tuple[Action, ...]:
    acts = one.rows.acts.get(one.key, ())
    undone = {act.undoes for act in acts}
    return tuple(
        Action.model_construct(
            position=act.position,
            kind=act.kind,
            on=act.done_edtf,
            effective=act.effective_edtf,
            place=act.place,
            by=act.by_body_id,
            undoes=act.undoes,
            undone=act.position in undone,
            sources=tuple(one.cited.get(("actions", act.position), ())),
        )
        for act in acts
    )


def _term(one: _One) -> TermReading | None:
    head = one.head
    if not (head.term_text or head.term_years or head.term_months or head.term_starts_edtf):
        return None
    return TermReading.model_construct(
        text=head.term_text,
        text_zh=one.zh.get("term"),
        starts=head.term_starts_edtf,
        years=head.term_years,
        months=head.term_months,
        tacit_renewal=head.tacit_renewal,
        renewal_months=head.renewal_months,
        notice_months=head.notice_months,
    )


def _clauses(one: _One) -> tuple[ClauseReading, ...]:
    home = next((row.country_code for row in one.parties if row.side is Side.HOME and row.country_code), None)
    rows = one.rows.clauses.get(one.key, ())
    signed = edtf(one.head.signed_edtf)
    return clause_readings(rows, home, signed, one.known, one.zh, one.cited, one.translate)


def _relations(one: _One) -> tuple[Related, ...]:
    related: dict[tuple[str, RelationKind, bool], tuple[str, str | None, str | None]] = {}
    for row in one.rows.relations.get(one.key, ()):
        related[row.to_agreement_id, row.kind, False] = (row.title, row.title_zh, row.signed_edtf)
    for _, other, kind, title, title_zh, signed, _, _ in one.rows.successors.get(one.key, ()):
        related.setdefault((other, kind, True), (title, title_zh, signed))
    return tuple(
        Related.model_construct(
            relation=kind,
            incoming=incoming,
            to=other,
            url=f"/agreements/{other}",
            title=title,
            title_zh=title_zh or one.titles_zh.get(other, {}).get("title"),
            signed=signed,
        )
        for (other, kind, incoming), (title, title_zh, signed) in related.items()
    )


@dataclass(frozen=True)
class _Field:
    """How a field of the reading is told, and which parts of the record it needs."""

    tell: Callable[[_One], Any]
    needs: frozenset[Part] = frozenset()
    columns: frozenset[str] | None = None
    """What it needs of the head; None: perhaps all of it."""


def _of_head(name: str) -> _Field:
    return _Field(attrgetter(f"head.{name}"), columns=frozenset((name,)))


def _plain(name: str) -> _Field:
    """A plain fact: the column of its name, as the type of the field has it."""
    kind: Any = AgreementReading.model_fields[name].annotation
    typed = TypeAdapter(kind)
    # Where several are held, a row from before the column was there holds none.
    nothing: Any = () if holds_several(kind) else None

    def tell(one: _One) -> Any:
        value = getattr(one.head, name)
        return typed.validate_python(nothing if value is None else value)

    return _Field(tell, columns=frozenset((name,)))


def _of_text(path: str) -> _Field:
    return _Field(lambda one: one.zh.get(path), frozenset((Part.TEXTS,)))


def _of_status(tell: Callable[[StatusOnDay], Any]) -> _Field:
    return _Field(lambda one: tell(one.status), STATUS)


STATUS = frozenset(queries.STATUS_PARTS)
EFFECT = frozenset(queries.EFFECT_PARTS)
PARTIES = frozenset((Part.PARTICIPANTS, Part.NAMES))
CLAUSES = frozenset((Part.CLAUSES, Part.GROUND))

FIELDS: dict[str, _Field] = {
    "id": _Field(lambda one: one.key, columns=frozenset()),
    "url": _Field(lambda one: f"/agreements/{one.key}", columns=frozenset()),
    "title": _of_head("title"),
    "title_is_official": _of_head("title_is_official"),
    "title_zh": _of_head("title_zh"),
    "title_zh_editorial": _of_text("title"),
    "kind": _of_head("kind"),
    "binding": _of_head("binding"),
    "signed": _of_head("signed_edtf"),
    "status": _of_status(lambda status: status.status),
    "status_certainty": _of_status(lambda status: status.certainty),
    "status_group": _of_status(lambda status: status.group),
    "status_since": _of_status(lambda status: _text(status.since)),
    "status_reason": _Field(lambda one: words(one.status.reason, "en"), STATUS),
    "status_reason_zh": _Field(
        lambda one: words(one.status.reason, "zh", one.translate), STATUS | {Part.TITLES, Part.TEXTS}
    ),
    "in_force": _of_status(lambda status: status.in_force),
    "flags": _of_status(lambda status: status.flags),
    "reported_status": _of_head("reported_status"),
    "effect": _Field(
        lambda one: effect_reading(one.effects[one.key], one.translate), EFFECT | {Part.TITLES, Part.TEXTS}
    ),
    "via": _Field(lambda one: tuple(one.way.in_order), frozenset((Part.REACH,))),
    "via_organizations": _Field(
        lambda one: tuple(
            ViaOrganization.model_construct(id=each, membership=certainty)
            for each, certainty in sorted(one.way.organizations.items())
        ),
        frozenset((Part.REACH,)),
    ),
    "home_parties": _Field(lambda one: _parties(one, Side.HOME), PARTIES),
    "partner_parties": _Field(lambda one: _parties(one, Side.PARTNER), PARTIES),
    "actions": _Field(_actions, frozenset((Part.ACTS, Part.FACT_CITATIONS))),
    "term": _Field(_term, frozenset((Part.TEXTS,))),
    "expires": _Field(_expires, STATUS),
    "expires_basis": _of_status(lambda status: status.expires_basis),
    "notice_on": _of_status(lambda status: _text(status.notice_on)),
    "renewed_on": _of_status(lambda status: tuple(str(day) for day in status.renewed_on)),
    "topics": _Field(
        lambda one: tuple(row.topic for row in one.rows.topics.get(one.key, ())), frozenset((Part.TOPICS,))
    ),
    "occasion": _of_head("occasion"),
    "occasion_zh": _of_text("occasion"),
    "visit": _of_head("visit_id"),
    "signatories": _Field(
        lambda one: tuple(
            Person.model_construct(
                name=row.name,
                role=row.role,
                role_zh=one.zh.get(f"signatories.{place}"),
                body=row.for_body_id,
            )
            for place, row in enumerate(one.rows.signatories.get(one.key, ()), 1)
        ),
        frozenset((Part.SIGNATORIES, Part.TEXTS)),
    ),
    "sample_clause": _Field(
        lambda one: sample_clause(
            one.known, one.key, {row.kind for row in one.rows.clauses.get(one.key, ())}
        ),
        CLAUSES,
    ),
    "clauses": _Field(_clauses, CLAUSES | {Part.PARTICIPANTS, Part.FACT_CITATIONS, Part.TEXTS}),
    "absent_clauses": _Field(lambda one: one.known.absences(one.key), frozenset((Part.GROUND,))),
    "relations": _Field(_relations, frozenset((Part.RELATIONS, Part.SUCCESSORS, Part.TITLES, Part.TEXTS))),
    "sources": _Field(
        lambda one: sources_of(one.rows.citations.get(one.key, ())), frozenset((Part.CITATIONS,))
    ),
    "confidence": _plain("confidence"),
    "summary": _of_head("summary"),
    "summary_zh": _of_text("summary"),
    "notes": _of_head("notes"),
    "notes_zh": _of_text("notes"),
}
FIELDS |= {name: _plain(name) for name in plain_facts(AgreementReading) if name not in FIELDS}
"""Every field of the reading: how it is told, and what has to be read for it."""


def _columns(fields: Collection[_Field]) -> frozenset[str] | None:
    """What the fields need of the heads; None: perhaps all of it."""
    columns = [field.columns for field in fields if field.columns is not None]
    return frozenset(("id",)).union(*columns) if len(columns) == len(fields) else None


def _read(
    session: ReadSession,
    ids: Collection[str],
    fields: Collection[str],
    on: date,
    members: Members,
    countries: Collection[str] | None,
) -> list[dict[str, Any]]:
    if not ids:
        return []
    told = {name: FIELDS[name] for name in fields}
    needs = frozenset().union(*(field.needs for field in told.values()))
    rows = queries.agreement_rows(session, ids, needs, _columns(told.values()))
    names_zh: TextsZh = {}
    if Part.NAMES in needs:
        bodies = {row.id for some in rows.participants.values() for row in some if row.name_zh is None}
        names_zh = texts_zh(session, "body", bodies)
    titles_zh: dict[str, Mapping[str, str]] = dict(rows.texts_zh)
    if Part.TITLES in needs:
        others = rows.related - set(ids)
        if others:
            titles_zh.update(texts_zh(session, "agreement", others))
    derived: dict[str, StatusOnDay] = {}
    if needs >= STATUS:
        derived = statuses(rows, on, titles_zh=titles_zh, reported_as_of=first_recorded_on(session))
    in_effect = effects(rows, on, derived, titles_zh=titles_zh) if needs >= EFFECT else {}
    ways = reach(session, ids, countries, members) if Part.REACH in needs else {}
    ground = clause_inputs(session, ids, on) if Part.GROUND in needs else None
    translate = language("zh").gettext
    heads = {head.id: head for head in rows.heads}
    found = []
    for key in ids:
        if key in heads:
            way = ways.get(key, AgreementReach())
            one = _One(key, heads[key], rows, names_zh, titles_zh, derived, in_effect, way, ground, translate)
            found.append({name: field.tell(one) for name, field in told.items()})
    return found


def agreements(
    session: ReadSession,
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
    read = _read(session, ids, FIELDS, on, members, countries)
    return [AgreementReading.model_construct(**values) for values in read]


def slim_agreements(
    session: ReadSession,
    ids: Collection[str],
    fields: Collection[str],
    *,
    on: date,
    members: Members,
    countries: Collection[str] | None = None,
) -> list[dict[str, Any]]:
    """The named fields of the named agreements, with ``id`` and ``url``; only what they need is read."""
    wanted = [name for name in FIELDS if name in fields or name in ("id", "url")]
    return _read(session, ids, wanted, on, members, countries)


def agreement_report(session: ReadSession, agreement_id: str, *, on: date) -> AgreementReport | None:
    """One agreement as of ``on``; None where the record has none of that id."""
    found = agreements(session, [agreement_id], on=on, members=members_on(session, on))
    if not found:
        return None
    return AgreementReport(on=on, revision=current_revision(session), agreement=found[0])
