"""Rules of access to samples as pages arrange them."""

from collections.abc import Mapping, Sequence

from models.vocabulary import RuleTopic
from reports.samples.access_rules import RuleColumn, RuleReport


def unread(report: RuleReport) -> Mapping[RuleTopic, Sequence[RuleColumn]]:
    """By topic, the columns in which it was not looked for."""
    columns = {column.key: column for column in report.columns}
    return {
        line.topic: [columns[cell.column] for cell in line.cells if not cell.rules] for line in report.topics
    }
