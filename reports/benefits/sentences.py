"""The sentences of the benefit summary."""

from collections.abc import Sequence

from models.clauses.kind import ClauseCluster
from models.wording.reason import N_
from reports.benefits.reading import ClusterLine, Directions
from reports.reading import CountryName
from reports.wording.labels import LABELS
from reports.wording.quantity import percent
from reports.wording.sentence import BilingualText


def coverage_words(agreements: int, having: int) -> BilingualText:
    """What it means that some agreements have no coded clause."""
    if agreements == having:
        return BilingualText.of(N_("Every agreement in this scope has at least one clause on record."))
    return BilingualText.of(
        N_(
            "For %(rest)s of %(all)s agreements no clause on sharing is known. Only the opening of most texts could be "
            "read, so this does not say that they have none."
        ),
        rest=agreements - having,
        all=agreements,
    )


def overview(
    home: CountryName,
    country: CountryName | None,
    agreements: int,
    having: int,
    counted: Directions,
    clusters: Sequence[ClusterLine],
) -> tuple[BilingualText, ...]:
    """What is shared by clauses, who gives, and what stands first."""
    if not counted.clauses:
        return (
            BilingualText.of(
                N_("No clause on sharing is known in this scope. That does not say that there is none.")
            ),
            coverage_words(agreements, having),
        )
    ours = (home.name, home.name_zh)
    said = [
        BilingualText.of(
            N_("%(clauses)s clauses on sharing are known, in %(having)s of %(all)s agreements."),
            clauses=counted.clauses,
            having=having,
            all=agreements,
        )
        if country is None
        else BilingualText.of(
            N_(
                "With %(country)s, %(clauses)s clauses on sharing are known, in %(having)s of %(all)s agreements."
            ),
            country=(country.name, country.name_zh),
            clauses=counted.clauses,
            having=having,
            all=agreements,
        ),
        BilingualText.of(
            N_(
                "%(home)s alone gives under %(ours)s of them, the partner side alone under %(theirs)s, both under %(both)s."
            ),
            home=ours,
            ours=counted.home_gives,
            theirs=counted.partner_gives,
            both=counted.both_give,
        ),
    ]
    first = max(clusters, key=lambda each: each.counted.clauses)
    name = BilingualText.of(LABELS[ClauseCluster][first.cluster])
    said.append(
        BilingualText.of(
            N_("Most are about %(what)s: %(clauses)s, or %(share)s %%."),
            what=(name.en, name.zh),
            clauses=first.counted.clauses,
            share=percent(first.counted.share or 0),
        )
    )
    said.append(coverage_words(agreements, having))
    return tuple(said)
