"""Finding clauses on sharing, across agreements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Executable, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from db.queries.agreement_page import UNDATED as UNDATED
from db.queries.door import Members, member_keys, organizations_of
from db.queries.mission import MissionNameRow
from db.queries.rows import IDS, R, grouped, rows_of
from db.session import ReadSession
from models.agreement import AbsentClause, Agreement, AgreementTopic, Clause, Participant
from models.body import Body
from models.mission import Mission
from models.sample import Movement
from models.source import FactCitation
from models.via import VIAS, Via
from models.vocabulary import ClauseKind, Modality, MovementKind, Side, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFilter:
    """What is asked for; empty means all. ``gives`` and ``receives`` take a side; ``both`` gives on either side.

    ``signed_from`` and ``signed_to`` are years; an agreement that may have been signed in them is among the answers.
    """

    on: date
    countries: tuple[str, ...] = ()
    via: tuple[Via, ...] = ()
    missions: tuple[str, ...] = ()
    kinds: tuple[ClauseKind, ...] = ()
    gives: Side | None = None
    receives: Side | None = None
    topics: tuple[Topic, ...] = ()
    signed_from: int | None = None
    signed_to: int | None = None


class ClausePlace(NamedTuple):
    """Where a clause stands in the order: newest agreement first, then by id, then by its place in it."""

    signed: date
    agreement: str
    position: int


def _direction(column: InstrumentedAttribute[Side], wanted: Side) -> ColumnElement[bool]:
    sides = (Side.BOTH,) if wanted is Side.BOTH else (wanted, Side.BOTH)
    return column.in_(sides)


def _of_agreement(wanted: ClauseFilter, members: Members) -> list[ColumnElement[bool]]:
    # What was signed after the day asked about did not exist yet.
    conditions: list[ColumnElement[bool]] = [
        or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= wanted.on)
    ]
    if wanted.countries:
        organizations = organizations_of(members, wanted.countries)
        conditions.append(member_keys(wanted.via or VIAS, wanted.countries, organizations))
    elif wanted.via:
        states = select(Body.country_code).where(Body.country_code.is_not(None))
        conditions.append(member_keys(wanted.via, states, list(members)))  # type: ignore[arg-type]  # null is left out above
    if wanted.topics:
        of_topics = select(AgreementTopic.agreement_id).where(AgreementTopic.topic.in_(wanted.topics))
        conditions.append(Agreement.id.in_(of_topics))
    if wanted.signed_from is not None:
        first = date(wanted.signed_from, 1, 1)
        conditions.append(or_(Agreement.signed_latest.is_(None), Agreement.signed_latest >= first))
    if wanted.signed_to is not None:
        last = date(wanted.signed_to, 12, 31)
        conditions.append(or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= last))
    return conditions


def _of_clause(wanted: ClauseFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kinds:
        conditions.append(Clause.kind.in_(wanted.kinds))
    if wanted.missions:
        conditions.append(Clause.mission_id.in_(wanted.missions))
    if wanted.gives:
        conditions.append(_direction(Clause.gives, wanted.gives))
    if wanted.receives:
        conditions.append(_direction(Clause.receives, wanted.receives))
    return conditions


class SharingClauseRow(NamedTuple):
    """A clause on sharing, with the day on which its agreement was signed."""

    agreement_id: str
    position: int
    kind: ClauseKind
    modality: Modality | None
    gives: Side
    receives: Side
    mission_id: str | None
    mass_ug: int | None
    due_edtf: str | None
    signed_edtf: str | None
    signed_earliest: date | None


def clauses(session: ReadSession, wanted: ClauseFilter, members: Members) -> Sequence[SharingClauseRow]:
    """The clauses asked for, newest agreement first, with what their state is derived from."""
    signed = func.coalesce(Agreement.signed_earliest, UNDATED)
    return rows_of(
        session,
        SharingClauseRow,
        select(
            Clause.agreement_id,
            Clause.position,
            Clause.kind,
            Clause.modality,
            Clause.gives,
            Clause.receives,
            Clause.mission_id,
            Clause.mass_ug,
            Clause.due_edtf,
            Agreement.signed_edtf,
            Agreement.signed_earliest,
        )
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(*_of_agreement(wanted, members), *_of_clause(wanted))
        .order_by(signed.desc(), Clause.agreement_id, Clause.position),
    )


def agreements_in_scope(session: ReadSession, wanted: ClauseFilter, members: Members) -> list[str]:
    """The ids of the agreements that a filter speaks of, whether or not a clause of them is known."""
    return list(
        session.scalars(select(Agreement.id).where(*_of_agreement(wanted, members)).order_by(Agreement.id))
    )


class AbsentClauseRow(NamedTuple):
    """A kind of clause coded absent, and a source that was read for it."""

    agreement_id: str
    position: int
    kind: ClauseKind
    source: int | None


_ALL_ABSENT = (
    select(
        AbsentClause.agreement_id,
        AbsentClause.position,
        AbsentClause.kind,
        FactCitation.position.label("source"),
    )
    .outerjoin(
        FactCitation,
        and_(
            FactCitation.noun == "agreement",
            FactCitation.part == "absent_clauses",
            FactCitation.record_id == AbsentClause.agreement_id,
            FactCitation.part_position == AbsentClause.position,
        ),
    )
    .order_by(AbsentClause.agreement_id, AbsentClause.position, AbsentClause.kind, FactCitation.position)
)
_ABSENT = _ALL_ABSENT.where(AbsentClause.agreement_id.in_(IDS))


def absent(session: ReadSession, ids: Collection[str] | None = None) -> dict[str, list[AbsentClauseRow]]:
    """The kinds of clause coded absent, by agreement, with the sources that were read for them."""
    return _by_agreement(session, AbsentClauseRow, _ALL_ABSENT, _ABSENT, ids)


_HOME_GIVES = exists().where(
    Participant.agreement_id == Movement.clause_of_agreement_id,
    Participant.side == Side.HOME,
    Participant.body_id == Body.id,
    Body.country_code == Movement.from_country_code,
)


class DeliveryRow(NamedTuple):
    """A movement that cites a clause of an agreement; the record format requires its day."""

    clause_of_agreement_id: str
    id: str
    kind: MovementKind
    happened_edtf: str
    mission_id: str | None
    mass_ug: int | None
    receipt_documented: bool | None
    home_gives: bool


_ALL_DELIVERED = (
    select(
        Movement.clause_of_agreement_id,
        Movement.id,
        Movement.kind,
        Movement.happened_edtf,
        Movement.mission_id,
        Movement.mass_ug,
        Movement.receipt_documented,
        _HOME_GIVES.label("home_gives"),
    )
    .where(Movement.clause_of_agreement_id.is_not(None))
    .order_by(Movement.clause_of_agreement_id, Movement.id)
)
_DELIVERED = _ALL_DELIVERED.where(Movement.clause_of_agreement_id.in_(IDS))


def delivered(session: ReadSession, ids: Collection[str] | None = None) -> dict[str, list[DeliveryRow]]:
    """The movements that cite a clause of each agreement, and whether its home side gave."""
    return _by_agreement(session, DeliveryRow, _ALL_DELIVERED, _DELIVERED, ids)


def _by_agreement(
    session: ReadSession, row: type[R], every: Executable, some: Executable, ids: Collection[str] | None
) -> dict[str, list[R]]:
    if ids is None:
        return grouped(rows_of(session, row, every))
    return grouped(rows_of(session, row, some, {"ids": list(ids)})) if ids else {}


def partner_states(session: ReadSession, doors: Collection[Via]) -> dict[str, set[str]]:
    """The partner states of every agreement, by those of the direct and the multilateral door that are named."""
    rows = session.execute(
        select(Participant.agreement_id, Body.country_code, Agreement.partner_sides)
        .join(Body, Body.id == Participant.body_id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .where(Participant.side == Side.PARTNER, Body.country_code.is_not(None))
    )
    found: dict[str, set[str]] = {}
    for agreement, country, sides in rows:
        if (Via.MULTILATERAL if sides > 1 else Via.DIRECT) in doors and country is not None:
            found.setdefault(agreement, set()).add(country)
    return found


def of_organizations(session: ReadSession) -> dict[str, list[str]]:
    """The agreements that each organization takes part in."""
    rows = session.execute(
        select(Body.organization_id, Participant.agreement_id)
        .join(Participant, Participant.body_id == Body.id)
        .where(Participant.side == Side.PARTNER, Body.organization_id.is_not(None))
        .distinct()
    )
    found: dict[str, list[str]] = {}
    for organization, agreement in rows:
        if organization is not None:
            found.setdefault(organization, []).append(agreement)
    return found


def everywhere(wanted: ClauseFilter) -> ClauseFilter:
    """The same filter for every country."""
    return replace(wanted, countries=())


def with_doors(wanted: ClauseFilter, doors: Collection[Via]) -> ClauseFilter:
    """The same filter by the named doors."""
    return replace(wanted, via=tuple(doors))


def missions(session: ReadSession) -> Sequence[MissionNameRow]:
    """The missions that clauses are about, by English name."""
    return rows_of(
        session,
        MissionNameRow,
        select(Mission.id, Mission.name, Mission.name_zh)
        .where(Mission.id.in_(select(Clause.mission_id)))
        .order_by(Mission.name),
    )
