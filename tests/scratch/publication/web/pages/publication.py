"""Publications: the list of them, and the page of one with the history of its record."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from reports.publication import publication_list

from reports.history import record_fields, record_history
from reports.parameters.names import is_slug
from web.page import page
from web.pages.problem import unknown
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()


@router.get("/publications")
def publications(request: Request) -> Response:
    """Publications, the newest first."""
    with page_request(request) as found:
        report = publication_list(found.session, on=found.on)
        return page(
            found, "publication.html", report=report, one=None, notes=Footnotes.of(report.sources), history=()
        )


@router.get("/publications/{publication_id}")
def publication(request: Request, publication_id: str) -> Response:
    """One publication."""
    with page_request(request) as found:
        ids = [publication_id] if is_slug(publication_id) else []
        report = publication_list(found.session, on=found.on, ids=ids)
        if not report.items:
            return unknown(found)
        return page(
            found,
            "publication.html",
            report=report,
            one=report.items[0],
            notes=Footnotes.of(report.sources),
            history=record_history(found.session, "publication", publication_id),
            fields={name: found.gettext(words) for name, words in record_fields("publication").items()},
        )
