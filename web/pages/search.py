"""Search: everything the record has a name for, and agreements by their words; on a page, and as one types."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.agreement_filter import AgreementFilter
from reports.agreements.listing import agreement_page
from reports.history import LABELS
from reports.parameters.declaration import OnDay, Words
from reports.parameters.reading import declared
from reports.reading import Head
from reports.search import KINDS, SearchResult, highlighted, search_record
from web import parameters as filters
from web.page import page
from web.request import PageRequest, page_request

router = APIRouter()

AGREEMENTS = 30
NAMES, HINTS = 12, 4
"""Names of each kind shown on the page, and as one types."""


def _by_kind(results: SearchResult | None) -> dict[str, object]:
    return {group.kind: group for group in results.groups} if results else {}


class SearchParameters(OnDay):
    """What is looked for."""

    q: Words = ""


def _headings(asked: PageRequest) -> dict[str, str]:
    """What the kinds of names are called; people are no noun of the record."""
    return {kind: asked.voice.cap(asked.gettext(LABELS[kind])) for kind in KINDS if kind in LABELS}


@router.get("/search")
def search(request: Request) -> Response:
    """What the record has under some words."""
    with page_request(request, *declared(SearchParameters)) as seen:
        q = filters.parameters(seen, SearchParameters).q
        results = search_record(seen.session, q, on=seen.on, of_each=NAMES, agreements=0) if q else None
        wanted = AgreementFilter(on=seen.on, q=q)
        listed = agreement_page(seen.session, wanted, limit=AGREEMENTS)[0] if q else None
        return page(
            seen,
            "search.html",
            report=results or Head(on=seen.on, revision=seen.voice.wording.lexicon.revision),
            q=q,
            results=results,
            groups=_by_kind(results),
            headings=_headings(seen),
            listed=listed,
            pieces=highlighted,
        )


@router.get("/search/hints")
def hints(request: Request) -> Response:
    """The first of what is found, as one types: part of a page."""
    with page_request(request, *declared(SearchParameters)) as seen:
        q = filters.parameters(seen, SearchParameters).q
        results = search_record(seen.session, q, on=seen.on, of_each=HINTS) if q else None
        return page(
            seen,
            "hints.html",
            q=q,
            results=results,
            groups=_by_kind(results),
            headings=_headings(seen),
            pieces=highlighted,
        )
