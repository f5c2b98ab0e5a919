"""The benefit summary on paper; it says exactly what ``reports.benefits.benefits.benefit_report`` read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.queries import mission
from db.session import ReadSession
from models.wording.reason import N_
from reports import charts
from reports.benefits.benefits import benefit_report
from reports.documents.drawing import Drawing
from reports.documents.phrases import PaperPhrases
from reports.documents.report import FilteredReportKind, PrintableReport
from reports.parameters.benefits import BenefitParameters, BenefitScope, benefit_scope
from reports.wording.quantity import percent

TEMPLATE = "benefits.typ"
NAME = "benefits"


def benefits(
    session: ReadSession,
    *,
    on: date,
    home: str,
    country: str | None = None,
    missions: Sequence[str] = (),
    signed_from: int | None = None,
    signed_to: int | None = None,
) -> PrintableReport:
    """Clauses on sharing with all partners, or with one country, as of ``on``, to be printed."""
    report = benefit_report(
        session,
        on=on,
        home=home,
        country=country,
        missions=missions,
        signed_from=signed_from,
        signed_to=signed_to,
    )

    def title(voice: PaperPhrases) -> str:
        said = voice.gettext(N_("What agreements share"))
        return said + voice.dash + voice.country(country) if country else said

    def years(voice: PaperPhrases) -> tuple[Any, ...]:
        """The chart of the years with its picture; nothing where no year is known."""
        chart = charts.clause_years(report, voice.wording)
        return (chart, Drawing(charts.svg(chart))) if chart else ()

    return PrintableReport(
        template=TEMPLATE,
        name=f"{NAME}-{country.lower()}" if country else NAME,
        reading=report,
        sources=(),
        title=title,
        description=lambda voice: voice.gettext(
            N_("Clauses on sharing by kind, by who gives, by partner and over the years.")
        ),
        values={
            "years": years,
            "percent": percent,
            "missions": mission.missions(session, tuple(missions)) if missions else (),
        },
    )


KIND: FilteredReportKind[BenefitParameters, BenefitScope] = FilteredReportKind(
    name=NAME,
    parameters=BenefitParameters,
    wanted=lambda session, asked, _: benefit_scope(session, asked),
    report=lambda session, scope, on, home: benefits(session, on=on, home=home, **scope),
)
"""The summary as it can be asked for."""
