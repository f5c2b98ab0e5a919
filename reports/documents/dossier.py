"""The dossier of an agreement: every fact of it on paper, with its status, clauses, acts and sources.

It says exactly what ``reports.agreement.agreement_report`` read, and carries that reading's JSON inside.
"""

from datetime import date

from db.session import Reading as Session
from models.reason import N_
from reports.agreement import agreement_report
from reports.documents.sheet import Sheet
from reports.reading import Bibliography
from reports.rules import RegimeReading, rule_report

TEMPLATE = "dossier.typ"


def dossier(session: Session, agreement_id: str, *, on: date, home: str) -> Sheet | None:
    """The dossier of the agreement as of ``on``, to be printed; None where the record has none of that id."""
    report = agreement_report(session, agreement_id, on=on)
    if report is None:
        return None
    regimes: tuple[RegimeReading, ...] = ()
    if any(clause.rules for clause in report.agreement.clauses):
        regimes = rule_report(session, on=on, home=home).regimes
    here = report.agreement
    bibliography = Bibliography()
    bibliography.cite(here.sources)
    return Sheet(
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
            "regimes": {each.id: each for each in regimes},
            "supports": [(each, each.supports) for each in here.sources if each.supports],
        },
    )
