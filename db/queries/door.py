"""By country, three doors: what a state takes part in directly, multilaterally, and through its organizations.

An instrument is multilateral when it has three or more sides, the home side among them; the bodies of one state are
one side. Through an organization come the instruments of an organization of which the state is a member on the day
asked about; only full membership counts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, false, or_, select

from db.session import ReadSession
from models.agreement import Agreement, AgreementListing, Participant, newest_first
from models.body import Body
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate, period_covers
from models.organization import Membership
from models.via import VIAS, Via
from models.vocabulary import MembershipKind, Side

OWN_DOORS = (Via.DIRECT, Via.MULTILATERAL)
"""By which a state takes part itself."""


@dataclass(slots=True)
class AgreementReach:
    """How one instrument reaches the states asked about: by which doors, and through which organizations."""

    doors: set[Via] = field(default_factory=set)
    organizations: dict[str, Certainty] = field(default_factory=dict)

    @property
    def in_order(self) -> list[Via]:
        """The doors in their fixed order."""
        return [door for door in VIAS if door in self.doors]


Members = Mapping[str, Mapping[str, Certainty]]
"""Organization, its member states on a day, and how certain each membership is."""


def members_on(session: ReadSession, day: date) -> Members:
    """Every organization with the states that are, or may be, its members on ``day``."""
    members: dict[str, dict[str, Certainty]] = {}
    rows = session.execute(
        select(
            Membership.organization_id, Membership.country_code, Membership.since_edtf, Membership.until_edtf
        ).where(Membership.kind == MembershipKind.MEMBER)
    )
    for organization, country, since, until in rows:
        answer = period_covers(
            UncertainDate.parse(since) if since else None, UncertainDate.parse(until) if until else None, day
        )
        if answer is not Certainty.NO:
            standing = members.setdefault(organization, {})
            if standing.get(country) is not Certainty.YES:
                standing[country] = answer
    return members


def organizations_of(members: Members, countries: Collection[str]) -> dict[str, Certainty]:
    """The organizations of which any of ``countries`` is a member, with the best certainty among them."""
    found: dict[str, Certainty] = {}
    for organization, states in members.items():
        answers = [states[country] for country in countries if country in states]
        if answers:
            found[organization] = Certainty.YES if Certainty.YES in answers else Certainty.POSSIBLY
    return found


def listed_under(
    doors: Collection[Via], countries: Collection[str] | Select[str], organizations: Collection[str]
) -> ColumnElement[bool]:
    """The condition on a listing that by one of ``doors`` it is one of ``countries``, or of their ``organizations``."""
    conditions: list[ColumnElement[bool]] = []
    of_state = AgreementListing.listed_under.in_(countries)
    if Via.DIRECT in doors and Via.MULTILATERAL in doors:
        conditions.append(of_state)
    elif Via.DIRECT in doors or Via.MULTILATERAL in doors:
        conditions.append(and_(of_state, AgreementListing.multilateral.is_(Via.MULTILATERAL in doors)))
    if Via.ORGANIZATION in doors and organizations:
        conditions.append(AgreementListing.listed_under.in_(organizations))
    return or_(false(), *conditions)


def member_keys(
    doors: Collection[Via], countries: Collection[str] | Select[str], organizations: Collection[str]
) -> ColumnElement[bool]:
    """The condition that an agreement reaches one of ``countries`` by one of ``doors``."""
    return Agreement.id.in_(
        select(AgreementListing.agreement_id).where(listed_under(doors, countries, organizations))
    )


def reach(
    session: ReadSession,
    agreement_ids: Collection[str] | None,
    countries: Collection[str] | None,
    members: Members,
) -> dict[str, AgreementReach]:
    """How each agreement (all, where None) reaches ``countries`` (any partner state, where None)."""
    wanted = None if countries is None else frozenset(countries)
    organizations = (
        dict.fromkeys(members, Certainty.YES) if wanted is None else organizations_of(members, wanted)
    )
    statement = (
        select(Participant.agreement_id, Body.country_code, Body.organization_id, Agreement.partner_sides)
        .join(Body, Body.id == Participant.body_id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .where(Participant.side == Side.PARTNER)
    )
    if agreement_ids is not None:
        statement = statement.where(Participant.agreement_id.in_(agreement_ids))
    found: dict[str, AgreementReach] = {}
    for agreement_id, country, organization, sides in session.execute(statement):
        here = found.setdefault(agreement_id, AgreementReach())
        if country is not None and (wanted is None or country in wanted):
            here.doors.add(Via.MULTILATERAL if sides > 1 else Via.DIRECT)
        if organization in organizations:
            here.doors.add(Via.ORGANIZATION)
            here.organizations[organization] = organizations[organization]
    return found


class Reaching(NamedTuple):
    """An agreement that reaches a state: its day of signature as documented, and by which doors it comes."""

    id: str
    signed: str | None
    doors: set[Via]


_LISTS: BindParameter[str] = bindparam("lists", expanding=True)
_REACHING = (
    select(
        AgreementListing.agreement_id,
        Agreement.signed_edtf,
        AgreementListing.listed_under,
        AgreementListing.multilateral,
    )
    .join(Agreement, Agreement.id == AgreementListing.agreement_id)
    .where(AgreementListing.listed_under.in_(_LISTS), AgreementListing.newest_first >= bindparam("newest"))
    .order_by(AgreementListing.newest_first, AgreementListing.agreement_id)
)


def reaching(session: ReadSession, code: str, on: date, members: Members) -> list[Reaching]:
    """The agreements, begun by ``on``, that reach the state ``code``, in the order of lists: the newest first."""
    lists = [code, *organizations_of(members, (code,))]
    found: dict[str, Reaching] = {}
    rows = session.execute(_REACHING, {"lists": lists, "newest": newest_first(on)})
    for key, signed, listed_under, multilateral in rows:
        own = Via.MULTILATERAL if multilateral else Via.DIRECT
        here = found.setdefault(key, Reaching(key, signed, set()))
        here.doors.add(own if listed_under == code else Via.ORGANIZATION)
    return list(found.values())


def via_counts(
    session: ReadSession, members: Members, exists_on: frozenset[str]
) -> dict[str, dict[Via, set[str]]]:
    """For every state the ids of the agreements behind each door, among those in ``exists_on``."""
    statement = (
        select(Participant.agreement_id, Body.country_code, Body.organization_id, Agreement.partner_sides)
        .join(Body, Body.id == Participant.body_id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .where(Participant.side == Side.PARTNER)
    )
    counts: dict[str, dict[Via, set[str]]] = {}
    for agreement_id, country, organization, sides in session.execute(statement):
        if agreement_id not in exists_on:
            continue
        if country is not None:
            door = Via.MULTILATERAL if sides > 1 else Via.DIRECT
            counts.setdefault(country, {}).setdefault(door, set()).add(agreement_id)
        for member in members.get(organization or "", ()):
            counts.setdefault(member, {}).setdefault(Via.ORGANIZATION, set()).add(agreement_id)
    return counts
