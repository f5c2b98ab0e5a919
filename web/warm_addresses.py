"""What readers open first, and what takes part in most pages: worth having ready before anybody asks."""

from datetime import date

from db.session import ReadSession
from reports.countries.listing import country_list
from web.address import PREFIXES

PATHS = ("/", "/search/hints?q=a")
# Not the list of agreements: its facets count every one, which a record a thousand times this size would pay for
# whether or not anybody opens it.


def first_addresses(session: ReadSession, on: date, home: str) -> list[str]:
    """Addresses of pages in every language: where all begin, and the partner with most agreements."""
    lines = country_list(session, on=on, home=home).items
    paths = [*PATHS, *(f"/countries/{line.code}" for line in sorted(lines, key=lambda line: -line.total)[:1])]
    return [prefix + path for prefix in PREFIXES.values() for path in paths]
