"""Facets: how many of the agreements asked for have each value of a trait.

Each facet leaves the filter on its own trait out, so that it shows what choosing another value would give: ``status``
leaves out the statuses asked for, ``decade`` the days of signature, every other one the parameter of its name. An
agreement with several values counts under each of them, so the counts of a facet need not add up to the total.
"""

from collections import Counter
from collections.abc import Collection

from db.queries.agreement_filter import AgreementFilter
from db.queries.door import Members
from db.session import Reading as Session
from models.matching import Matching
from reports.match import matches
from reports.reading import Reading
from reports.standing import all_traits, standings
from reports.traits import Geography, Trait, label, labels, values_of

OWN = {
    Trait.STATUS: ("statuses",),
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
    session: Session, wanted: AgreementFilter, names: Collection[Trait], members: Members, *, home: str
) -> tuple[Facet, ...]:
    """The facets named, in that order; the home state is no value of any."""
    if not names:
        return ()
    every = all_traits(session)
    geography = Geography.of(session, members, home)
    standing = standings(session, wanted.on) if Trait.STATUS in names else {}
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
            here = [str(value) for value in values(every[key], standing.get(key))]
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
