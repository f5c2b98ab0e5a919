"""Treaty acts as the status rules read them: which happened, which took effect, which were undone.

Words follow the glossary of the UN Treaty Collection. An act has a day it was done and a day it took
effect (a denunciation takes effect when its notice has run: VCLT 1969, arts 54 and 56).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.dates.certainty import Certainty, both, either, negate
from models.dates.uncertain_date import UncertainDate
from models.vocabulary import RelationKind, Side, TreatyActionKind
from models.wording.reason import Worded

CONCLUDES = frozenset({TreatyActionKind.SIGNATURE, TreatyActionKind.ADOPTION})
"""Acts by which the text is agreed on; adoption stands for release where nothing is signed."""

CONSENTS = frozenset(
    {
        TreatyActionKind.RATIFICATION,
        TreatyActionKind.ACCEPTANCE,
        TreatyActionKind.APPROVAL,
        TreatyActionKind.ACCESSION,
        TreatyActionKind.SUCCESSION,
        TreatyActionKind.FORMAL_CONFIRMATION,
        TreatyActionKind.DEPOSIT,
    }
)
"""Acts that express consent to be bound beyond signature (VCLT 1969, arts 14 to 16)."""

SETTLES_TEXT = frozenset({TreatyActionKind.INITIALLING, TreatyActionKind.AUTHENTICATION})
"""Acts that fix the text and bind nobody (VCLT 1969, art. 10)."""

BRINGS_INTO_FORCE = frozenset({TreatyActionKind.ENTRY_INTO_FORCE, TreatyActionKind.PROVISIONAL_APPLICATION})
"""Entry into force (VCLT 1969, art. 24), and provisional application, which counts as in force (art. 25)."""

LEAVES = frozenset({TreatyActionKind.TERMINATION, TreatyActionKind.DENUNCIATION, TreatyActionKind.WITHDRAWAL})
"""Acts of parties that end the instrument (VCLT 1969, arts 54 and 56)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One treaty act.

    Attributes:
        position: its place in the record, from 1.
        kind: what was done.
        done: when; None = not documented.
        effective: when it took effect, where that is another day; None = not documented.
        by_side: the one side whose act it is; None or both = the whole instrument.
        undoes: position of the earlier act that this one withdraws. An act that undoes another does
            nothing else: withdrawing a ratification does not withdraw the party.

    """

    position: int
    kind: TreatyActionKind
    done: UncertainDate | None = None
    effective: UncertainDate | None = None
    by_side: Side | None = None
    undoes: int | None = None

    @property
    def takes_effect(self) -> UncertainDate | None:
        """The day that counts for its effect: as documented, else the day it was done."""
        return self.effective or self.done

    def happened(self, day: date) -> Certainty:
        """Was it done on or before the day? Without a date, possibly."""
        if self.done is not None:
            return self.done.on_or_before(day)
        # What has taken effect was done by then; what has not may have been done all the same.
        return either(Certainty.POSSIBLY, self.took_effect(day))

    def took_effect(self, day: date) -> Certainty:
        """Had it taken effect on the day? Without a date, possibly."""
        moment = self.takes_effect
        return Certainty.POSSIBLY if moment is None else moment.on_or_before(day)

    @property
    def one_sided(self) -> bool:
        """The act of one side only."""
        return self.by_side in {Side.HOME, Side.PARTNER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A later instrument that stands in a relation to the one asked about.

    Attributes:
        id, title: which; the title as readers shall see it.
        relation: what the later instrument does to this one; only ``supersedes`` ends it.
        signed, in_force: when it was; None = not documented.

    """

    id: str
    title: Worded | str
    relation: RelationKind
    signed: UncertainDate | None = None
    in_force: UncertainDate | None = None


def undone(acts: Sequence[Act], day: date) -> Mapping[int, Certainty]:
    """For each act's position: is it undone by a later act that has taken effect by the day?

    Undoing can itself be undone: a withdrawn withdrawal lets the first act stand again (the freedom to
    revoke a notification before it takes effect: VCLT 1969, art. 68).

    Raises:
        ValueError: a position occurs twice, or an act undoes itself, a later act or none there is.

    """
    positions = {act.position for act in acts}
    if len(positions) != len(acts):
        raise ValueError("two acts at one position")
    answers = dict.fromkeys(positions, Certainty.NO)
    for act in sorted(acts, key=lambda act: act.position, reverse=True):
        if act.undoes is None:
            continue
        if act.undoes not in positions or act.undoes >= act.position:
            raise ValueError(f"act {act.position} undoes {act.undoes}, which is not an earlier act")
        counts = both(act.took_effect(day), negate(answers[act.position]))
        answers[act.undoes] = either(answers[act.undoes], counts)
    return answers


def orderly(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts under positions of their own, those left out that undo what is no earlier act.

    What is recorded so is a fault of the record, and named as one; a rule that must answer whatever is recorded reads
    what is left.
    """
    places = {act.position: place for place, act in reversed(list(enumerate(acts, 1)))}
    if len(places) == len(acts) and all(act.undoes is None for act in acts):
        return tuple(acts)
    sound: dict[int, Act] = {}
    for place, act in enumerate(acts, 1):
        undoes = None if act.undoes is None else places.get(act.undoes)
        if act.undoes is None or undoes in sound:
            sound[place] = replace(act, position=place, undoes=undoes)
    return tuple(sound.values())
