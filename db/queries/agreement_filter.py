"""What a list of agreements may be asked for, and the conditions by which the database judges it.

What follows from the day asked about (status, term) is derived and is judged in ``reports.agreements.matching``.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, func, not_, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute

from db.queries.door import Members, member_keys, organizations_of
from db.search import index as search
from db.session import ReadSession
from models.agreement import Agreement, AgreementTopic, Clause, Participant, Relation
from models.body import Body
from models.country import Country
from models.effect import EffectBasis, EffectValue
from models.matching import Binding, Matching
from models.revision import Revision
from models.via import VIAS, Via
from models.vocabulary import ClauseKind, Confidence, InstrumentKind, Region, RelationKind, Topic

SUBSIDIARY = (RelationKind.IMPLEMENTS, RelationKind.AMENDS, RelationKind.PART_OF)
"""Relations by which an instrument hangs on another one. What renews, supersedes or follows stands in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFilter:
    """What is asked for; empty means all. Several values of one field are alternatives, fields add up.

    ``countries`` are alpha-2 codes. ``principal``: only instruments that neither implement nor amend another one nor
    are part of it, or only those that do. ``changed_since`` is the number of a revision: what it left, or found,
    otherwise than it is now. A date that is not certain lets an agreement through where it may fit; ``signed_from``
    and ``signed_to`` let undated ones through.
    """

    on: date
    countries: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    via: tuple[Via, ...] = ()
    kinds: tuple[InstrumentKind, ...] = ()
    topics: tuple[Topic, ...] = ()
    clauses: tuple[ClauseKind, ...] = ()
    missions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    binding: tuple[Binding, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    principal: bool | None = None
    signed_from: date | None = None
    signed_to: date | None = None
    changed_since: int | None = None
    ids: tuple[str, ...] | None = None
    q: str = ""
    statuses: tuple[str, ...] = ()
    """Statuses, or groups of them, on the day."""
    certainty: Matching | None = None
    effects: tuple[EffectValue, ...] = ()
    bases: tuple[EffectBasis, ...] = ()
    """Steps of the ladder of evidence on which the effect stands."""
    in_force_from: date | None = None
    in_force_to: date | None = None
    expires_before: date | None = None
    notice_before: date | None = None

    @property
    def is_derived(self) -> bool:
        """Whether something is asked for that follows from the day and stands in no column."""
        return self.asks_status or self.asks_effect

    @property
    def asks_effect(self) -> bool:
        """Whether an effect on the day is asked for."""
        return bool(self.effects or self.bases)

    @property
    def asks_status(self) -> bool:
        """Whether something is asked for that follows from acts and term on the day."""
        return bool(self.statuses or self.certainty) or any(
            day is not None
            for day in (self.in_force_from, self.in_force_to, self.expires_before, self.notice_before)
        )

    def without(self, *names: str) -> "AgreementFilter":
        """The same filter that does not ask for the named fields."""
        empty: dict[str, Any] = {each.name: each.default for each in fields(self) if each.name in names}
        return replace(self, **empty)


def _partner_in(
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], values: Collection[str]
) -> ColumnElement[bool]:
    return Agreement.id.in_(
        select(Participant.agreement_id).join(Body, Body.id == Participant.body_id).where(column.in_(values))
    )


def changed_after(noun: str, number: int) -> CompoundSelect[str]:
    """The ids of records of a noun of which a later revision, or one of their translation, tells."""
    own = select(Revision.record_id).where(Revision.number > number, Revision.noun == noun)
    prefix = f"zh/{noun}/"
    translated = select(func.substr(Revision.record_id, len(prefix) + 1)).where(
        Revision.number > number,
        Revision.noun == "translation",
        func.substr(Revision.record_id, 1, len(prefix)) == prefix,
    )
    return union(own, translated)


def revision_before(session: ReadSession, day: date) -> int:
    """The number of the last revision before a day began, in UTC; 0 where there is none."""
    moment = datetime.combine(day, time(), UTC)
    return session.scalar(select(func.max(Revision.number)).where(Revision.at < moment)) or 0


def states_in(session: ReadSession, regions: Collection[Region]) -> Sequence[str]:
    """The codes of the states of regions."""
    return session.scalars(select(Country.code).where(Country.region.in_(regions))).all()


def _binding(wanted: Collection[Binding]) -> ColumnElement[bool]:
    said = [each is Binding.TRUE for each in wanted if each is not Binding.NOT_DOCUMENTED]
    conditions: list[ColumnElement[bool]] = [Agreement.binding.is_(value) for value in said]
    if Binding.NOT_DOCUMENTED in wanted:
        conditions.append(Agreement.binding.is_(None))
    return or_(*conditions)


def partner_conditions(
    session: ReadSession, wanted: AgreementFilter, members: Members
) -> list[ColumnElement[bool]]:
    """The conditions on whom an agreement reaches, by which door."""
    doors = wanted.via or VIAS
    conditions = []
    if wanted.countries:
        organizations = organizations_of(members, wanted.countries)
        conditions.append(member_keys(doors, wanted.countries, organizations))
    if wanted.regions:
        states = states_in(session, wanted.regions)
        conditions.append(member_keys(doors, states, organizations_of(members, states)))
    if wanted.via and not (wanted.countries or wanted.regions):
        conditions.append(member_keys(wanted.via, select(Country.code), list(members)))
    return conditions


def own_conditions(wanted: AgreementFilter) -> list[ColumnElement[bool]]:
    """The conditions on an agreement itself and on its parts, without its day, its partners and its words."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.kinds:
        conditions.append(Agreement.kind.in_(wanted.kinds))
    if wanted.confidence:
        conditions.append(Agreement.confidence.in_(wanted.confidence))
    if wanted.binding:
        conditions.append(_binding(wanted.binding))
    if wanted.topics:
        conditions.append(
            Agreement.id.in_(
                select(AgreementTopic.agreement_id).where(AgreementTopic.topic.in_(wanted.topics))
            )
        )
    if wanted.clauses:
        conditions.append(
            Agreement.id.in_(select(Clause.agreement_id).where(Clause.kind.in_(wanted.clauses)))
        )
    if wanted.missions:
        conditions.append(
            Agreement.id.in_(select(Clause.agreement_id).where(Clause.mission_id.in_(wanted.missions)))
        )
    if wanted.bodies:
        conditions.append(_partner_in(Body.id, wanted.bodies))
    if wanted.organizations:
        conditions.append(_partner_in(Body.organization_id, wanted.organizations))
    if wanted.principal is not None:
        hangs = Agreement.id.in_(select(Relation.agreement_id).where(Relation.kind.in_(SUBSIDIARY)))
        conditions.append(not_(hangs) if wanted.principal else hangs)
    if wanted.signed_from is not None:
        conditions.append(
            or_(Agreement.signed_latest.is_(None), Agreement.signed_latest >= wanted.signed_from)
        )
    if wanted.signed_to is not None:
        conditions.append(
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= wanted.signed_to)
        )
    if wanted.ids is not None:
        conditions.append(Agreement.id.in_(wanted.ids))
    return conditions


def id_conditions(
    wanted: AgreementFilter, key: ColumnElement[str] | InstrumentedAttribute[str]
) -> list[ColumnElement[bool]]:
    """The conditions that are told by the id alone, on the column ``key`` that holds it."""
    if wanted.changed_since is None:
        return []
    return [key.in_(changed_after("agreement", wanted.changed_since))]


def found_by_words(session: ReadSession, wanted: AgreementFilter) -> search.IndexMatch | None:
    """What the words asked for find; None where they hold no word."""
    return search.find_in_index(session, "agreement", wanted.q)
