"""How papers arrange the lines of a reading, without a database."""

from typing import Any, TypeVar, cast

from models.dates.certainty import Certainty
from models.vocabulary import ClauseKind, MovementKind, RuleTopic
from reports.benefits.reading import Directions, KindLine, PartnerLine
from reports.documents.grouping import (
    kinds_without_clauses,
    movement_kinds,
    partners_without_clauses,
    topics_by_regime,
)
from reports.fairness.partner_share import PartnerShare, with_records, without_records
from reports.reading import CountryName, Reading
from reports.reciprocity.reading import KindBalance
from reports.samples.access_rules import RuleLink

T = TypeVar("T", bound=Reading)


def only(reading: type[T], /, **known: Any) -> T:
    """A reading of which nothing but this is asked."""
    return cast("T", reading.model_construct(**known))


def rule(regime: str, topic: RuleTopic, *, found: bool = True) -> RuleLink:
    """A rule of a regime on a topic."""
    return RuleLink(
        id=f"{regime}-{topic}", url="/", regime=regime, topic=topic, found=found, certainty=Certainty.YES
    )


def clauses(number: int) -> Directions:
    """A number of clauses, whoever gives."""
    return Directions(clauses=number, share=None, home_gives=number, partner_gives=0, both_give=0)


def test_topics_stand_once_under_their_regime_in_the_order_of_the_rules() -> None:
    rules = [
        rule("b", RuleTopic.SCOPE),
        rule("a", RuleTopic.ELIGIBILITY),
        rule("b", RuleTopic.GOVERNANCE),
        rule("b", RuleTopic.SCOPE),
        rule("b", RuleTopic.APPLICATION, found=False),
        rule("c", RuleTopic.SCOPE, found=False),
    ]
    assert topics_by_regime(rules) == [
        ("a", [RuleTopic.ELIGIBILITY]),
        ("b", [RuleTopic.SCOPE, RuleTopic.GOVERNANCE]),
        ("c", []),
    ]
    assert topics_by_regime([]) == []


def test_kinds_and_partners_without_clauses_keep_their_order() -> None:
    kinds = list(ClauseKind)[:3]
    numbers = (0, 2, 0)
    lines = [only(KindLine, kind=kind, counted=clauses(n)) for kind, n in zip(kinds, numbers, strict=True)]
    assert kinds_without_clauses(lines) == [kinds[0], kinds[2]]
    names = [only(CountryName, code=code) for code in ("FR", "IT", "RU")]
    partners = [
        only(PartnerLine, country=name, counted=clauses(n)) for name, n in zip(names, numbers, strict=True)
    ]
    assert partners_without_clauses(partners) == [names[0], names[2]]


def test_partners_are_parted_by_whether_anything_is_recorded() -> None:
    some = [only(PartnerShare, key=key, ids=ids) for key, ids in (("a", ("m",)), ("b", ()), ("c", ("n",)))]
    assert [each.key for each in with_records(some)] == ["a", "c"]
    assert [each.key for each in without_records(some)] == ["b"]


def test_kinds_of_movements_keep_their_order() -> None:
    lines = [only(KindBalance, kind=kind) for kind in (MovementKind.LOAN, MovementKind.GIFT)]
    assert movement_kinds(lines) == [MovementKind.LOAN, MovementKind.GIFT]
