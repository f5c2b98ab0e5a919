"""What agreements are counted by: their traits, and the counts beside a list."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.queries import country, mission, organization, word
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_traits import Traits
from db.queries.door import Members
from db.session import ReadSession
from models.dates.uncertain_date import year_signed
from models.effect import EffectBasis, EffectValue
from models.matching import Binding, Matching
from models.via import VIAS, Via
from models.vocabulary import CountryKind
from reports.agreements.matching import matches, reach_groups
from reports.agreements.status_index import (
    DerivedEffect,
    DerivedStatus,
    all_traits,
    derived_effects,
    derived_statuses,
)
from reports.reading import Reading
from reports.wording.labels import LABELS
from reports.wording.language import language


class Trait(StrEnum):
    """What agreements can be counted by."""

    STATUS = "status"
    EFFECT = "effect"
    BASIS = "basis"
    TOPIC = "topic"
    KIND = "kind"
    COUNTRY = "country"
    REGION = "region"
    VIA = "via"
    CLAUSE = "clause"
    MISSION = "mission"
    ORGANIZATION = "organization"
    DECADE = "decade"
    CONFIDENCE = "confidence"
    BINDING = "binding"


OWN = {
    Trait.STATUS: ("statuses",),
    Trait.EFFECT: ("effects",),
    Trait.BASIS: ("bases",),
    Trait.TOPIC: ("topics",),
    Trait.KIND: ("kinds",),
    Trait.COUNTRY: ("countries",),
    Trait.REGION: ("regions",),
    Trait.VIA: ("via",),
    Trait.CLAUSE: ("clauses",),
    Trait.MISSION: ("missions",),
    Trait.ORGANIZATION: ("organizations",),
    Trait.DECADE: ("signed_from", "signed_to"),
    Trait.CONFIDENCE: ("confidence",),
    Trait.BINDING: ("binding",),
}
"""The fields of the filter that each facet leaves out."""


Labels = Mapping[str, tuple[str, str]]
"""English and Chinese names of values."""


def label(named: Labels, value: str) -> tuple[str, str]:
    """The English and the Chinese name of a value; itself where it has none."""
    if value == NOT_DOCUMENTED:
        return SAID_NOT_DOCUMENTED, language("zh").gettext(SAID_NOT_DOCUMENTED)
    return named.get(value, (value, value))


class FacetValue(Reading):
    """One value, as its filter takes it, with the number of agreements; ``certain`` of them match certainly."""

    value: str
    label: str
    label_zh: str
    count: int
    certain: int


class Facet(Reading):
    """The values of one trait, the most frequent first."""

    name: Trait
    values: tuple[FacetValue, ...]


def facets(
    session: ReadSession, wanted: AgreementFilter, names: Collection[Trait], members: Members, *, home: str
) -> tuple[Facet, ...]:
    """The facets named, in that order; the home state is no value of any."""
    if not names:
        return ()
    every = all_traits(session)
    geography = Geography.of(session, members, home)
    standing = DerivedOnDay.of(session, names, wanted.on)
    named = labels(session, names)
    found: dict[AgreementFilter, dict[str, Matching]] = {}
    made = []
    for name in names:
        asked = wanted.without(*OWN[name])
        if asked not in found:
            found[asked] = matches(session, asked, members)
        values = values_of(session, name, asked, members, geography)
        counts: Counter[str] = Counter()
        certain: Counter[str] = Counter()
        for key, match in found[asked].items():
            here = [str(value) for value in values(every[key], standing.at(key))]
            counts.update(here)
            if match is Matching.CERTAIN:
                certain.update(here)
        made.append(
            Facet(
                name=name,
                values=tuple(
                    FacetValue(
                        value=value,
                        label=label(named[name], value)[0],
                        label_zh=label(named[name], value)[1],
                        count=number,
                        certain=certain[value],
                    )
                    for value, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
                ),
            )
        )
    return tuple(made)


NOT_DOCUMENTED = "not_documented"
SAID_NOT_DOCUMENTED = "not documented"


@dataclass(frozen=True)
class Geography:
    """The partner states with their regions, and of which organizations each is or may be a member."""

    regions: Mapping[str, str]
    member_states: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, session: ReadSession, members: Members, home: str) -> "Geography":
        """The states of the naming table but the home state; its regions are no partners."""
        regions = {
            row.code: str(row.region)
            for row in country.countries(session)
            if row.kind is CountryKind.STATE and row.code != home
        }
        return cls(
            regions, {key: [code for code in states if code in regions] for key, states in members.items()}
        )

    def states(self, traits: Traits, doors: Collection[Via]) -> set[str]:
        """The states that an agreement reaches by one of ``doors``."""
        own = Via.MULTILATERAL if traits.multilateral else Via.DIRECT
        found = {each for each in traits.partners if each in self.regions} if own in doors else set()
        if Via.ORGANIZATION in doors:
            found.update(*(self.member_states.get(each, ()) for each in traits.partners))
        return found

    def doors(self, traits: Traits, asked: Sequence[Collection[str]]) -> set[Via]:
        """The doors by which an agreement reaches every group of states asked for, or any state where none is."""
        return {
            door
            for door in VIAS
            if (reached := self.states(traits, (door,))) and all(reached & set(states) for states in asked)
        }


@dataclass(frozen=True, slots=True)
class DerivedFacts:
    """What is derived of one agreement on a day, as far as it was asked for."""

    status: DerivedStatus | None
    effect: DerivedEffect | None


@dataclass(frozen=True, slots=True)
class DerivedOnDay:
    """What is derived of every agreement on a day, by id, as far as some traits ask for it."""

    statuses: Mapping[str, DerivedStatus]
    effects: Mapping[str, DerivedEffect]

    @classmethod
    def of(cls, session: ReadSession, names: Collection[str], on: date) -> "DerivedOnDay":
        """What the named traits ask for."""
        asks_effect = Trait.EFFECT in names or Trait.BASIS in names
        return cls(
            derived_statuses(session, on) if Trait.STATUS in names else {},
            derived_effects(session, on) if asks_effect else {},
        )

    def at(self, key: str) -> DerivedFacts:
        """That of one agreement."""
        return DerivedFacts(self.statuses.get(key), self.effects.get(key))


ValuesOf = Callable[[Traits, DerivedFacts], Iterable[str]]


def binding_word(binding: bool | None) -> str:
    """Whether an instrument binds, as its filter takes it."""
    return (Binding.NOT_DOCUMENTED if binding is None else Binding.TRUE if binding else Binding.FALSE).value


def decade(signed: str | None) -> str:
    """The decade of a day of signature, such as ``1990s``; not documented where its year is not certain."""
    year = year_signed(signed)
    return NOT_DOCUMENTED if year is None else f"{year // 10 * 10}s"


def values_of(
    session: ReadSession, name: Trait, wanted: AgreementFilter, members: Members, geography: Geography
) -> ValuesOf:
    """How the values of a trait are told from an agreement, under the doors that a filter asks for."""
    doors = wanted.via or VIAS
    if name is Trait.VIA:
        asked = [group.states for group in reach_groups(session, wanted, members)]
        return lambda traits, _: geography.doors(traits, asked)
    simple: dict[Trait, ValuesOf] = {
        Trait.STATUS: lambda _, here: (here.status.status,) if here.status else (),
        Trait.EFFECT: lambda _, here: (here.effect.value,) if here.effect else (),
        Trait.BASIS: lambda _, here: (here.effect.basis,) if here.effect else (),
        Trait.TOPIC: lambda traits, _: traits.topics,
        Trait.KIND: lambda traits, _: (traits.kind,),
        Trait.COUNTRY: lambda traits, _: geography.states(traits, doors),
        Trait.REGION: lambda traits, _: {geography.regions[code] for code in geography.states(traits, doors)},
        Trait.CLAUSE: lambda traits, _: traits.clauses,
        Trait.MISSION: lambda traits, _: traits.missions,
        Trait.ORGANIZATION: lambda traits, _: [each for each in traits.partners if not each.isupper()],
        Trait.DECADE: lambda traits, _: (decade(traits.signed),),
        Trait.CONFIDENCE: lambda traits, _: (traits.confidence,),
        Trait.BINDING: lambda traits, _: (binding_word(traits.binding),),
    }
    return simple[name]


LISTS = {
    Trait.STATUS: "status",
    Trait.TOPIC: "topic",
    Trait.KIND: "kind",
    Trait.REGION: "region",
    Trait.CLAUSE: "clause_kind",
    Trait.CONFIDENCE: "confidence",
}
OWN_WORDS: dict[Trait, type[StrEnum]] = {
    Trait.VIA: Via,
    Trait.BINDING: Binding,
    Trait.EFFECT: EffectValue,
    Trait.BASIS: EffectBasis,
}


def labels(session: ReadSession, traits: Collection[Trait]) -> dict[Trait, Labels]:
    """What the values of traits are called; a value without a name, such as a decade, is missing."""
    chinese = language("zh").gettext
    found: dict[Trait, Labels] = {}
    words = word.words(session) if any(each in LISTS for each in traits) else {}
    for trait in traits:
        if trait in LISTS:
            found[trait] = {value: said for (name, value), said in words.items() if name == LISTS[trait]}
        elif trait in OWN_WORDS:
            said = LABELS[OWN_WORDS[trait]]
            found[trait] = {str(value): (text, chinese(text)) for value, text in said.items()}
        elif trait is Trait.COUNTRY:
            found[trait] = country.names(session)
        elif trait is Trait.MISSION:
            found[trait] = {
                row.id: (row.name, row.name_zh or row.name) for row in mission.all_missions(session)
            }
        elif trait is Trait.ORGANIZATION:
            found[trait] = {
                row.id: (row.name, row.name_zh or row.name) for row in organization.organizations(session)
            }
        else:
            found[trait] = {}
    return found
