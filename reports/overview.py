"""The record at a glance: its size, the latest agreements, what ends soon, the partners by region."""

from datetime import date

from db.ledger import current_revision
from db.queries import agreement_sets as every
from db.queries import country as naming
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.session import ReadSession
from reports.agreements.agreement import AgreementReading, agreements
from reports.agreements.summary import Brief, expiring_soon
from reports.claims import ClaimReading, Size, claim_report
from reports.countries.listing import CountryLine, country_list
from reports.history import Moment, latest_changes
from reports.reading import Head, Reading
from reports.revision_cache import members_on

LATEST = 8
BEST_KNOWN_CLAIM = "count-2020"


class Dot(Reading):
    """A partner state on the map: the seat of its government, in degrees, and its agreements, direct and multilateral."""

    country: str
    lat: float
    lon: float
    agreements: int


class Overview(Head):
    """The home page; ``claim`` is the best known public figure, of December 2020.

    ``changes`` are the latest transactions in which the record itself changed, ``dots`` the partners on a map.
    """

    size: Size
    claim: ClaimReading | None
    latest: tuple[AgreementReading, ...]
    expiring: tuple[Brief, ...]
    changes: tuple[Moment, ...]
    partners: tuple[CountryLine, ...]
    dots: tuple[Dot, ...]


def overview(session: ReadSession, *, on: date, home: str) -> Overview:
    """The record at a glance as of ``on``."""
    members = members_on(session, on)
    wanted = AgreementFilter(on=on)
    latest = [place.id for place in list_positions(session, wanted, members, limit=LATEST)]
    ending = every.with_a_term(session, on)
    claims = claim_report(session, on=on, home=home)
    partners = tuple(
        line for line in country_list(session, on=on, home=home).items if line.direct or line.multilateral
    )
    seats = naming.seats(session)
    return Overview(
        on=on,
        revision=current_revision(session),
        size=claims.size,
        claim=next((each for each in claims.items if each.id == BEST_KNOWN_CLAIM), None),
        latest=tuple(agreements(session, latest, on=on, members=members)),
        expiring=expiring_soon(agreements(session, ending, on=on, members=members), on),
        changes=latest_changes(session, on=on),
        partners=partners,
        dots=tuple(
            Dot(
                country=line.code,
                lat=seats[line.code][0],
                lon=seats[line.code][1],
                agreements=line.direct + line.multilateral,
            )
            for line in partners
        ),
    )
