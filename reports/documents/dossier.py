"""The dossier of an agreement: every fact of it on paper, with its status, clauses, acts and sources.

It says exactly what ``reports.agreements.agreement.agreement_report`` read, and carries that reading's JSON inside.
"""

from datetime import date
from typing import Any

from db.session import ReadSession
from models.wording.reason import N_
from reports import charts
from reports.agreements.agreement import agreement_report
from reports.agreements.family import family_report
from reports.documents.drawing import Drawing
from reports.documents.phrases import PaperPhrases
from reports.documents.report import NothingToPrint, PrintableReport, ReportKind
from reports.reading import Bibliography
from reports.samples.access_rules import RegimeReading, rule_report

TEMPLATE = "dossier.typ"
NAME = "dossier"


def dossier(session: ReadSession, agreement_id: str, *, on: date, home: str) -> PrintableReport:
    """The dossier of the agreement as of ``on``, to be printed; raises NothingToPrint where there is none of that id."""
    report = agreement_report(session, agreement_id, on=on)
    if report is None:
        raise NothingToPrint(f"the record has no agreement {agreement_id[:120]!r}")
    regimes: tuple[RegimeReading, ...] = ()
    if any(clause.rules for clause in report.agreement.clauses):
        regimes = rule_report(session, on=on, home=home).regimes
    here = report.agreement
    bibliography = Bibliography()
    bibliography.cite(here.sources)
    related = family_report(session, agreement_id, on=on) if here.relations else None

    def family(voice: PaperPhrases) -> tuple[Any, ...]:
        """The picture of the family; nothing where the agreement stands alone."""
        chart = charts.family(related, voice.wording) if related and len(related.members) > 1 else None
        return (chart, Drawing(charts.svg(chart))) if chart else ()

    return PrintableReport(
        template=TEMPLATE,
        name=here.id,
        reading=report,
        sources=bibliography.sources,
        title=lambda voice: voice.title(here).text,
        description=lambda voice: voice.gettext(
            N_("What is documented of one agreement, and where it stands: %(title)s"),
            title=voice.title(here).text,
        ),
        values={
            "a": here,
            "family": family,
            "regimes": {each.id: each for each in regimes},
            "supports": [(each, each.supports) for each in here.sources if each.supports],
        },
    )


KIND: ReportKind[str] = ReportKind(
    name=NAME,
    report=lambda session, agreement_id, on, home: dossier(session, agreement_id, on=on, home=home),
)
"""The dossier as it can be asked for, by the id of its agreement."""
