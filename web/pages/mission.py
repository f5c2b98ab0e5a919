"""Missions: the list of them, and the page of one with everything that concerns it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.vocabulary import MissionKind
from reports.missions.listing import mission_list
from reports.missions.mission import mission_report
from reports.parameters.mission import MissionParameters, mission_filter
from reports.parameters.names import is_slug
from reports.parameters.reading import declared
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()


@router.get("/missions")
def missions(request: Request) -> Response:
    """Missions by kind, filtered by the state whose mission it is."""
    with page_request(request, *declared(MissionParameters)) as found:
        wanted = mission_filter(found.session, filters.parameters(found, MissionParameters), found.on)
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
            countries=wanted.countries,
            kinds=wanted.kinds,
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
