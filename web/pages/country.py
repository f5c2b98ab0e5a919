"""Countries: the list of all, and of one what was agreed with it and where that stands, as page and as briefing."""

from collections import defaultdict

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import Field

from db.queries import country as naming
from models.vocabulary import Region
from reports import charts
from reports.agreements.by_country import PageLimits
from reports.agreements.summary import GROUPS
from reports.countries.country import country_page
from reports.countries.listing import CountryLine, country_list
from reports.documents.briefing import KIND
from reports.parameters.declaration import OnDay, Words
from reports.parameters.reading import declared
from reports.revision_cache import code_of
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.pdf import pdf_request
from web.request import PageRequest, page_request
from web.view.footnotes import Footnotes
from web.view.groups import agreement_groups
from web.view.measures import measures
from web.view.pictures import drawing
from web.view.promises import promised
from web.view.timeline import timeline

router = APIRouter()


class CountryListParameters(OnDay):
    """What narrows the list of countries on its page; programs are given all of them."""

    q: Words = ""
    region: list[Region] = Field(default_factory=list)
    partners: bool = False


MOST = PageLimits(whole=40, latest=20, ending=12)
"""What is told on the page of a country; the lists that it leads to have the rest."""


def by_name(found: PageRequest, lines: list[CountryLine]) -> list[CountryLine]:
    """Lines in the order of the language: by letter, or by the sound of the Chinese name."""
    if found.language.code == "zh":
        # GB 18030 orders the common characters by their sound, as a Chinese index does.
        return sorted(lines, key=lambda line: line.name_zh.encode("gb18030"))
    return sorted(lines, key=lambda line: line.name)


def by_region(found: PageRequest, lines: list[CountryLine]) -> list[tuple[Region, list[CountryLine]]]:
    """Lines under their regions; within one, partners first."""
    regions: dict[Region, list[CountryLine]] = defaultdict(list)
    for line in by_name(found, lines):
        regions[line.region].append(line)
    return [
        (region, sorted(regions[region], key=lambda line: not (line.direct or line.multilateral)))
        for region in Region
        if region in regions
    ]


def is_code(name: str) -> bool:
    """Whether a country is asked for by a code, which stays its own; what a name leads to may change."""
    return name.isascii() and len(name) <= len("FRA")


@router.get("/countries")
def countries(request: Request) -> Response:
    """Every state with its counts by door, by region; filtered by words, region, and whether it is a partner."""
    with page_request(request, *declared(CountryListParameters)) as found:
        parameters = filters.parameters(found, CountryListParameters)
        q, regions, partners = parameters.q, tuple(parameters.region), parameters.partners
        report = country_list(found.session, on=found.on, home=found.home)
        lines = list(report.items)
        if q:
            codes = naming.matching_codes(found.session, q, len(lines))
            lines = [line for line in lines if line.code in codes]
        if regions:
            lines = [line for line in lines if line.region in regions]
        if partners:
            lines = [line for line in lines if line.direct or line.multilateral]
        return page(
            found,
            "countries.html",
            report=report,
            regions=by_region(found, lines),
            shown=len(lines),
            filter_q=q,
            filter_regions=regions,
            filter_partners=partners,
            every_region=tuple(Region),
        )


def code_or_way(found: PageRequest, name: str, rest: str = "") -> str | Response:
    """The code of a country that is asked for by it; else what leads to it, with ``rest`` of the address behind."""
    address = found.voice.address
    code = code_of(found.session, name)
    if code is None:
        return unknown(found)
    if code == found.home:
        return RedirectResponse(address.to("/agreements"), 307)
    if code != name:
        return RedirectResponse(address.at(f"/countries/{code}{rest}"), 308 if is_code(name) else 307)
    return code


@router.get("/countries/{name}")
def country(request: Request, name: str) -> Response:
    """One country; any other spelling than its code leads to the code."""
    with page_request(request) as found:
        code = code_or_way(found, name)
        if isinstance(code, Response):
            return code
        report, signatures, ending = country_page(
            found.session, code, on=found.on, home=found.home, most=MOST
        )
        chart = charts.timeline(report, found.voice.wording, signatures=signatures)
        return page(
            found,
            "country.html",
            report=report,
            notes=Footnotes.of(report.sources),
            groups=agreement_groups(found, report.agreements),
            totals=report.counts[-1].model_dump(include={group.value for group in GROUPS}),
            ending=ending,
            promised=promised(report),
            titles={each.id: each for each in report.agreements},
            years=timeline(report),
            chart=chart,
            **measures(found.voice),
            picture=drawing(chart) if chart else "",
        )


@router.get("/countries/{name}/briefing.pdf")
def country_briefing(request: Request, name: str) -> Response:
    """The briefing as PDF; any other spelling of the country than its code leads to the code."""
    with pdf_request(request, KIND) as asked:
        code = code_or_way(asked.found, name, "/briefing.pdf")
        return code if isinstance(code, Response) else asked.answer(KIND, code)
