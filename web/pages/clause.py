"""Clauses on sharing: the matrix, the filtered list, and chosen countries side by side, as page and as PDF."""

from dataclasses import replace
from enum import StrEnum

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from db.queries import clause as queries
from db.queries.door import OWN_DOORS
from models.clauses.kind import ClauseCluster
from models.clauses.state import ClauseState
from models.via import Via
from models.vocabulary import ClauseKind, Side, Topic
from models.wording.reason import N_
from reports.clauses.comparison import FEWEST, MOST, clause_comparison
from reports.clauses.listing import clause_page
from reports.clauses.matrix import clause_matrix
from reports.documents.clause_comparison import KIND
from reports.parameters.clause import (
    ClauseListParameters,
    ClauseMatrixParameters,
    ClauseParameters,
    clause_filter,
)
from reports.parameters.reading import declared
from reports.reading import Head
from reports.revision_cache import code_of
from web import parameters as filters
from web.page import page
from web.pages.agreement_list import read_cursor
from web.pdf import pdf_request
from web.request import PageRequest, page_request
from web.view.footnotes import Footnotes

router = APIRouter()

PAGE = 40
ASYMMETRIES = 15
"""At most so many are told where no country was chosen."""

CHOICES: dict[str, type[StrEnum]] = {
    "cluster": ClauseCluster,
    "kind": ClauseKind,
    "gives": Side,
    "receives": Side,
    "state": ClauseState,
    "topic": Topic,
    "via": Via,
}
"""Parameters that take controlled words, and which."""


class ClausePageParameters(ClauseListParameters, ClauseMatrixParameters):
    """What the page of clauses takes: for its list, and for its matrix."""


FILTERS = tuple(name for name in declared(ClauseListParameters) if name != "on")
"""What chooses the clauses."""
KNOWN = (*FILTERS, "by", "cursor")
HEAT = (1, 2, 4, 8)
"""From how many clauses on a cell of the matrix is a shade darker."""


def heat(clauses: int) -> int:
    """The shade of a cell of the matrix, from none to the darkest."""
    return sum(clauses >= least for least in HEAT)


def _place(text: str) -> queries.ClausePlace | None:
    day_and_id, _, position = text.rpartition(".")
    place = read_cursor(day_and_id)
    if place is None or not position.isascii() or not position.isdecimal():
        return None
    return queries.ClausePlace(place.signed, place.id, int(position[:6]))


def _cursor(found: PageRequest) -> queries.ClausePlace | None:
    text = found.value("cursor")
    place = _place(text) if text else None
    if text and place is None:
        found.left_out(
            N_("“%(value)s” is no place in this list; the list is shown from its beginning."), "", text
        )
    return place


def _chips(
    found: PageRequest, wanted: queries.ClauseFilter, missions: dict[str, str]
) -> list[tuple[str, str]]:
    """The filters chosen, each with the address of the page without it."""
    voice, chips = found.voice, []
    given = found.request.query_params

    def without(name: str, value: str) -> str:
        rest = [each for each in given.getlist(name) if each != value]
        return voice.address.here(**{name: rest, "cursor": None})

    for typed in given.getlist("country"):
        code = code_of(found.session, typed.strip())
        if code is not None:
            chips.append((voice.country(code), without("country", typed)))
    chips += [(missions.get(each, each), without("mission", each)) for each in wanted.missions]
    for name, kind in CHOICES.items():
        for value in dict.fromkeys(given.getlist(name)):
            if value in set(kind):
                said = voice.cap(voice.side(Side(value))) if kind is Side else voice.choice(kind(value))
                said = {
                    "gives": found.gettext("gives: %(who)s"),
                    "receives": found.gettext("receives: %(who)s"),
                }.get(name, "%(who)s") % {"who": said}
                chips.append((said, without(name, value)))
    for name, year in (("signed_from", wanted.signed_from), ("signed_to", wanted.signed_to)):
        if year is not None:
            words = N_("signed from %(year)s") if name == "signed_from" else N_("signed to %(year)s")
            chips.append(
                (found.gettext(words) % {"year": year}, voice.address.here(**{name: None, "cursor": None}))
            )
    return chips


@router.get("/clauses")
def clauses(request: Request) -> Response:
    """The matrix of kinds, what is not known for comparable partners, and the clauses themselves."""
    with page_request(request, *KNOWN) as found:
        parameters = filters.parameters(found, ClausePageParameters)
        wanted, by = clause_filter(found.session, parameters, found.on), parameters.by
        after = _cursor(found)
        report, last = clause_page(
            found.session, wanted, states=frozenset(parameters.state), after=after, limit=PAGE
        )
        matrix = clause_matrix(found.session, wanted, by=by) if after is None else None
        missions = {row.id: found.voice.plain_name(row) for row in queries.missions(found.session)}
        return page(
            found,
            "clauses.html",
            report=report,
            matrix=matrix,
            asymmetries=(matrix.asymmetries if wanted.countries else matrix.asymmetries[:ASYMMETRIES])
            if matrix
            else (),
            notes=Footnotes.of(report.sources),
            wanted=wanted,
            by=by,
            chosen={name: (request.query_params.getlist(name) or [""])[-1] for name in KNOWN},
            choices={name: tuple(kind) for name, kind in CHOICES.items()},
            missions=missions,
            chips=_chips(found, wanted, missions),
            heat=heat,
            own_doors=[door.value for door in wanted.via or OWN_DOORS],
            data_address={name: request.query_params.getlist(name) for name in FILTERS},
            next_cursor=f"{last.signed.isoformat()}.{last.agreement}.{last.position}" if last else None,
        )


@router.get("/clauses/compare")
def compare(request: Request) -> Response:
    """Two to five countries side by side, kind by kind."""
    with page_request(request, *declared(ClauseParameters)) as found:
        wanted = clause_filter(found.session, filters.parameters(found, ClauseParameters), found.on)
        if len(wanted.countries) > MOST:
            for code in wanted.countries[MOST:]:
                found.left_out(
                    N_("At most five countries can be compared; “%(value)s” was left out."),
                    "",
                    found.voice.country(code),
                )
            wanted = replace(wanted, countries=wanted.countries[:MOST])
        comparison = clause_comparison(found.session, wanted) if len(wanted.countries) >= FEWEST else None
        head = comparison or Head(on=found.on, revision=found.voice.wording.lexicon.revision)
        return page(
            found,
            "clause_comparison.html",
            report=head,
            comparison=comparison,
            wanted=wanted,
            notes=Footnotes.of(comparison.sources) if comparison else Footnotes.of(()),
            items={each.id: each for each in comparison.items} if comparison else {},
            most=MOST,
            unknown_kinds=found.gettext(", ").join(found.voice.word(kind) for kind in comparison.unknown)
            if comparison
            else "",
        )


@router.get("/clauses/compare.pdf")
def comparison_on_paper(request: Request) -> Response:
    """Two to five countries side by side as PDF."""
    with pdf_request(request, KIND) as asked:
        found, wanted = asked.found, asked.wanted(KIND)
        if not found.notices and not FEWEST <= len(wanted.countries) <= MOST:
            raise HTTPException(422, found.gettext(N_("Name two to five countries, each as country=….")))
        return asked.answer(KIND, wanted)
