"""The traits by which agreements are counted and sorted: five statements for the whole record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from db.queries.agreement_filter import (
    AgreementFilter,
    found_by_words,
    id_conditions,
    own_conditions,
    partner_conditions,
)
from db.queries.door import Members
from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import EVERYWHERE, Agreement, AgreementListing, AgreementTopic, Clause, newest_first
from models.source import Citation, SourcePage
from models.vocabulary import ClauseKind, Confidence, InstrumentKind, Topic


@dataclass(slots=True)
class Traits:
    """One agreement as it is counted and sorted. ``newest_first`` is its place in lists by day of signature."""

    title: str
    kind: InstrumentKind
    binding: bool | None
    confidence: Confidence
    signed: str | None
    title_zh: bool
    """Whether an official Chinese title is known."""
    official_title: bool
    tacit_renewal: bool | None
    stated_end: str | None
    newest_first: int
    multilateral: bool
    topics: tuple[Topic, ...] = ()
    clauses: tuple[ClauseKind, ...] = ()
    missions: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    """Codes of partner states and ids of partner organizations."""
    publishers: int = 0
    """How many publishers its sources have."""
    originals: int = 0
    """How many of its sources are no copies of another publisher's text."""


class TraitsRow(NamedTuple):
    """What an agreement itself says of its traits."""

    id: str
    title: str
    kind: InstrumentKind
    binding: bool | None
    confidence: Confidence
    signed_edtf: str | None
    title_zh: bool
    title_is_official: bool
    tacit_renewal: bool | None
    expires_edtf: str | None
    newest_first: int
    multilateral: bool


Ts = TypeVarTuple("Ts")
Of = InstrumentedAttribute[str]


def traits(session: ReadSession, ids: Collection[str] | None = None) -> Mapping[str, Traits]:
    """The traits of the named agreements (all, where None), by id."""
    listing = AgreementListing

    def some(statement: Select[*Ts], owner: Of) -> Select[*Ts]:
        return statement if ids is None else statement.where(owner.in_(ids))

    heads = (
        select(
            Agreement.id,
            Agreement.title,
            Agreement.kind,
            Agreement.binding,
            Agreement.confidence,
            Agreement.signed_edtf,
            Agreement.title_zh.is_not(None).label("title_zh"),
            Agreement.title_is_official,
            Agreement.tacit_renewal,
            Agreement.expires_edtf,
            listing.newest_first,
            listing.multilateral,
        )
        .join(listing, listing.agreement_id == Agreement.id)
        .where(listing.listed_under == EVERYWHERE)
    )
    found = {row.id: Traits(*row[1:]) for row in rows_of(session, TraitsRow, some(heads, Agreement.id))}
    owner = AgreementTopic.agreement_id
    topics = select(owner, AgreementTopic.topic).order_by(owner, AgreementTopic.position)
    for key, topic in session.execute(some(topics, owner)):
        found[key].topics += (topic,)
    clauses = select(Clause.agreement_id, Clause.kind, Clause.mission_id).order_by(
        Clause.agreement_id, Clause.position
    )
    for key, kind, mission in session.execute(some(clauses, Clause.agreement_id)):
        here = found[key]
        if kind not in here.clauses:
            here.clauses += (kind,)
        if mission is not None and mission not in here.missions:
            here.missions += (mission,)
    partners = select(listing.agreement_id, listing.listed_under).where(listing.listed_under != EVERYWHERE)
    partners = partners.order_by(listing.agreement_id, listing.listed_under)
    for key, partner in session.execute(some(partners, listing.agreement_id)):
        found[key].partners += (partner,)
    sources = (
        select(
            Citation.record_id,
            func.count(SourcePage.publisher.distinct()),
            func.count(SourcePage.id).filter(SourcePage.mirror.is_(False)),
        )
        .join(SourcePage, SourcePage.id == Citation.source_id)
        .where(Citation.noun == "agreement")
        .group_by(Citation.record_id)
    )
    for key, publishers, originals in session.execute(some(sources, Citation.record_id)):
        found[key].publishers, found[key].originals = publishers, originals
    return found


def ids_matching(session: ReadSession, wanted: AgreementFilter, members: Members) -> Collection[str]:
    """The ids of the agreements asked for, in no order; what is derived is not judged here."""
    listing = AgreementListing
    conditions: list[ColumnElement[bool]] = [
        listing.listed_under == EVERYWHERE,
        listing.newest_first >= newest_first(wanted.on),
    ]
    conditions += id_conditions(wanted, listing.agreement_id)
    narrowed = [*own_conditions(wanted), *partner_conditions(session, wanted, members)]
    if wanted.q:
        found = found_by_words(session, wanted)
        if found is None:
            return frozenset()
        narrowed.append(Agreement.id.in_(found.ids))
    statement = select(listing.agreement_id)
    if narrowed:
        statement = statement.join(Agreement, Agreement.id == listing.agreement_id).where(*narrowed)
    return frozenset(session.scalars(statement.where(*conditions)))
