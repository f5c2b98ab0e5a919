"""The sentences of a balance between the home state and one partner."""

from collections.abc import Mapping, Sequence

from models.clauses.state import ClauseState
from models.fairness.scope import DistributionName
from models.vocabulary import Side
from models.wording.reason import N_
from reports.reciprocity.reading import HeapBalance, TallyReading
from reports.wording.language import language
from reports.wording.quantity import IN_SENTENCES, mass_interval
from reports.wording.sentence import BilingualText, Value


def _amount(tally: TallyReading) -> Value:
    """What several transfers come to, in words."""

    def say(code: str) -> str:
        spoken = language(code)
        if not tally.count:
            return spoken.gettext(N_("nothing"))
        # Of what is not wholly known a sentence says the least; the table beside it has both limits.
        most = tally.most_ug if tally.most_ug == tally.least_ug else None
        return mass_interval(tally.least_ug, most, spoken, IN_SENTENCES)

    return say


_SAMPLES = {
    DistributionName.GIVEN: N_("Samples for good: %(home)s gave %(given)s and received %(received)s."),
    DistributionName.LENT: N_("Samples on loan: %(home)s lent %(given)s and borrowed %(received)s."),
    DistributionName.SHOWN: N_("Samples for display: %(home)s sent %(given)s and received %(received)s."),
}


def balance(
    home: tuple[str, str],
    partner: tuple[str, str],
    samples: Mapping[DistributionName, tuple[TallyReading, TallyReading]],
    approved: int,
    clauses: tuple[int, int, int, int],
    outstanding: tuple[int, int],
) -> Sequence[BilingualText]:
    """What was given and received, what clauses say, and what is open; names are English and Chinese.

    Args:
        home: the home state.
        partner: the partner.
        samples: given and received, by heap.
        approved: movements among them of which an approval is sourced and the receipt is not documented.
        clauses: how many; of these the home state gives, the partner gives, both give.
        outstanding: promises overdue, and open or kept in part.

    """
    said = [
        BilingualText.of(_SAMPLES[heap], home=home, given=_amount(given), received=_amount(received))
        for heap, (given, received) in samples.items()
        if given.count or received.count
    ]
    if not said:
        said.append(
            BilingualText.of(
                N_("No sample passed between %(home)s and %(partner)s on record."), home=home, partner=partner
            )
        )
    said += _approved(approved)
    every, ours, theirs, shared = clauses
    if every:
        said.append(
            BilingualText.of(
                N_(
                    "Clauses on sharing: %(all)s; %(home)s gives under %(ours)s, %(partner)s under %(theirs)s, both under "
                    "%(shared)s."
                ),
                all=every,
                home=home,
                partner=partner,
                ours=ours,
                theirs=theirs,
                shared=shared,
            )
        )
    else:
        said.append(
            BilingualText.of(
                N_("No clause on sharing with %(partner)s is known; that does not say that there is none."),
                partner=partner,
            )
        )
    return (*said, *_outstanding(*outstanding))


def _approved(number: int) -> Sequence[BilingualText]:
    if not number:
        return ()
    return (
        BilingualText.counted(
            N_("%(num)s movement among these is sourced as approved only; its receipt is not documented."),
            N_(
                "%(num)s movements among these are sourced as approved only; their receipt is not documented."
            ),
            number,
        ),
    )


def _outstanding(overdue: int, still: int) -> Sequence[BilingualText]:
    said = []
    if overdue:
        said.append(
            BilingualText.counted(
                N_("%(num)s promise is overdue."), N_("%(num)s promises are overdue."), overdue
            )
        )
    if still:
        said.append(
            BilingualText.counted(
                N_("%(num)s promise is open or kept in part."),
                N_("%(num)s promises are open or kept in part."),
                still,
            )
        )
    return said


def summary(
    home: tuple[str, str],
    samples: Sequence[HeapBalance],
    approved: int,
    gives: Sequence[Side],
    states: Sequence[ClauseState],
) -> tuple[BilingualText, ...]:
    """The same of all partners together, each clause once."""
    said = [
        BilingualText.of(
            _SAMPLES[heap.name],
            home=home,
            given=_amount(heap.balance.given),
            received=_amount(heap.balance.received),
        )
        for heap in samples
        if heap.balance.given.count or heap.balance.received.count
    ]
    if not said:
        said.append(
            BilingualText.of(N_("No sample passed between %(home)s and these partners on record."), home=home)
        )
    said += _approved(approved)
    if gives:
        said.append(
            BilingualText.of(
                N_(
                    "Clauses on sharing: %(all)s; %(home)s alone gives under %(ours)s, the partner side alone under "
                    "%(theirs)s, both under %(shared)s."
                ),
                all=len(gives),
                home=home,
                ours=sum(side is Side.HOME for side in gives),
                theirs=sum(side is Side.PARTNER for side in gives),
                shared=sum(side is Side.BOTH for side in gives),
            )
        )
    overdue = sum(state is ClauseState.OVERDUE for state in states)
    return (*said, *_outstanding(overdue, len(states) - overdue))
