"""Agreements: the filtered list, and the page of one with every fact it rests on."""

from datetime import date
from enum import StrEnum

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from db.queries import agreement as queries
from db.queries import country as naming
from db.queries.door import Door
from models.reason import N_
from models.status import StatusGroup
from models.vocabulary import InstrumentKind, Status, Topic
from reports import charts
from reports.agreement import agreement_report
from reports.agreements import agreement_page
from reports.citation import Style
from reports.family import family_report
from reports.history import FIELDS, record_history
from web.acts import signing, steps
from web.asking import Asked, asked, is_slug, vocabulary
from web.footnotes import Footnotes
from web.pages.problem import unknown
from web.pictures import pictures
from web.rendering import page

router = APIRouter()

PAGE = 50
STYLES = {Style.BIBTEX: "BibTeX", Style.RIS: "RIS", Style.CSL: "CSL-JSON"}
"""Ways to cite a record, by their own names."""
CHOICES: dict[str, tuple[type[StrEnum], ...]] = {
    "status": (StatusGroup, Status),
    "via": (Door,),
    "kind": (InstrumentKind,),
    "topic": (Topic,),
}
"""Parameters that take controlled words, and which."""


def read_cursor(text: str) -> queries.Place | None:
    """Where a page of the list begins, from its address; None where the text says no place."""
    day, _, key = text.partition(".")
    try:
        return queries.Place(date.fromisoformat(day), key) if is_slug(key) else None
    except ValueError:
        return None


def _cursor(asked: Asked) -> queries.Place | None:
    text = asked.value("cursor")
    place = read_cursor(text) if text else None
    if text and place is None:
        asked.left_out(
            N_("“%(value)s” is no place in this list; the list is shown from its beginning."), "", text
        )
    return place


def _choices() -> dict[str, tuple[StrEnum, ...]]:
    """The words that each parameter takes; a status that bears the name of a group is the group."""
    return {name: tuple(vocabulary(kinds).values()) for name, kinds in CHOICES.items()}


def _chips(
    asked: Asked, q: str, countries: tuple[str, ...], chosen: dict[str, tuple[StrEnum, ...]]
) -> list[tuple[str, str]]:
    """The filters chosen, each with the address of the list without it."""
    voice = asked.voice
    chips = [(f"“{q}”", voice.address.here(q=None, cursor=None))] if q else []
    for code in countries:
        rest = [each for each in countries if each != code]
        chips.append((voice.country(code), voice.address.here(country=rest, cursor=None)))
    for name, values in chosen.items():
        for value in values:
            rest = [each.value for each in values if each is not value]
            chips.append((voice.choice(value), voice.address.here(**{name: rest, "cursor": None})))
    return chips


def _countries(asked: Asked) -> tuple[str, ...]:
    codes = []
    for typed in asked.request.query_params.getlist("country"):
        name = typed.strip()
        code = naming.code_of(asked.session, name) if name else None
        if code is not None:
            codes.append(code)
        elif name:
            asked.left_out(N_("No country is called “%(value)s”; it was left out."), "", name)
    return tuple(dict.fromkeys(codes))


@router.get("/agreements")
def agreements(request: Request) -> Response:
    """The list of agreements; every state of it has an address of its own."""
    known = ("country", "via", "status", "kind", "topic", "q", "cursor")
    with asked(request, *known) as found:
        q = found.value("q")
        countries = _countries(found)
        chosen = {name: found.words(name, *kinds) for name, kinds in CHOICES.items()}
        wanted = queries.AgreementFilter(
            on=found.on,
            countries=countries,
            via=tuple(Door(each) for each in chosen["via"]),
            kinds=tuple(InstrumentKind(each) for each in chosen["kind"]),
            topics=tuple(Topic(each) for each in chosen["topic"]),
            q=q,
        )
        after = _cursor(found)
        report, last = agreement_page(
            found.session,
            wanted,
            statuses_wanted=[each.value for each in chosen["status"]],
            after=after,
            limit=PAGE,
        )
        return page(
            found,
            "agreements.html",
            report=report,
            countries=countries,
            chosen=chosen,
            filter_q=q,
            choices=_choices(),
            chips=_chips(found, q, countries, chosen),
            begun=after is not None,
            next_cursor=f"{last.signed.isoformat()}.{last.id}" if last else None,
        )


@router.get("/agreements/{agreement_id}")
def agreement(request: Request, agreement_id: str) -> Response:
    """One agreement; an id that was merged away leads to the one that was kept."""
    with asked(request) as found:
        if not is_slug(agreement_id):
            return unknown(found)
        report = agreement_report(found.session, agreement_id, on=found.on)
        if report is None:
            kept = queries.kept_as(found.session, agreement_id)
            if kept is None:
                return unknown(found)
            return RedirectResponse(found.voice.address.at(f"/agreements/{kept}"), 308)
        here = report.agreement
        family = family_report(found.session, here.id, on=found.on) if here.relations else None
        chart = charts.family(family, found.voice.wording) if family and len(family.members) > 1 else None
        return page(
            found,
            "agreement.html",
            report=report,
            agreement=here,
            notes=Footnotes.own(here.sources),
            supports={each.position: each.supports for each in here.sources if each.supports},
            bodies={body.id: body for body in (*here.home_parties, *here.partner_parties)},
            family=pictures((chart,), "family"),
            steps=steps(here, found.on),
            signing=signing(here),
            history=record_history(found.session, "agreement", here.id),
            fields={name: found.gettext(words) for name, words in FIELDS.items()},
            styles=STYLES,
        )
