"""The page for what went wrong: in few words, with the nearest names and a way on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from db.queries import country as naming
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.session import ReadSession, read_session
from models.dates.day import parse_day
from models.wording.reason import N_
from reports.agreements.agreement import agreements
from reports.wording.language import language
from web.address import Address
from web.page import environment, frame
from web.request import PageRequest

MOST = 5
MANY = 3000
"""Above so many ids only those that begin alike are compared."""

Suggestion = tuple[str, str]
"""A name, and the address of its page without a language."""

_WORDS = {
    404: (
        N_("There is no such page"),
        N_("The address may be mistyped, or the record has nothing under this name."),
    ),
    405: (N_("This page is only for reading"), N_("It answers requests to read, and no others.")),
    422: (N_("Something in the address is not understood"), N_("Correct it, or begin again from here.")),
    429: (N_("Too many requests"), N_("Wait a moment, then try again.")),
    500: (
        N_("Something went wrong on our side"),
        N_("The record is untouched. Try again; if it happens again, tell the people who run this site."),
    ),
    503: (N_("Not ready yet"), N_("The record is being loaded. Try again in a minute.")),
}
_OTHER = (N_("This could not be done"), N_("Begin again from here."))


def problem_page(
    request: Request,
    status: int,
    title: str,
    detail: str,
    suggestions: Sequence[Suggestion] = (),
    request_id: str | None = None,
) -> Response:
    """The page for an error; needs no database.

    ``title`` stands where this page has no words of its own for ``status``; ``detail`` is shown to English readers.
    """
    address = _pinned(request)
    tongue = language(address.language)
    heading, advice = _WORDS.get(status, (title if tongue.code == "en" else _OTHER[0], _OTHER[1]))
    text = (
        environment(tongue.code)
        .get_template("problem.html")
        .render(
            **frame(address),
            heading=tongue.gettext(heading),
            advice=tongue.gettext(advice),
            detail=detail if tongue.code == "en" else "",
            suggestions=[(name, address.to(url)) for name, url in suggestions],
            request_id=request_id,
            report=None,
        )
    )
    return HTMLResponse(text, status, {"Content-Language": tongue.tag})


def _pinned(request: Request) -> Address:
    """The address asked for, with the day that it names, so that the ways on keep it."""
    address = Address.of(request)
    try:
        return replace(address, pinned=parse_day(request.query_params.get("on", "").strip()).isoformat())
    except ValueError:
        return address


def unknown(asked: PageRequest) -> Response:
    """The page for a record that there is not."""
    return problem_page(asked.request, 404, "", "", _near(asked.request, asked.session))


def suggestions_for(request: Request, country: str | None = None) -> list[Suggestion]:
    """The records whose names are nearest to the country named, or to the last part of an address."""
    with read_session(request.app.state.engine) as session:
        if country is not None:
            return _countries(session, country, chinese=Address.of(request).language == "zh")
        return _near(request, session)


def _near(request: Request, session: ReadSession) -> list[Suggestion]:
    address = Address.of(request)
    parts = [part for part in re.sub(r"^/api/v1(?=/)", "", address.path).split("/") if part]
    if not parts:
        return []
    chinese = address.language == "zh"
    if parts[0] == "agreements" and len(parts) > 1:
        return _agreements(session, parts[1], request, chinese=chinese)
    wanted = parts[1] if len(parts) > 1 else parts[0]
    return _countries(session, wanted, chinese=chinese)


def _countries(session: ReadSession, wanted: str, *, chinese: bool) -> list[Suggestion]:
    names = naming.names(session)
    codes = naming.nearest(session, wanted) or naming.matching_codes(session, wanted, MOST)
    return [(names[code][chinese], f"/countries/{code}") for code in codes]


def _agreements(session: ReadSession, wanted: str, request: Request, *, chinese: bool) -> list[Suggestion]:
    on = request.app.state.today()
    ids = [place.id for place in list_positions(session, AgreementFilter(on=on), {})]
    if len(ids) > MANY:
        start = wanted.partition("-")[0]
        ids = [each for each in ids if each.startswith(start)]
    near = get_close_matches(wanted[:120].lower(), ids, n=MOST, cutoff=0.5)
    found = agreements(session, near, on=on, members={})
    return [
        ((each.title_zh or each.title_zh_editorial or each.title) if chinese else each.title, each.url)
        for each in found
    ]
