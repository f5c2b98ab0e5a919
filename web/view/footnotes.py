"""Source marks: which numbers of the list at the foot of a page stand beside a fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.reading import NumberedSource, Source


@dataclass(frozen=True)
class Footnotes:
    """The numbered sources of a page."""

    sources: Sequence[NumberedSource]
    numbers: dict[str, int]

    @classmethod
    def of(cls, sources: Sequence[NumberedSource]) -> "Footnotes":
        """The footnotes of a report that has numbered its sources."""
        return cls(sources, {source.id: source.number for source in sources})

    @classmethod
    def own(cls, sources: Iterable[Source]) -> "Footnotes":
        """The footnotes of a single record, under the positions by which it cites them."""
        numbered = [
            NumberedSource(number=each.position, **each.model_dump(exclude={"position", "supports"}))
            for each in sources
        ]
        return cls.of(numbered)

    def marks(self, sources: Sequence[Source], positions: Sequence[int] = ()) -> tuple[int, ...]:
        """Numbers of a record's sources: those at ``positions``, or all where a fact names none of its own."""
        chosen = [each for each in sources if each.position in positions] or sources
        return tuple(dict.fromkeys(self.numbers[each.id] for each in chosen if each.id in self.numbers))
