"""Reports as PDF over HTTP: a document is kept by whoever asked for it, and made again only where it would differ."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from fastapi import HTTPException, Request
from fastapi.responses import Response

from db.ledger import current_revision
from models.wording.reason import N_
from reports.documents.report import (
    FilteredReportKind,
    Lang,
    PrintableReport,
    ReportKind,
    file_name,
    languages_of,
    print_report,
    template_version,
)
from reports.wording.language import language
from web import parameters as filters
from web.parameters import Declared
from web.request import PageRequest, page_request

Wanted = TypeVar("Wanted")

NAMED_AT_MOST = 50
"""Of so many replaced characters the answer's head names the numbers; the document tells how many there are."""


@dataclass(frozen=True)
class PdfRequest:
    """A request for a document, understood as a page's is; the language of the address is its own where none is named."""

    found: PageRequest
    lang: Lang

    def wanted(self, kind: FilteredReportKind[Declared, Wanted]) -> Wanted:
        """What a report of this kind is asked about; what is not understood is named and left out."""
        found = self.found
        return kind.wanted(found.session, filters.parameters(found, kind.parameters), found.on)

    def answer(
        self, kind: ReportKind[Wanted], wanted: Wanted, report: PrintableReport | None = None
    ) -> Response:
        """The document, or only that it has not changed; ``report`` where it was read before.

        Refuses an address of which something was left out: nobody sees on a PDF what its page says about that.
        """
        found = self.found
        if found.on_fault or found.notices:
            raise HTTPException(422, " ".join(filter(None, [found.on_fault, *found.notices])))
        deciding = (
            kind.name,
            wanted,
            found.on,
            self.lang,
            found.home,
            current_revision(found.session),
            template_version(),
        )
        tag = f'"{sha256(repr(deciding).encode()).hexdigest()[:32]}"'
        headers = {
            "ETag": tag,
            "Cache-Control": "no-cache",  # kept, and asked for again each time: the record may have changed
            "Content-Language": ", ".join(language(code).tag for code in languages_of(self.lang)),
        }
        held = [each.strip().removeprefix("W/") for each in _held(found.request).split(",")]
        if tag in held or held == ["*"]:
            return Response(status_code=304, headers=headers)
        report = report or kind.report(found.session, wanted, found.on, found.home)
        paper = print_report(report, found.voice.wording.lexicon, self.lang, found.home)
        if paper.replaced:
            headers["Replaced-Characters"] = ", ".join(paper.replaced_names[:NAMED_AT_MOST])
        headers["Content-Disposition"] = f'inline; filename="{file_name(report.name, found.on, self.lang)}"'
        return Response(paper.pdf, headers=headers, media_type="application/pdf")


def _held(request: Request) -> str:
    return request.headers.get("if-none-match", "")


@contextmanager
def pdf_request(request: Request, kind: ReportKind[Any]) -> Iterator[PdfRequest]:
    """Understand a request for a document: as ``page_request`` does, and the language named by ``lang``."""
    with page_request(request, "lang", *kind.parameter_names) as found:
        typed = found.value("lang")
        chosen = next((each for each in kind.languages if each == (typed or found.language.code)), None)
        if chosen is None:
            found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), "lang", typed)
        yield PdfRequest(found, chosen or kind.languages[0])


def answer_report(request: Request, kind: FilteredReportKind[Any, Any]) -> Response:
    """A report of this kind, as an address asks for it."""
    with pdf_request(request, kind) as asked:
        return asked.answer(kind, asked.wanted(kind))
