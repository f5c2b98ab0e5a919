"""Fairness: the page of what was shared with whom, how evenly, how sure the record is; and its summary as PDF."""

from collections.abc import Sequence
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries import fairness as queries
from models.fairness.scope import SHARED_KINDS, FairnessScope, PartnerUnit, PopulationRule
from models.vocabulary import Purpose, Region
from reports import charts
from reports.documents.fairness import KIND
from reports.fairness.fairness import Distribution, fairness_report
from reports.parameters.fairness import FairnessParameters, fairness_scope
from reports.parameters.reading import declared
from web import parameters as filters
from web.page import page
from web.pdf import answer_report
from web.request import PageRequest, page_request
from web.view.footnotes import Footnotes
from web.view.measures import measures
from web.view.pictures import Picture, pictures

router = APIRouter()

PARAMETERS = tuple(name for name in declared(FairnessParameters) if name != "on")


class ScopeForm(NamedTuple):
    """A distribution with its pictures."""

    distribution: Distribution
    pictures: Sequence[Picture]


def scope_of_page(found: PageRequest) -> FairnessScope:
    """The scope that the address asks for; what is not understood is named and left out."""
    return fairness_scope(found.session, filters.parameters(found, FairnessParameters))


@router.get("/fairness")
def fairness(request: Request) -> Response:
    """How evenly samples were shared; every scope has an address of its own."""
    with page_request(request, *PARAMETERS) as found:
        scope = scope_of_page(found)
        report = fairness_report(found.session, scope, on=found.on, home=found.home)
        wording = found.voice.wording
        told = []
        for each in report.distributions:
            drawn = (
                charts.lorenz(each, wording),
                charts.mass_by_partner(each, wording),
                charts.world(each, wording),
            )
            told.append(ScopeForm(each, pictures(drawn, each.name)))
        return page(
            found,
            "fairness.html",
            report=report,
            told=told,
            notes=Footnotes.of(report.sources),
            chosen=scope,
            missions=queries.missions_flown(found.session),
            kinds=SHARED_KINDS,
            purposes=tuple(Purpose),
            regions=tuple(Region),
            populations=tuple(PopulationRule),
            levels=tuple(PartnerUnit),
            data_address={name: found.request.query_params.getlist(name) for name in PARAMETERS},
            **measures(found.voice),
        )


@router.get("/fairness.pdf")
def fairness_summary(request: Request) -> Response:
    """The summary of a scope as PDF; it takes what the page takes."""
    return answer_report(request, KIND)
