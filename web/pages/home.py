"""The home page: find a country, see how large the record is, what is new and what ends soon."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.revision import Change
from models.wording.reason import N_
from reports import charts
from reports.history import LABELS, Moment
from reports.overview import overview
from reports.statistics.agreements_by_year import agreements_by_year
from web.page import page
from web.pages.country import by_region
from web.request import PageRequest, page_request
from web.view.pictures import pictures

router = APIRouter()


HEADINGS = {Change.ADDED: N_("Added"), Change.CHANGED: N_("Changed"), Change.REMOVED: N_("Removed")}


def home_sections(found: PageRequest, moment: Moment) -> list[tuple[str, str]]:
    """What a moment added, changed and removed, each with how many records of which nouns."""
    lines = []
    for change, heading in HEADINGS.items():
        numbers = {each.noun: each.records for each in moment.changes if each.change is change}
        some = [
            found.gettext(N_("%(records)s %(number)s"))
            % {"number": found.voice.number(numbers[noun]), "records": found.gettext(words)}
            for noun, words in LABELS.items()
            if noun in numbers
        ]
        if some:
            lines.append((found.gettext(heading), found.gettext(N_(", ")).join(some)))
    return lines


@router.get("/")
def home(request: Request) -> Response:
    """The record at a glance."""
    with page_request(request) as found:
        report = overview(found.session, on=found.on, home=found.home)
        wording = found.voice.wording
        years = agreements_by_year(found.session, on=found.on)
        return page(
            found,
            "home.html",
            report=report,
            regions=by_region(found, list(report.partners)),
            changes=[(moment, home_sections(found, moment)) for moment in report.changes],
            images=pictures(
                (charts.partners(report.dots, wording), charts.agreements_by_year(years, wording)), "home"
            ),
        )
