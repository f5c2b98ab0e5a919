"""Every state with the number of agreements behind each door as of a day."""

from datetime import date

from db.ledger import current_revision
from db.queries import country as naming
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.queries.door import via_counts
from db.session import ReadSession
from models.via import Via
from models.vocabulary import Region, Subregion
from reports.reading import CountryName, Head, Reading
from reports.revision_cache import members_on


class CountryLine(Reading):
    """A state with the number of agreements behind each door."""

    code: str
    alpha3: str
    url: str
    name: str
    name_zh: str
    region: Region
    subregion: Subregion
    former: bool
    direct: int
    multilateral: int
    organization: int
    total: int


class CountryList(Head):
    """Every state of the naming table but the home state, with counts per door."""

    home: CountryName
    items: tuple[CountryLine, ...]
    total: int
    partners: int
    """States that take part in at least one agreement themselves."""


def country_list(session: ReadSession, *, on: date, home: str) -> CountryList:
    """Every state with its counts per door as of ``on``; the home state and its regions are left out."""
    members = members_on(session, on)
    existing = frozenset(place.id for place in list_positions(session, AgreementFilter(on=on), members))
    counts = via_counts(session, members, existing)
    names = naming.names(session)
    lines = []
    for row in naming.countries(session):
        if row.code == home or not naming.is_state(row.kind):
            continue
        doors = counts.get(row.code, {})
        lines.append(
            CountryLine(
                code=row.code,
                alpha3=row.alpha3,
                url=f"/countries/{row.code}",
                name=row.name,
                name_zh=row.name_zh,
                region=row.region,
                subregion=row.subregion,
                former=row.former,
                direct=len(doors.get(Via.DIRECT, ())),
                multilateral=len(doors.get(Via.MULTILATERAL, ())),
                organization=len(doors.get(Via.ORGANIZATION, ())),
                total=len(set().union(*doors.values())),
            )
        )
    return CountryList(
        on=on,
        revision=current_revision(session),
        home=CountryName(code=home, name=names[home][0], name_zh=names[home][1]),
        items=tuple(lines),
        total=len(lines),
        partners=sum(1 for line in lines if line.direct or line.multilateral),
    )
