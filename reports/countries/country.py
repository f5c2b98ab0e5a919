"""A country on a day: everything the home state and it have agreed, by three doors, and what surrounds it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from db.ledger import current_revision
from db.queries import agreement_sets as every
from db.queries import country as naming
from db.queries import fact, organization, restriction, sample, set_aside, visit
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate, edtf, period_covers
from models.vocabulary import CountryKind, MembershipKind, Region, Subregion
from reports.agreements.agreement import AgreementReading
from reports.agreements.by_country import CountryAgreements, PageLimits, Signature
from reports.agreements.summary import Brief, ViaCount, _counts, brief, expiring_soon
from reports.other_facts import FactReading, SetAsideReading, fact_readings, set_aside_readings
from reports.reading import Bibliography, CountryName, Head, NumberedSource, OrganizationName, Reading
from reports.reciprocity.of_country import country_exchange
from reports.reciprocity.reading import CountryExchange
from reports.restrictions import RestrictionReading, restriction_readings
from reports.revision_cache import cached
from reports.samples.movement_reading import MovementReading, movement_readings
from reports.visits.reading import VisitReading, visit_readings
from reports.wording.lexicon import cached_lexicon

SOON_MONTHS = 12


class CountryReading(Reading):
    """An entry of the naming table, with the states it followed or that followed it."""

    code: str
    alpha3: str
    url: str
    kind: CountryKind
    name: str
    name_zh: str
    official_name: str
    region: Region
    subregion: Subregion
    ldc: bool
    capital: str | None
    former: bool
    un_member: bool
    successors: tuple[CountryName, ...]
    predecessors: tuple[CountryName, ...]
    notes: str | None
    notes_zh: str | None


class OrganizationOfState(Reading):
    """An organization of which the country is, or may be, a member; ``shared`` where the home state is one too."""

    organization: OrganizationName
    kind: MembershipKind
    since: str | None
    until: str | None
    certainty: Certainty
    shared: bool
    notes: str | None
    notes_zh: str | None


class OpenTreaty(Reading):
    """A multilateral instrument of the home state whose other parties this record does not name."""

    agreement: Brief
    other_parties: str
    other_parties_zh: str | None


class CountryReport(Head):
    """The country page, the country's JSON and its briefing.

    ``agreements`` are in order of ``StatusGroup`` (in force, not documented, past), the latest first. Counts leave
    out what only might one day be signed. ``exchange`` is null for a region of the home state: what goes there is no
    exchange between states. ``samples_passed_on`` is what the country gave to others. ``sources`` numbers every source that the report cites.
    """

    country: CountryReading
    home: CountryName
    counts: tuple[ViaCount, ...]
    first: Brief | None
    latest: Brief | None
    expiring: tuple[Brief, ...]
    organizations: tuple[OrganizationOfState, ...]
    restrictions: tuple[RestrictionReading, ...]
    visits_upcoming: tuple[VisitReading, ...]
    visits_past: tuple[VisitReading, ...]
    samples_given: tuple[MovementReading, ...]
    samples_received: tuple[MovementReading, ...]
    samples_passed_on: tuple[MovementReading, ...]
    exchange: CountryExchange | None
    agreements: tuple[AgreementReading, ...]
    open_treaties: tuple[OpenTreaty, ...]
    facts: tuple[FactReading, ...]
    set_aside: tuple[SetAsideReading, ...]
    sources: tuple[NumberedSource, ...]


def _country(session: ReadSession, code: str) -> CountryReading:
    row = naming.countries(session, [code])[0]
    after, before = naming.successions(session, code)
    names = cached_lexicon(session).countries

    def named(codes: Iterable[str]) -> tuple[CountryName, ...]:
        return tuple(CountryName(code=each, name=names[each][0], name_zh=names[each][1]) for each in codes)

    return CountryReading(
        code=row.code,
        alpha3=row.alpha3,
        url=f"/countries/{row.code}",
        kind=row.kind,
        name=row.name,
        name_zh=row.name_zh,
        official_name=row.official_name,
        region=row.region,
        subregion=row.subregion,
        ldc=row.ldc,
        capital=row.capital,
        former=row.former,
        un_member=row.un_member,
        successors=named(after),
        predecessors=named(before),
        notes=row.notes,
        notes_zh=texts_zh(session, "country", [row.code]).get(row.code, {}).get("notes"),
    )


def _organizations(session: ReadSession, code: str, home: str, on: date) -> tuple[OrganizationOfState, ...]:
    stays = organization.memberships(session, countries=[code])
    homes = {
        row.organization_id
        for row in organization.memberships(session, countries=[home])
        if row.kind is MembershipKind.MEMBER
        and period_covers(edtf(row.since_edtf), edtf(row.until_edtf), on) is not Certainty.NO
    }
    rows = {
        row.id: row for row in organization.organizations(session, {stay.organization_id for stay in stays})
    }
    texts = texts_zh(session, "membership_list", rows)
    found = []
    for stay in stays:
        certainty = period_covers(edtf(stay.since_edtf), edtf(stay.until_edtf), on)
        row = rows[stay.organization_id]
        found.append(
            OrganizationOfState(
                organization=OrganizationName(
                    id=row.id, name=row.name, name_zh=row.name_zh, acronym=row.acronym, kind=row.kind
                ),
                kind=stay.kind,
                since=stay.since_edtf,
                until=stay.until_edtf,
                certainty=certainty,
                shared=row.id in homes and stay.kind is MembershipKind.MEMBER,
                notes=stay.notes,
                notes_zh=texts.get(row.id, {}).get(f"members.{stay.position}"),
            )
        )
    return tuple(sorted(found, key=lambda each: (not each.shared, each.organization.name)))


def _open_treaties(found: Sequence[AgreementReading], on: date) -> tuple[OpenTreaty, ...]:
    return tuple(
        OpenTreaty(
            agreement=brief(each),
            other_parties=each.partner_parties[0].name,
            other_parties_zh=each.partner_parties[0].name_zh,
        )
        for each in found
        if each.signed is None or UncertainDate.parse(each.signed).on_or_before(on) is not Certainty.NO
    )


def country_report(session: ReadSession, code: str, *, on: date, home: str) -> CountryReport:
    """Everything about the country ``code`` (alpha-2, in the naming table) as of ``on``."""
    return _build_report(session, CountryAgreements.of(session, code, on), home, None)


class CountryPage(NamedTuple):
    """A report as a page tells it, when each of all agreements was signed, and how many of them end within a year."""

    report: CountryReport
    signatures: Sequence[Signature]
    ending: int


def country_page(session: ReadSession, code: str, *, on: date, home: str, most: PageLimits) -> CountryPage:
    """The same with no more agreements than a page tells; counts are those of all, sources those of what is told."""
    reached = CountryAgreements.of(session, code, on)
    return CountryPage(_build_report(session, reached, home, most), reached.signatures, len(reached.ending()))


def _build_report(
    session: ReadSession, reached: CountryAgreements, home: str, most: PageLimits | None
) -> CountryReport:
    code, on = reached.code, reached.on
    here = {place.id for place in reached.places}
    open_ids = cached(session, every.with_unnamed_parties)
    chosen, ending = reached.chosen(most), reached.ending()[: most and most.ending]
    dated = [place.id for place in reached.places if place.signed]
    ends = (dated[0], dated[-1]) if dated else ()
    read = reached.read(session, (*chosen, *ends, *ending, *open_ids))
    found = [read[key] for key in chosen]
    visits = visit.visits_with(session, code)
    signed = visit.signed_during(session, [row.id for row in visits])
    all_visits = visit_readings(
        session, visits, {key: [each for each in some if each in here] for key, some in signed.items()}
    )
    upcoming = tuple(
        each
        for each in all_visits
        if each.on is not None and UncertainDate.parse(each.on).after(on) is not Certainty.NO
    )
    movements = [
        each
        for each in movement_readings(session, sample.movements_with(session, code))
        if UncertainDate.parse(each.on).on_or_before(on) is not Certainty.NO
    ]
    given_back = [each for each in movements if each.giver.country == code]
    restrictions = restriction_readings(session, restriction.restrictions(session, [code]), on)
    facts = fact_readings(session, fact.facts_about(session, code))
    aside = set_aside_readings(session, set_aside.set_aside(session, code))
    names = cached_lexicon(session).countries
    country = _country(session, code)
    bibliography = Bibliography()
    for group in (found, restrictions, all_visits, movements, facts, aside):
        for each in group:
            bibliography.cite(each.sources)
    return CountryReport(
        on=on,
        revision=current_revision(session),
        country=country,
        home=CountryName(code=home, name=names[home][0], name_zh=names[home][1]),
        counts=_counts((place.doors, reached.group(place)) for place in reached.places),
        first=brief(read[dated[-1]]) if dated else None,
        latest=brief(read[dated[0]]) if dated else None,
        expiring=expiring_soon([read[key] for key in ending], on),
        organizations=_organizations(session, code, home, on),
        restrictions=restrictions,
        visits_upcoming=tuple(reversed(upcoming)),
        visits_past=tuple(each for each in all_visits if each not in upcoming),
        samples_given=tuple(each for each in movements if each.giver.country == home and code != home),
        samples_received=tuple(each for each in given_back if each.receiver.country == home),
        samples_passed_on=tuple(each for each in given_back if each.receiver.country != home),
        exchange=country_exchange(session, code, on=on, home=home)
        if country.kind is CountryKind.STATE and code != home
        else None,
        agreements=tuple(found),
        open_treaties=_open_treaties([read[key] for key in open_ids], on),
        facts=facts,
        set_aside=aside,
        sources=bibliography.sources,
    )
