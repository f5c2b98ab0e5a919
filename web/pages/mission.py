"""Missions: the list of them, and the page of one with everything that concerns it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.mission import MissionFilter
from models.vocabulary import MissionKind
from reports.missions.listing import mission_list
from reports.missions.mission import mission_report
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.request import is_slug, page_request
from web.view.footnotes import Footnotes

router = APIRouter()


@router.get("/missions")
def missions(request: Request) -> Response:
    """Missions by kind, filtered by the state whose mission it is."""
    with page_request(request, "country", "kind") as found:
        countries = filters.countries(found)
        kinds = filters.several(found, "kind", MissionKind)
        wanted = MissionFilter(on=found.on, countries=countries, kinds=kinds)
        report = mission_list(found.session, wanted, home=found.home)
        return page(
            found,
            "missions.html",
            report=report,
            groups=[
                (kind, some)
                for kind in MissionKind
                if (some := [each for each in report.items if each.kind is kind])
            ],
            countries=countries,
            kinds=kinds,
            every_kind=tuple(MissionKind),
        )


@router.get("/missions/{mission_id}")
def mission(request: Request, mission_id: str) -> Response:
    """One mission."""
    with page_request(request) as found:
        slug = is_slug(mission_id)
        report = mission_report(found.session, mission_id, on=found.on, home=found.home) if slug else None
        if report is None:
            return unknown(found)
        return page(
            found,
            "mission.html",
            report=report,
            mission=report.mission,
            notes=Footnotes.of(report.sources),
            titles={each.id: each for each in report.agreements},
        )
