"""Three-valued answers: yes, possibly, no.

Kleene's strong logic of three values: an answer is "yes" or "no" only when every way to fill in
what is not documented gives that answer.
"""

from enum import StrEnum


class Certainty(StrEnum):
    """Whether something holds, given what is documented."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


def certainty(*, certain: bool, possible: bool) -> Certainty:
    """Name the answer: ``certain`` where it holds in every reading, ``possible`` where it does in some."""
    if certain:
        return Certainty.YES
    return Certainty.POSSIBLY if possible else Certainty.NO


def both(*answers: Certainty) -> Certainty:
    """All of the answers hold (the weakest of them); with no answer at all, yes."""
    if Certainty.NO in answers:
        return Certainty.NO
    return Certainty.POSSIBLY if Certainty.POSSIBLY in answers else Certainty.YES


def either(*answers: Certainty) -> Certainty:
    """At least one of the answers holds (the strongest of them); with no answer at all, no."""
    if Certainty.YES in answers:
        return Certainty.YES
    return Certainty.POSSIBLY if Certainty.POSSIBLY in answers else Certainty.NO


_OPPOSITE = {
    Certainty.YES: Certainty.NO,
    Certainty.POSSIBLY: Certainty.POSSIBLY,
    Certainty.NO: Certainty.YES,
}


def negate(answer: Certainty) -> Certainty:
    """The opposite answer; the opposite of possibly is possibly."""
    return _OPPOSITE[answer]
