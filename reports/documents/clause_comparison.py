"""Clauses of chosen countries side by side on paper; it says exactly what ``clause_comparison`` read."""

from db.queries.clause import ClauseFilter
from db.session import ReadSession
from models.wording.reason import N_
from reports.clauses.comparison import clause_comparison
from reports.documents.phrases import PaperPhrases
from reports.documents.report import FilteredReportKind, PrintableReport
from reports.parameters.clause import ClauseParameters, clause_filter

TEMPLATE = "comparison.typ"
NAME = "clauses"
SIDE_BY_SIDE = 3
"""Of more countries the columns would be too narrow: they stand one under the other."""


def comparison(session: ReadSession, wanted: ClauseFilter) -> PrintableReport:
    """The clauses asked for with each of the countries that the filter names, to be printed."""
    report = clause_comparison(session, wanted)
    codes = [each.country.code for each in report.countries]

    def title(voice: PaperPhrases) -> str:
        return voice.gettext(
            N_("Clauses compared: %(countries)s"), countries=voice.comma(map(voice.country, codes))
        )

    return PrintableReport(
        template=TEMPLATE,
        name="-".join((NAME, *codes)).lower(),
        reading=report,
        sources=report.sources,
        title=title,
        description=lambda voice: voice.gettext(
            N_("What has been promised between %(home)s and each of these countries, kind by kind."),
            home=voice.country(voice.home),
        ),
        values={
            "items": {each.id: each for each in report.items},
            "narrow": len(codes) > SIDE_BY_SIDE,
        },
    )


KIND: FilteredReportKind[ClauseParameters, ClauseFilter] = FilteredReportKind(
    name=NAME,
    parameters=ClauseParameters,
    wanted=clause_filter,
    report=lambda session, wanted, _, __: comparison(session, wanted),
)
"""The comparison as it can be asked for."""
