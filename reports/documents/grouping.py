"""Lines of a reading as papers arrange them: under headings, or those apart of which there is nothing."""

from collections.abc import Iterable
from typing import NamedTuple

from models.vocabulary import ClauseKind, MovementKind, RuleTopic
from reports.benefits.reading import KindLine, PartnerLine
from reports.reading import CountryName
from reports.reciprocity.reading import KindBalance
from reports.samples.access_rules import RuleLink


class RegimeTopics(NamedTuple):
    """The topics on which a regime has a rule for a case, each once; none where they were looked for and not found."""

    regime: str
    topics: list[RuleTopic]


def topics_by_regime(rules: Iterable[RuleLink]) -> list[RegimeTopics]:
    """The topics of the rules of a case under their regimes, these by id and the topics in the order given."""
    topics: dict[str, dict[RuleTopic, None]] = {}
    for rule in rules:
        of_regime = topics.setdefault(rule.regime, {})
        if rule.found:
            of_regime[rule.topic] = None
    return [RegimeTopics(regime, list(topics[regime])) for regime in sorted(topics)]


def kinds_without_clauses(lines: Iterable[KindLine]) -> list[ClauseKind]:
    """The kinds of which no clause is known."""
    return [line.kind for line in lines if not line.counted.clauses]


def partners_without_clauses(lines: Iterable[PartnerLine]) -> list[CountryName]:
    """The partners with which no clause is known."""
    return [line.country for line in lines if not line.counted.clauses]


def movement_kinds(lines: Iterable[KindBalance]) -> list[MovementKind]:
    """The kinds of movements that were balanced, in the order given."""
    return [line.kind for line in lines]


GROUPING = {
    each.__name__: each
    for each in (topics_by_regime, kinds_without_clauses, partners_without_clauses, movement_kinds)
}
"""What templates of papers call, by name."""
