"""The sentences of the fairness summary: what was shared with whom, how evenly, and how sure the record is.

They name no shares as fair or unfair: no threshold for that is published, so they say what equal shares would be.
"""

from collections.abc import Sequence

from models.fairness.assessment import Assessment, FigureAvailability
from models.fairness.measure import Index
from models.fairness.scope import DistributionName, FairnessScope, PartnerUnit, PopulationRule
from models.wording.reason import N_
from reports.wording.language import language
from reports.wording.quantity import IN_SENTENCES, index_figure, mass_interval, percent
from reports.wording.sentence import BilingualText, Value

_SHARED = {
    (DistributionName.GIVEN, PartnerUnit.STATE): (
        N_("%(home)s passed on %(mass)s for good, by gift or exchange, to %(num)s state."),
        N_("%(home)s passed on %(mass)s for good, by gift or exchange, to %(num)s states."),
    ),
    (DistributionName.GIVEN, PartnerUnit.INSTITUTION): (
        N_("%(home)s passed on %(mass)s for good, by gift or exchange, to %(num)s institution."),
        N_("%(home)s passed on %(mass)s for good, by gift or exchange, to %(num)s institutions."),
    ),
    (DistributionName.LENT, PartnerUnit.STATE): (
        N_("%(home)s lent %(mass)s to %(num)s state."),
        N_("%(home)s lent %(mass)s to %(num)s states."),
    ),
    (DistributionName.LENT, PartnerUnit.INSTITUTION): (
        N_("%(home)s lent %(mass)s to %(num)s institution."),
        N_("%(home)s lent %(mass)s to %(num)s institutions."),
    ),
    (DistributionName.SHOWN, PartnerUnit.STATE): (
        N_("%(home)s showed %(mass)s in %(num)s state."),
        N_("%(home)s showed %(mass)s in %(num)s states."),
    ),
    (DistributionName.SHOWN, PartnerUnit.INSTITUTION): (
        N_("%(home)s showed %(mass)s at %(num)s institution."),
        N_("%(home)s showed %(mass)s at %(num)s institutions."),
    ),
    (DistributionName.ASKED, PartnerUnit.STATE): (
        N_("%(home)s shared %(mass)s, different kinds of movement together, with %(num)s state."),
        N_("%(home)s shared %(mass)s, different kinds of movement together, with %(num)s states."),
    ),
    (DistributionName.ASKED, PartnerUnit.INSTITUTION): (
        N_("%(home)s shared %(mass)s, different kinds of movement together, with %(num)s institution."),
        N_("%(home)s shared %(mass)s, different kinds of movement together, with %(num)s institutions."),
    ),
}

_ZEROS = {
    PopulationRule.ENGAGED: N_(
        "Of the %(n)s partners that received samples, have a clause on them or asked for some, %(reached)s "
        "received something in this scope."
    ),
    PopulationRule.PARTNERS: N_("Of all %(n)s partners, %(reached)s received something in this scope."),
}


def verdict(
    heap: DistributionName, scope: FairnessScope, found: Assessment, home: Value, largest: Value | None
) -> tuple[BilingualText, ...]:
    """What is known of one distribution, in sentences; ``largest`` is the one partner with most, where there is one."""
    if not found.ids:
        return (
            BilingualText.of(
                N_(
                    "The record holds no such movement of samples in this scope. That is no evidence that there "
                    "was none."
                )
            ),
        )
    sentences = [
        BilingualText.counted(
            *_SHARED[heap, scope.by], found.reach.all.reached, home=home, mass=_whole(found)
        )
    ]
    if scope.population is not PopulationRule.RECIPIENTS:
        sentences.append(
            BilingualText.of(_ZEROS[scope.population], n=found.n, reached=found.reach.all.reached)
        )
    sentences += _evenly(found, scope, largest)
    sentences += _surely(found)
    return tuple(sentences)


def _whole(found: Assessment) -> Value:
    return lambda code: mass_interval(found.least, found.most, language(code), IN_SENTENCES)


def _evenly(found: Assessment, scope: FairnessScope, largest: Value | None) -> Sequence[BilingualText]:
    if found.standing is FigureAvailability.TOO_FEW_KNOWN:
        known = found.known_partners
        return (
            BilingualText.counted(
                N_(
                    "Too few known: the mass is reported for %(num)s partner; below %(fewest)s, no figure is given."
                ),
                N_(
                    "Too few known: the mass is reported for %(num)s partners; below %(fewest)s, no figure is given."
                ),
                known,
                fewest=scope.fewest_known,
            ),
        )
    gini, share = found.figures.get(Index.GINI), found.figures.get(Index.LARGEST_SHARE)
    if gini is None or share is None or gini.lower is None or gini.upper is None:
        return ()
    said = []
    most = (found.n - 1) / found.n
    if share.value is not None and found.n > 1:
        equal = percent(1 / found.n)
        said.append(
            BilingualText.of(
                N_(
                    "The largest share, that of %(name)s, is %(share)s %%; equal shares would be %(equal)s %%."
                ),
                name=largest,
                share=percent(share.value),
                equal=equal,
            )
            if largest is not None
            else BilingualText.of(
                N_("The largest share is %(share)s %%; equal shares would be %(equal)s %%."),
                share=percent(share.value),
                equal=equal,
            )
        )
    if gini.value is not None:
        said.append(
            BilingualText.of(
                N_("The Gini coefficient is %(gini)s: 0 would be equal shares, %(most)s all for one."),
                gini=index_figure(gini.value),
                most=index_figure(most),
            )
        )
    else:
        said.append(
            BilingualText.of(
                N_(
                    "The Gini coefficient lies between %(low)s and %(high)s: 0 would be equal shares, %(most)s all "
                    "for one."
                ),
                low=index_figure(gini.lower.value),
                high=index_figure(gini.upper.value),
                most=index_figure(most),
            )
        )
    return said


def _surely(found: Assessment) -> Sequence[BilingualText]:
    if not found.unknown_parts:
        return (
            BilingualText.of(
                N_(
                    "Every mass in this scope was reported, so the figures hold exactly for what is on record."
                )
            ),
        )
    parts = found.known_parts + found.unknown_parts
    said = [
        BilingualText.of(
            N_("Not reported: %(unknown)s of %(parts)s masses; they are bounded, never taken as zero."),
            parts=parts,
            unknown=found.unknown_parts,
        )
    ]
    if found.coverage is not None:
        low, high = percent(found.coverage[0]), percent(found.coverage[1])
        said.append(
            BilingualText.of(N_("By recipient, %(low)s %% of the whole is known."), low=low)
            if low == high
            else BilingualText.of(
                N_("By recipient, between %(low)s %% and %(high)s %% of the whole is known."),
                low=low,
                high=high,
            )
        )
    return said


_REPORTED = N_("Computed from the reported masses of all partners counted; none is missing.")
_BOUNDED = N_(
    "Some masses were not reported. The lower and the upper bound are the least and the greatest value over every "
    "allocation that agrees with the record: an unreported mass is above zero, at most what its batch still held, "
    "and together with the others within the published total of its round."
)
_EXACT = N_("Both bounds are reached by some such allocation.")
_ENCLOSED = N_("The bounds are proven to enclose every such allocation; not both need be reached.")
_UNDEFINED = N_("It is undefined here.")


def method(index: Index, found: Assessment) -> BilingualText:
    """How one figure was computed."""
    given = found.figures[index]
    if given.lower is None or given.upper is None:
        return BilingualText.of(_UNDEFINED)
    if given.value is not None:
        return BilingualText.of(_REPORTED)
    kept = _EXACT if given.lower.exact and given.upper.exact else _ENCLOSED
    first, second = BilingualText.of(_BOUNDED), BilingualText.of(kept)
    return BilingualText(f"{first.en} {second.en}", f"{first.zh}{second.zh}")


GUIDANCE = (
    N_(
        "Who is counted is a choice: over recipients only, over those who have a clause on samples or asked for some, "
        "or over all partners, those with nothing included. Figures differ more by this choice than by the measure."
    ),
    N_(
        "A missing mass is not zero. Every figure has a lower and an upper bound over all allocations that agree with "
        "the record; where too few masses are known, no figure is given."
    ),
    N_(
        "Gifts, loans and displays are not mixed: loans come back in principle, and displays are brief. Figures that "
        "mix them say so."
    ),
    N_("Indices say how alike the shares are. Whether unequal shares are unfair, they do not say."),
)
"""What must be known to read the figures."""
