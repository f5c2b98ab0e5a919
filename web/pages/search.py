"""Search: countries, organizations and agreements, in either language, from the first letter or character."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries import agreement as queries
from db.queries import country as naming
from reports.agreement import AgreementReading
from reports.agreements import agreement_page
from reports.country import CountryLine, country_list
from reports.organization import OrganizationLine, organization_list
from reports.reading import Head
from web.asking import Asked, asked
from web.rendering import page

router = APIRouter()

AGREEMENTS = 30
COUNTRIES = 12
LONGEST = 200


class Results(NamedTuple):
    """What was found."""

    countries: list[CountryLine]
    near: list[CountryLine]
    """Countries with names like the one typed, where nothing is found under it."""
    organizations: list[OrganizationLine]
    agreements: tuple[AgreementReading, ...]
    total: int


def _organizations(asked: Asked, q: str) -> list[OrganizationLine]:
    words = q.casefold().split()
    found = []
    for line in organization_list(asked.session, on=asked.on).items:
        # A handful of lines: what is typed must begin a word of the English name or stand in the Chinese one.
        named = f" {line.name} {line.acronym or ''}".casefold()
        if all(f" {word}" in named or word in (line.name_zh or "") for word in words):
            found.append(line)
    return found


def _results(asked: Asked, q: str) -> Results:
    lines = {line.code: line for line in country_list(asked.session, on=asked.on, home=asked.home).items}
    codes = naming.found(asked.session, q, len(lines))
    exact = naming.code_of(asked.session, q)
    if exact is not None and exact not in codes:
        codes.insert(0, exact)
    wanted = queries.AgreementFilter(on=asked.on, q=q)
    agreements, _ = agreement_page(asked.session, wanted, limit=AGREEMENTS)
    organizations = _organizations(asked, q)
    nothing = not (codes or organizations or agreements.total)
    near = naming.nearest(asked.session, q) if nothing else []
    return Results(
        countries=[lines[code] for code in codes if code in lines][:COUNTRIES],
        near=[lines[code] for code in near if code in lines],
        organizations=organizations,
        agreements=agreements.items,
        total=agreements.total,
    )


@router.get("/search")
def search(request: Request) -> Response:
    """What the record has under some words."""
    with asked(request, "q") as found:
        q = found.value("q")[:LONGEST]
        report = Head(on=found.on, revision=found.voice.wording.lexicon.revision)
        return page(found, "search.html", report=report, q=q, results=_results(found, q) if q else None)
