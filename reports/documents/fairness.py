"""The fairness summary on paper; it says exactly what ``reports.fairness.fairness.fairness_report`` read."""

from datetime import date
from typing import Any, NamedTuple

from db.session import ReadSession
from models.fairness.scope import FairnessScope
from models.wording.reason import N_
from reports import charts
from reports.documents.drawing import Drawing
from reports.documents.phrases import PaperPhrases
from reports.documents.report import FilteredReportKind, PrintableReport
from reports.fairness.fairness import Distribution, fairness_report
from reports.parameters.fairness import FairnessParameters, fairness_scope
from reports.wording.quantity import index_figure, mass_limits, percent, percent_limits

TEMPLATE = "fairness.typ"
NAME = "fairness"


class FairnessPictures(NamedTuple):
    """A chart and its picture."""

    chart: charts.Chart
    drawing: Drawing


def fairness(session: ReadSession, scope: FairnessScope, *, on: date, home: str) -> PrintableReport:
    """How evenly samples were shared in a scope as of ``on``, to be printed."""
    report = fairness_report(session, scope, on=on, home=home)
    return PrintableReport(
        template=TEMPLATE,
        name=NAME,
        reading=report,
        sources=report.sources,
        title=lambda voice: voice.gettext(N_("How evenly samples were shared")),
        description=lambda voice: voice.gettext(
            N_("Who received lunar samples of %(home)s, how much, how evenly, and how sure the record is."),
            home=voice.country(home),
        ),
        values={
            "scope": report.scope,
            "movements_by_id": {each.id: each for each in report.records or ()},
            "records_by_number": {each.id: n for n, each in enumerate(report.records or (), start=1)},
            "pictures": _pictures,
            "limits": mass_limits,
            "shares": percent_limits,
            "percent": percent,
            "index": index_figure,
        },
    )


def _pictures(found: Distribution, voice: PaperPhrases) -> dict[str, Any]:
    """The pictures of a distribution, by name; none where nothing can be drawn."""
    drawn = (charts.lorenz(found, voice.wording), charts.mass_by_partner(found, voice.wording))
    return {
        each.name: FairnessPictures(each, Drawing(charts.svg(each))) for each in drawn if each is not None
    }


KIND: FilteredReportKind[FairnessParameters, FairnessScope] = FilteredReportKind(
    name=NAME,
    parameters=FairnessParameters,
    wanted=lambda session, asked, _: fairness_scope(session, asked),
    report=lambda session, scope, on, home: fairness(session, scope, on=on, home=home),
)
"""The summary as it can be asked for."""
