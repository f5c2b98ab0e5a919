"""That a row measured what it says: which answers came, and whether they were worked out or kept from before.

The service counts its answers, and those among them that were kept, where ``CONCORD_METRICS`` is set.
"""

import re
import urllib.request
from collections.abc import Callable, Collection
from dataclasses import dataclass

from bench.load import Measured

MEASURES_ANSWERS = {"CONCORD_METRICS": "true"}
"""Settings of a server whose answers are counted."""

_REQUESTS = re.compile(r"^concord_requests_total\{.*\} (\S+)$", re.MULTILINE)
_KEPT = re.compile(r"^concord_kept_answers_total (\S+)$", re.MULTILINE)


class NotMeasured(SystemExit):
    """A row is not what it says; the message ends the benchmark."""


@dataclass(frozen=True)
class Counts:
    """How many requests a process has answered, and how many of the answers were kept from before."""

    requests: int
    kept: int

    @classmethod
    def of(cls, exposition: str) -> "Counts":
        """The counts in the text that ``/metrics`` answers with; raises NotMeasured where it has none."""
        kept = _KEPT.search(exposition)
        if kept is None:
            raise NotMeasured("the service counts no answers: set CONCORD_METRICS")
        return cls(sum(int(float(each)) for each in _REQUESTS.findall(exposition)), int(float(kept[1])))


def counts(port: int) -> Counts:
    """What the server at a port of this machine has counted."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as answer:
        return Counts.of(answer.read().decode())


def require_made(what: str, before: Counts, after: Counts, answers: int) -> None:
    """Raise NotMeasured unless so many answers at least were worked out, and none was kept."""
    if after.kept != before.kept:
        raise NotMeasured(f"{what}: {after.kept - before.kept} answers were kept from before")
    if after.requests - before.requests < answers:
        raise NotMeasured(f"{what}: {answers} answers, {after.requests - before.requests} of them counted")


def require_kept(what: str, before: Counts, after: Counts, answers: int) -> None:
    """Raise NotMeasured unless so many answers at least were kept."""
    if after.kept - before.kept < answers:
        raise NotMeasured(
            f"{what}: of {answers} answers only {after.kept - before.kept} were kept from before"
        )


def require_answers(
    what: str, measured: Measured, *, statuses: Collection[str] = ("200",), length: int | None = None
) -> Measured:
    """The measured answers; raises NotMeasured where one has another status, or not ``length`` bytes."""
    if not measured.times or measured.statuses.keys() - set(statuses):
        raise NotMeasured(f"{what}: answers by status {measured.statuses}")
    if length is not None and (measured.shortest, measured.longest) != (length, length):
        raise NotMeasured(f"{what}: {measured.shortest} to {measured.longest} bytes, not {length}")
    if "200" in measured.statuses and not measured.shortest:
        raise NotMeasured(f"{what}: an answer without a body")
    return measured


def require_count(what: str, given: int, wanted: int) -> None:
    """Raise NotMeasured unless the numbers agree."""
    if given != wanted:
        raise NotMeasured(f"{what}: {given}, not {wanted}")


def made(what: str, port: int, ask: Callable[[], Measured]) -> Callable[[], Measured]:
    """``ask``, each time proven to be answered anew by the one process at a port."""

    def proven() -> Measured:
        before = counts(port)
        measured = require_answers(what, ask())
        require_made(what, before, counts(port), len(measured.times))
        return measured

    return proven


def kept(what: str, port: int, ask: Callable[[], Measured], length: int) -> Callable[[], Measured]:
    """``ask``, each time proven to be answered from what the one process at a port kept."""
    ask()

    def proven() -> Measured:
        before = counts(port)
        measured = require_answers(what, ask(), length=length)
        require_kept(what, before, counts(port), len(measured.times))
        return measured

    return proven
