"""The statement of the sample ledger on paper; it says exactly what ``reports.samples.statement.statement_report`` read."""

from datetime import date

from db.queries.sample import MovementFilter
from db.session import ReadSession
from models.wording.reason import N_
from reports.documents.report import FilteredReportKind, PrintableReport
from reports.parameters.sample import StatementParameters, movement_filter
from reports.samples.holdings import Level
from reports.samples.statement import statement_report
from reports.wording.quantity import mass_limits, signed_mass

TEMPLATE = "statement.typ"
NAME = "samples"


def statement(
    session: ReadSession,
    *,
    on: date,
    home: str,
    wanted: MovementFilter | None = None,
    level: Level = Level.STATE,
) -> PrintableReport:
    """The statement as of ``on``, to be printed."""
    report = statement_report(session, wanted or MovementFilter(on=on), on=on, home=home, level=level)
    missions = {each.mission: each for each in report.ledger.batches}
    columns = report.rules.columns
    kept = [each for each in columns if home in each.states]
    return PrintableReport(
        template=TEMPLATE,
        name=NAME,
        reading=report,
        sources=report.sources,
        title=lambda voice: voice.gettext(N_("Statement of the sample ledger")),
        description=lambda voice: voice.gettext(
            N_("What came back from the Moon, who was given what of it, and what is still out.")
        ),
        values={
            "ledger": report.ledger,
            "movements": report.movements,
            "rules": report.rules,
            "movements_by_id": {each.id: each for each in report.movements.items},
            "batches": {each.id: each for each in report.ledger.batches},
            "missions": missions,
            "regimes": {each.id: each for each in report.rules.regimes},
            "own_rules": [
                each
                for each in report.rules.rules
                if each.found and any(each.regime in column.regimes for column in kept)
            ],
            "limits": mass_limits,
            "signed": signed_mass,
        },
    )


KIND: FilteredReportKind[StatementParameters, tuple[MovementFilter, Level]] = FilteredReportKind(
    name=NAME,
    parameters=StatementParameters,
    wanted=lambda session, asked, on: (movement_filter(session, asked, on), asked.holders),
    report=lambda session, wanted, on, home: statement(
        session, on=on, home=home, wanted=wanted[0], level=wanted[1]
    ),
)
"""The statement as it can be asked for."""
