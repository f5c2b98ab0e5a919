"""The page of a body: what it is, what is around it, and what it has agreed."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reports.body import body_report
from web.asking import asked, is_slug
from web.footnotes import Footnotes
from web.groups import grouped
from web.pages.problem import unknown
from web.rendering import page

router = APIRouter()


@router.get("/bodies/{body_id}")
def body(request: Request, body_id: str) -> Response:
    """One body."""
    with asked(request) as found:
        report = body_report(found.session, body_id, on=found.on) if is_slug(body_id) else None
        if report is None:
            return unknown(found)
        return page(
            found,
            "body.html",
            report=report,
            body=report.body,
            notes=Footnotes.of(report.sources),
            groups=grouped(found, report.agreements),
        )
