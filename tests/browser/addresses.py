"""One address, at least, of every page type of the site."""

KINDS = (
    "/",
    "/countries",
    "/countries/LA",
    "/agreements",
    "/agreements?country=Laos&kind=protocol&on=2020-01-01&colour=red",
    "/agreements/la-2008-framework-agreement",
    "/clauses",
    "/clauses/compare?country=FR&country=RU",
    "/samples",
    "/samples/rules",
    "/samples/change-5",
    "/samples/movements/ce5-batch-01",
    "/visits",
    "/visits/ae-2015-mohamed-bin-zayed",
    "/restrictions",
    "/missions",
    "/missions/change-6",
    "/compare?country=FR&country=IT",
    "/organizations",
    "/bodies",
    "/organizations/apsco",
    "/bodies/cnes",
    "/fairness",
    "/reciprocity",
    "/benefits",
    "/about",
    "/api",
    "/search",
    "/search?q=laos",
    "/countries/LA?on=2025-02-30",
    "/nowhere",
)
ANSWERS = {"/countries/LA?on=2025-02-30": 422, "/nowhere": 404}
"""The status of those that do not answer 200."""

OPENED = {"/api": (".opblock-tag", ".opblock-summary-control", ".try-out__btn")}
"""What is opened, one after the other, on a page that a script draws."""

IN_BOTH = tuple(prefix + address for prefix in ("", "/zh") for address in KINDS)
"""Each in English and in Chinese."""


def status(address: str) -> int:
    """The status that an address answers with."""
    return ANSWERS.get(address.removeprefix("/zh"), 200)
