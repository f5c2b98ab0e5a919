"""The record at a glance: its size, the latest agreements, what ends soon, the partners by region."""

from datetime import date

from db.ledger import current_revision
from db.queries import agreement as queries
from db.queries import agreements as every
from db.queries.door import members_on
from db.session import Reading as Session
from reports.agreement import AgreementReading, agreements
from reports.claims import ClaimReading, Size, claim_report
from reports.country import Brief, CountryLine, country_list, expiring_soon
from reports.reading import Head

LATEST = 8
BEST_KNOWN_CLAIM = "count-2020"


class Overview(Head):
    """The home page; ``claim`` is the best known public figure, of December 2020."""

    size: Size
    claim: ClaimReading | None
    latest: tuple[AgreementReading, ...]
    expiring: tuple[Brief, ...]
    partners: tuple[CountryLine, ...]


def overview(session: Session, *, on: date, home: str) -> Overview:
    """The record at a glance as of ``on``."""
    members = members_on(session, on)
    wanted = queries.AgreementFilter(on=on)
    latest = [place.id for place in queries.places(session, wanted, members, limit=LATEST)]
    ending = every.with_a_term(session, on)
    claims = claim_report(session, on=on, home=home)
    return Overview(
        on=on,
        revision=current_revision(session),
        size=claims.size,
        claim=next((each for each in claims.items if each.id == BEST_KNOWN_CLAIM), None),
        latest=tuple(agreements(session, latest, on=on, members=members)),
        expiring=expiring_soon(agreements(session, ending, on=on, members=members), on),
        partners=tuple(
            line for line in country_list(session, on=on, home=home).items if line.direct or line.multilateral
        ),
    )
