"""Signs of life that a frame inherits from the instruments made under it, however far below."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from models.dates.uncertain_date import UncertainDate
from models.effect_facts import ACTS_UNDER
from models.evidence import Sign
from models.vocabulary import RelationKind
from models.wording.reason import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedInstrument:
    """What an instrument hands up to those that it implements, amends or renews.

    Attributes:
        id, title: which; the title as readers shall see it.
        signed: when; its own signature is a sign of life of its frame. None = not documented.
        signs: its own signs of life.
        relations: the instruments it stands in a relation to, with the relation.

    """

    id: str
    title: Worded | str
    signed: UncertainDate | None
    signs: tuple[Sign, ...]
    relations: tuple[tuple[RelationKind, str], ...]


def inherited_signs(instruments: Iterable[RelatedInstrument]) -> Mapping[str, tuple[Sign, ...]]:
    """The signs that each instrument inherits, by id; those that inherit none are left out.

    They are the signatures of the instruments below it and their own signs, weak ones apart, each with the instrument
    under which it was seen. An instrument inherits nothing from itself, by whatever circle of relations.
    """
    every = {each.id: each for each in instruments}
    below: dict[str, list[str]] = {}
    for each in every.values():
        for relation, frame in each.relations:
            if relation in ACTS_UNDER and frame in every and frame != each.id:
                below.setdefault(frame, []).append(each.id)
    handed_up = {key: tuple(_handed_up(every[key])) for keys in below.values() for key in keys}
    inherited = {
        frame: tuple(sign for key in _all_below(frame, below) for sign in handed_up[key]) for frame in below
    }
    return {frame: signs for frame, signs in inherited.items() if signs}


def _all_below(frame: str, below: Mapping[str, list[str]]) -> Iterator[str]:
    """Every instrument made under a frame, each once, without the frame."""
    seen, waiting = {frame}, [*below[frame]]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            yield key
            waiting += below.get(key, ())


def _handed_up(instrument: RelatedInstrument) -> Iterator[Sign]:
    if instrument.signed is not None:
        yield Sign(on=instrument.signed, what=instrument.title, via=instrument.id, via_title=instrument.title)
    for sign in instrument.signs:
        if not sign.weak:
            yield replace(sign, via=instrument.id, via_title=instrument.title)
