"""Whether batches can serve what is drawn on them, where one draw may be served from several.

A flow from draws to batches: feasible just when no set of batches is asked for more than it holds by the draws
that can turn nowhere else (Hall 1935; Gale 1957), which augmenting paths decide (Ford and Fulkerson 1956).
"""

from collections import deque
from collections.abc import Mapping
from math import inf

Sources = tuple[str, ...]


class Draws:
    """What is drawn on batches so far; each amount is served by one or more of the batches it may come from."""

    def __init__(self, held: Mapping[str, int | None]) -> None:
        """Begin with nothing drawn.

        Args:
            held: micrograms in each batch; None = without limit.

        """
        self._spare: dict[str, float] = {b: inf if mass is None else mass for b, mass in held.items()}
        self._served: dict[Sources, dict[str, int]] = {}

    def draw(self, sources: Sources, amount: int) -> bool:
        """Draw an amount; False, and nothing changes, where the batches together cannot serve it."""
        sources = tuple(sorted(sources))
        served = self._served.setdefault(sources, dict.fromkeys(sources, 0))
        left = amount
        while left:
            path = self._path(sources)
            if path is None:
                self.give_back(sources, amount - left)
                return False
            room: float = min(left, self._spare[path[-1]])
            for step in range(1, len(path) - 1, 2):
                room = min(room, self._served[_sources(path[step + 1])][path[step]])
            moved = int(room)
            self._spare[path[-1]] -= moved
            served[path[1]] += moved
            for step in range(1, len(path) - 1, 2):
                other = self._served[_sources(path[step + 1])]
                other[path[step]] -= moved
                other[path[step + 2]] += moved
            left -= moved
        return True

    def give_back(self, sources: Sources, amount: int) -> None:
        """Undo so much of what was drawn on these batches; from which of them does not matter, a later draw rearranges."""
        for batch, served in self._served.get(tuple(sorted(sources)), {}).items():
            moved = min(served, amount)
            self._served[tuple(sorted(sources))][batch] -= moved
            self._spare[batch] += moved
            amount -= moved

    def _path(self, sources: Sources) -> list[str] | None:
        """Shortest way to a batch with something left: draw, batch, draw that can move on, batch, and so on."""
        start = _key(sources)
        came: dict[str, str] = dict.fromkeys(sources, start)
        waiting = deque(sources)
        while waiting:
            batch = waiting.popleft()
            if self._spare[batch] > 0:
                path = [batch]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return path[::-1]
            for other, served in self._served.items():
                key = _key(other)
                if served.get(batch, 0) > 0 and key not in came and key != start:
                    came[key] = batch
                    for onward in other:
                        if onward not in came:
                            came[onward] = key
                            waiting.append(onward)
        return None


_JOINT = "\n"


def _key(sources: Sources) -> str:
    """One name for a set of batches that no batch has."""
    return _JOINT + _JOINT.join(sources)


def _sources(key: str) -> Sources:
    return tuple(key.split(_JOINT)[1:])
