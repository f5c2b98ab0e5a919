"""Bodies: the list of all by state, and the page of one: what it is, what is around it, and what it has agreed."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.bodies import BodyLine, body_list, body_report
from reports.parameters.names import is_slug
from reports.reading import Head
from web.page import page
from web.pages.problem import unknown
from web.request import page_request
from web.view.footnotes import Footnotes
from web.view.groups import agreement_groups

router = APIRouter()


@router.get("/bodies")
def bodies(request: Request) -> Response:
    """Every body: those of the home state, those of other states by state, those of organizations and others."""
    with page_request(request) as found:
        listed = body_list(found.session)
        state = found.voice.wording.country

        def place(line: BodyLine) -> tuple[str, str]:
            return (state(line.country) if line.country else "", line.name.casefold())

        lines = sorted(listed.items, key=place)
        return page(
            found,
            "bodies.html",
            report=Head(on=found.on, revision=listed.revision),
            total=listed.total,
            ours=[line for line in lines if line.country == found.home],
            theirs=[line for line in lines if line.country not in (None, found.home)],
            others=[line for line in lines if line.country is None],
        )


@router.get("/bodies/{body_id}")
def body(request: Request, body_id: str) -> Response:
    """One body."""
    with page_request(request) as found:
        report = body_report(found.session, body_id, on=found.on) if is_slug(body_id) else None
        if report is None:
            return unknown(found)
        return page(
            found,
            "body.html",
            report=report,
            body=report.body,
            notes=Footnotes.of(report.sources),
            groups=agreement_groups(found, report.agreements),
        )
