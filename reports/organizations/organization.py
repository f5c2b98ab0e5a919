"""An organization on a day: the home state's place in it, its members, and its agreements."""

from datetime import date

from db.ledger import current_revision
from db.queries import agreement_sets as every
from db.queries import country as naming
from db.queries import organization, restriction
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import edtf, period_covers
from models.vocabulary import Confidence, MembershipKind, OrganizationKind
from reports.agreements.agreement import AgreementReading, agreements
from reports.agreements.summary import GROUPS, ViaCount, count_by_via
from reports.reading import Bibliography, CountryName, Head, NumberedSource, Reading, Source, sources_of
from reports.restrictions import RestrictionReading, restriction_readings
from reports.revision_cache import members_on


class Member(Reading):
    """A state's stay in the organization; ``certainty`` says whether it belongs on the day asked about."""

    country: CountryName
    kind: MembershipKind
    since: str | None
    until: str | None
    certainty: Certainty
    notes: str | None
    notes_zh: str | None


class OrganizationReading(Reading):
    """An organization; the ``home_…`` fields are null where the home state takes no part."""

    id: str
    url: str
    acronym: str | None
    name: str
    name_zh: str | None
    kind: OrganizationKind | None
    founded: str | None
    seat: str | None
    seat_zh: str | None
    home_takes_part: bool
    home_role: str | None
    home_role_zh: str | None
    home_since: str | None
    representative_body: str | None
    representative_body_zh: str | None
    agency_represents_home: bool | None
    counts_toward_claim: bool
    counting_reason: str | None
    counting_reason_zh: str | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class OrganizationReport(Head):
    """The organization page and its JSON."""

    organization: OrganizationReading
    members: tuple[Member, ...]
    members_confidence: Confidence | None
    members_notes: str | None
    members_notes_zh: str | None
    members_sources: tuple[Source, ...]
    counts: ViaCount
    agreements: tuple[AgreementReading, ...]
    restrictions: tuple[RestrictionReading, ...]
    sources: tuple[NumberedSource, ...]


class OrganizationLine(Reading):
    """An organization in a list."""

    id: str
    url: str
    acronym: str | None
    name: str
    name_zh: str | None
    kind: OrganizationKind | None
    home_takes_part: bool
    home_role: str | None
    home_role_zh: str | None
    home_since: str | None
    counts_toward_claim: bool
    members: int
    agreements: int


class OrganizationList(Head):
    """Every organization of the record; ``home_takes_part`` counts those in which the home state takes part."""

    items: tuple[OrganizationLine, ...]
    total: int
    home_takes_part: int


def organization_report(session: ReadSession, organization_id: str, *, on: date) -> OrganizationReport | None:
    """One organization as of ``on``; None where the record has none of that id."""
    rows = organization.organizations(session, [organization_id])
    if not rows:
        return None
    row = rows[0]
    zh = texts_zh(session, "organization", [row.id]).get(row.id, {})
    sources = sources_of(citations(session, "organization", [row.id]).get(row.id, ()))
    list_sources = sources_of(citations(session, "membership_list", [row.id]).get(row.id, ()))
    listed = organization.membership_list(session, row.id)
    listed_zh = texts_zh(session, "membership_list", [row.id]).get(row.id, {})
    names = naming.names(session)
    members = members_on(session, on)
    wanted = AgreementFilter(on=on, organizations=(row.id,))
    ids = [place.id for place in list_positions(session, wanted, members)]
    found = sorted(
        agreements(session, ids, on=on, members=members), key=lambda each: GROUPS.index(each.status_group)
    )
    restrictions = restriction_readings(
        session, restriction.restrictions_of_organization(session, row.id), on
    )
    bibliography = Bibliography()
    for some in (sources, list_sources, *(each.sources for each in found)):
        bibliography.cite(some)
    for each in restrictions:
        bibliography.cite(each.sources)
    return OrganizationReport(
        on=on,
        revision=current_revision(session),
        organization=OrganizationReading(
            id=row.id,
            url=f"/organizations/{row.id}",
            acronym=row.acronym,
            name=row.name,
            name_zh=row.name_zh or zh.get("name"),
            kind=row.kind,
            founded=row.founded_edtf,
            seat=row.seat,
            seat_zh=zh.get("seat"),
            home_takes_part=row.member_list_id is None,
            home_role=row.home_role,
            home_role_zh=zh.get("role"),
            home_since=row.home_since_edtf,
            representative_body=row.representative_body,
            representative_body_zh=zh.get("representative_body"),
            agency_represents_home=row.agency_represents_home,
            counts_toward_claim=row.counts_toward_claim,
            counting_reason=row.counting_reason,
            counting_reason_zh=zh.get("why"),
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=zh.get("notes"),
            sources=sources,
        ),
        members=tuple(
            Member(
                country=CountryName(
                    code=stay.country_code,
                    name=names[stay.country_code][0],
                    name_zh=names[stay.country_code][1],
                ),
                kind=stay.kind,
                since=stay.since_edtf,
                until=stay.until_edtf,
                certainty=period_covers(edtf(stay.since_edtf), edtf(stay.until_edtf), on),
                notes=stay.notes,
                notes_zh=listed_zh.get(f"members.{stay.position}"),
            )
            for stay in organization.memberships(session, organizations=[row.id])
        ),
        members_confidence=listed.confidence if listed else None,
        members_notes=listed.notes if listed else None,
        members_notes_zh=listed_zh.get("notes"),
        members_sources=list_sources,
        counts=count_by_via(found)[-1],
        agreements=tuple(found),
        restrictions=restrictions,
        sources=bibliography.sources,
    )


def organization_list(session: ReadSession, *, on: date) -> OrganizationList:
    """Every organization as of ``on``, those in which the home state takes part first, by name."""
    rows = organization.organizations(session)
    texts = texts_zh(session, "organization")
    members = members_on(session, on)
    counts = every.counts_by_organization(session, on)
    lines = [
        OrganizationLine(
            id=row.id,
            url=f"/organizations/{row.id}",
            acronym=row.acronym,
            name=row.name,
            name_zh=row.name_zh or texts.get(row.id, {}).get("name"),
            kind=row.kind,
            home_takes_part=row.member_list_id is None,
            home_role=row.home_role,
            home_role_zh=texts.get(row.id, {}).get("role"),
            home_since=row.home_since_edtf,
            counts_toward_claim=row.counts_toward_claim,
            members=len(members.get(row.id, ())),
            agreements=counts.get(row.id, 0),
        )
        for row in rows
    ]
    lines.sort(key=lambda line: not line.home_takes_part)
    return OrganizationList(
        on=on,
        revision=current_revision(session),
        items=tuple(lines),
        total=len(lines),
        home_takes_part=sum(line.home_takes_part for line in lines),
    )
