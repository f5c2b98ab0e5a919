"""Two to five countries side by side, the rows where they differ first."""

from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries import country as naming
from models.wording.reason import N_
from reports.countries.comparison import country_comparison
from reports.countries.comparison_reading import FEWEST, MOST, ComparedRow, RowGroup
from reports.parameters.comparison import ComparisonParameters
from reports.parameters.names import country_codes
from reports.parameters.reading import declared
from reports.reading import Head
from web import parameters as filters
from web.page import page
from web.request import PageRequest, page_request
from web.view.measures import measures

router = APIRouter()

HEADINGS = {
    RowGroup.AGREEMENTS: N_("Agreements by door and by where they stand"),
    RowGroup.ENDS: N_("First, latest and next to end"),
    RowGroup.CLAUSES: N_("Clauses on sharing"),
    RowGroup.SAMPLES: N_("Samples"),
    RowGroup.OWED: N_("Promises not shown as kept"),
    RowGroup.RESTRICTIONS: N_("Restrictions"),
    RowGroup.VISITS: N_("Visits"),
    RowGroup.ORGANIZATIONS: N_("Organizations"),
}


def countries_to_compare(found: PageRequest) -> tuple[str, ...]:
    """The countries to compare; those beyond the fifth, the home state and its regions are named and left out."""
    codes = country_codes(found.session, filters.parameters(found, ComparisonParameters).country)
    states = {row.code for row in naming.countries(found.session, codes) if naming.is_state(row.kind)}
    for code in codes:
        if code == found.home or code not in states:
            found.left_out(
                N_("“%(value)s” is no partner country and was left out."), "", found.voice.country(code)
            )
    codes = tuple(code for code in codes if code != found.home and code in states)
    for code in codes[MOST:]:
        found.left_out(
            N_("At most five countries can be compared; “%(value)s” was left out."),
            "",
            found.voice.country(code),
        )
    return codes[:MOST]


def by_group(found: PageRequest, rows: list[ComparedRow]) -> list[tuple[str, list[ComparedRow]]]:
    """Rows under the headings of what they are about."""
    return [
        (found.gettext(HEADINGS[group]), list(some))
        for group, some in groupby(rows, key=lambda row: row.group)
    ]


@router.get("/compare")
def compare(request: Request) -> Response:
    """The countries named side by side, or the form that asks for them."""
    with page_request(request, *declared(ComparisonParameters)) as found:
        codes = countries_to_compare(found)
        comparison = (
            country_comparison(found.session, codes, on=found.on, home=found.home)
            if len(codes) >= FEWEST
            else None
        )
        rows = comparison.rows if comparison else ()
        names = naming.names(found.session)
        return page(
            found,
            "compare.html",
            report=comparison or Head(on=found.on, revision=found.voice.wording.lexicon.revision),
            comparison=comparison,
            codes=codes,
            most=MOST,
            parts=[
                (heading, says, by_group(found, [row for row in rows if row.differs is differs]))
                for heading, says, differs in (
                    (found.gettext("Where they differ"), "", True),
                    (
                        found.gettext("Where they are alike"),
                        found.gettext("Alike also where nothing is known of any of them."),
                        False,
                    ),
                )
            ],
            **measures(found.voice),
            choices=sorted(found.voice.country(code) for code in names if code != found.home),
        )
