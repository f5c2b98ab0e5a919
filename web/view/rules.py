"""Rules of access to samples as pages arrange them: by regime, by topic, found and not found."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from models.vocabulary import RuleTopic
from reports.samples.access_rules import RuleColumn, RuleLink, RuleReport


class RegimeRules(NamedTuple):
    """The rules of one regime that a case falls under: those on record, and those looked for and not met."""

    regime: str
    on_record: list[RuleLink]
    missing: list[RuleLink]


class TopicRules(NamedTuple):
    """The rules on one topic that a case falls under."""

    topic: RuleTopic
    rules: list[RuleLink]


def by_regime(rules: Iterable[RuleLink]) -> list[RegimeRules]:
    """The rules of a case under their regimes, these by id."""
    groups = groupby(sorted(rules, key=attrgetter("regime")), key=attrgetter("regime"))
    return [
        RegimeRules(regime, [each for each in some if each.found], [each for each in some if not each.found])
        for regime, some in ((regime, list(links)) for regime, links in groups)
    ]


def by_topic(rules: Iterable[RuleLink]) -> list[TopicRules]:
    """The rules of a case under their topics, these by code."""
    groups = groupby(sorted(rules, key=attrgetter("topic")), key=attrgetter("topic"))
    return [TopicRules(topic, list(some)) for topic, some in groups]


def on_record(rules: Iterable[RuleLink]) -> list[RuleLink]:
    """The rules that were found, rather than looked for and not met."""
    return [each for each in rules if each.found]


def unread(report: RuleReport) -> Mapping[RuleTopic, Sequence[RuleColumn]]:
    """By topic, the columns in which it was not looked for."""
    columns = {column.key: column for column in report.columns}
    return {
        line.topic: [columns[cell.column] for cell in line.cells if not cell.rules] for line in report.topics
    }
