"""The page of fairness: what was shared with whom, how evenly, how sure the record is; then every figure."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries import fairness as queries
from db.queries.mission import unknown
from models.fairness.assessment import FEWEST_KNOWN
from models.fairness.scope import SHARED_KINDS, FairnessScope, PartnerUnit, PopulationRule
from models.vocabulary import MovementKind, Purpose, Region
from models.wording.reason import N_
from reports import charts
from reports.fairness.fairness import Distribution, fairness_report
from web.page import page
from web.request import PageRequest, page_request, parse_day
from web.view.footnotes import Footnotes
from web.view.measures import measures
from web.view.pictures import Picture, pictures

router = APIRouter()

PARAMETERS = (
    "mission",
    "region",
    "kind",
    "purpose",
    "from",
    "to",
    "by",
    "domestic",
    "population",
    "fewest_known",
)
MOST_FEWEST = 1000


class ScopeForm(NamedTuple):
    """A distribution with its pictures."""

    distribution: Distribution
    pictures: Sequence[Picture]


def _one(
    found: PageRequest, name: str, kind: type[PartnerUnit] | type[PopulationRule]
) -> PartnerUnit | PopulationRule | None:
    chosen = found.words(name, kind)
    return kind(chosen[0]) if chosen else None


def day_typed(found: PageRequest, name: str) -> date | None:
    """A day of the form; one that is not understood is named and left out."""
    typed = found.value(name)
    try:
        return parse_day(typed) if typed else None
    except ValueError:
        found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), name, typed)
        return None


def _missions(found: PageRequest) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(key for key in found.request.query_params.getlist("mission") if key))
    strange = unknown(found.session, given)
    for key in strange:
        found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), "mission", key)
    return tuple(key for key in given if key not in strange)


def _fewest(found: PageRequest) -> int:
    typed = found.value("fewest_known")
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= MOST_FEWEST:
        return int(typed)
    if typed:
        found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), "fewest_known", typed)
    return FEWEST_KNOWN


def fairness_scope(found: PageRequest) -> FairnessScope:
    """The scope that the address asks for; what is not understood is named and left out."""
    kinds = tuple(MovementKind(each) for each in found.words("kind", MovementKind))
    for each in kinds:
        if each not in SHARED_KINDS:
            found.left_out(N_("“%(value)s” is no choice for “%(name)s” and was left out."), "kind", each)
    since, until = day_typed(found, "from"), day_typed(found, "to")
    if since is not None and until is not None and until < since:
        found.left_out(N_("The period ends before it begins; its end was left out."), "to")
        until = None
    return FairnessScope(
        missions=_missions(found),
        regions=tuple(Region(each) for each in found.words("region", Region)),
        kinds=tuple(each for each in kinds if each in SHARED_KINDS),
        purposes=tuple(Purpose(each) for each in found.words("purpose", Purpose)),
        since=since,
        until=until,
        by=PartnerUnit(_one(found, "by", PartnerUnit) or PartnerUnit.STATE),
        domestic=found.value("domestic").lower() in ("yes", "true", "1"),
        population=PopulationRule(_one(found, "population", PopulationRule) or PopulationRule.RECIPIENTS),
        fewest_known=_fewest(found),
    )


@router.get("/fairness")
def fairness(request: Request) -> Response:
    """How evenly samples were shared; every scope has an address of its own."""
    with page_request(request, *PARAMETERS) as found:
        scope = fairness_scope(found)
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
