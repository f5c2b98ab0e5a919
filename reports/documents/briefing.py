"""The briefing on a country: its report on paper, in English, in Chinese, or in both side by side.

It says exactly what ``reports.countries.country.country_report`` read, and carries that reading's JSON inside.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.session import ReadSession
from models.wording.reason import N_
from reports import charts
from reports.agreements.summary import GROUPS
from reports.countries.country import CountryReport, country_report
from reports.documents.drawing import Drawing
from reports.documents.phrases import PaperPhrases
from reports.documents.report import LANGS, PrintableReport, ReportKind
from reports.samples.movement_reading import MovementReading
from reports.wording.labels import GROUP_HEADINGS
from reports.wording.quantity import mass_limits, net_limits, percent_limits, ratio_limits

TEMPLATE = "briefing.typ"
NAME = "briefing"
VISITS_ON_FIRST_PAGE = 3


def briefing(session: ReadSession, code: str, *, on: date, home: str) -> PrintableReport:
    """The briefing on the country ``code`` (alpha-2, in the naming table) as of ``on``, to be printed."""
    return briefing_of(country_report(session, code, on=on, home=home))


def briefing_of(report: CountryReport) -> PrintableReport:
    """The briefing made from a reading, to be printed."""
    here, home = report.country, report.home.code
    samples = _samples(report)

    def timeline(voices: Sequence[PaperPhrases]) -> tuple[Any, ...]:
        """The picture of the years, in all languages at once; nothing where no year is known."""
        chart = charts.timeline(report, *(voice.wording for voice in voices))
        return (chart, Drawing(charts.svg(chart))) if chart else ()

    return PrintableReport(
        template=TEMPLATE,
        name=here.code,
        reading=report,
        sources=report.sources,
        title=lambda voice: voice.gettext(N_("Briefing: %(country)s"), country=voice.country(here.code)),
        description=lambda voice: voice.gettext(
            N_("What %(home)s and %(country)s have agreed on space cooperation, and where it stands."),
            home=voice.country(home),
            country=voice.country(here.code),
        ),
        country=here.code,
        keywords=(here.name, here.name_zh),
        noun="briefing",
        values={
            "here": here,
            "timeline": timeline,
            "groups": [
                (*GROUP_HEADINGS[group], [each for each in report.agreements if each.status_group is group])
                for group in GROUPS
            ],
            "total": report.counts[-1],
            "numbers": {each.id: number for number, each in enumerate(report.agreements, start=1)},
            "latest_visits": report.visits_past[:VISITS_ON_FIRST_PAGE],
            "earlier_visits": len(report.visits_past[VISITS_ON_FIRST_PAGE:]),
            "sample_groups": samples,
            "movements_by_id": {each.id: each for _, some in samples for each in some},
            "visits_by_id": {each.id: each for each in (*report.visits_upcoming, *report.visits_past)},
            "limits": mass_limits,
            "net": net_limits,
            "ratio": ratio_limits,
            "shares": percent_limits,
        },
    )


def _samples(report: CountryReport) -> list[tuple[str, tuple[MovementReading, ...]]]:
    """Movements under what they were."""
    groups = [
        (N_("Samples given by %(home)s"), report.samples_given),
        (N_("Samples received by %(home)s"), report.samples_received),
    ]
    onward = report.samples_passed_on
    return [*groups, (N_("Samples passed on by %(country)s"), onward)] if onward else groups


KIND: ReportKind[str] = ReportKind(
    name=NAME,
    report=lambda session, code, on, home: briefing(session, code, on=on, home=home),
    languages=LANGS,
)
"""The briefing as it can be asked for, by the code of its country."""
