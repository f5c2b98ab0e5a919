"""The pages, in English at the root and in Chinese under /zh: one module a noun."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from web.address import PREFIXES, Address
from web.pages import (
    about,
    agreement,
    api,
    benefit_summary,
    benefits,
    body,
    briefing,
    clause,
    comparison,
    country,
    dossier,
    fairness,
    fairness_summary,
    home,
    mission,
    organization,
    reciprocity,
    restriction,
    rule,
    sample,
    search,
    statement,
    visit,
)
from web.pages import (
    agreement_list as agreements,
)
from web.pages import (
    country_comparison as compare,
)

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
for _prefix in PREFIXES.values():
    for _noun in (
        home,
        country,
        briefing,
        agreements,
        agreement,
        dossier,
        clause,
        comparison,
        compare,
        rule,
        statement,  # before sample, whose ids would take its address
        sample,
        mission,
        visit,
        restriction,
        organization,
        body,
        fairness,
        fairness_summary,
        reciprocity,
        benefits,
        benefit_summary,
        about,
        api,
        search,
    ):
        router.include_router(_noun.router, prefix=_prefix)


@router.get("/zh")
def bare(request: Request) -> Response:
    """A language's prefix alone leads to its home page."""
    return RedirectResponse(Address.of(request).at("/"), 308)
