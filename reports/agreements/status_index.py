"""Where every agreement stands on a day: what filters, facets and orders ask of it, derived once an edition and day.

Its status and its effect are derived apart: who asks for one does not pay for the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from db.queries.agreement import effect_rows, status_rows
from db.queries.agreement_traits import Traits, traits
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from models.effect import EffectBasis, EffectValue
from models.status.status import StatusGroup, StatusOnDay
from models.vocabulary import Status
from reports.agreements.effect import effects
from reports.agreements.status import statuses
from reports.revision_cache import cached

AT_ONCE = 5_000
"""Agreements derived at once: rows of more would fill the memory."""


@dataclass(frozen=True, slots=True)
class DerivedStatus:
    """What of a status can be asked for; ``notice`` is the last day to give notice, None once it is past."""

    status: Status
    certainty: Certainty
    group: StatusGroup
    since: UncertainDate | None
    entered: UncertainDate | None
    expires: UncertainDate | None
    notice: UncertainDate | None

    @classmethod
    def of(cls, status: StatusOnDay) -> "DerivedStatus":
        """The standing that goes with a status."""
        return cls(
            status.status,
            status.certainty,
            status.group,
            status.since,
            status.entered,
            status.expires,
            status.notice_on,
        )


def all_traits(session: ReadSession) -> Mapping[str, Traits]:
    """The traits of every agreement, by id, read once an edition."""
    return cached(session, traits)


Derived = TypeVar("Derived")


@dataclass(frozen=True, slots=True)
class DerivedEffect:
    """What of an effect can be asked for."""

    value: EffectValue
    basis: EffectBasis


def _no_status_yet(_session: ReadSession, _on: date) -> dict[str, DerivedStatus]:
    return {}


def _no_effect_yet(_session: ReadSession, _on: date) -> dict[str, DerivedEffect]:
    return {}


def _derive(
    known: dict[str, Derived],
    ids: Iterable[str],
    derive: Callable[[Sequence[str]], Mapping[str, Derived]],
) -> Mapping[str, Derived]:
    """What is known, and of the named agreements what is not known yet.

    What was derived once for a day stays as long as the edition stands; what nobody has asked for is not derived.
    """
    missing = [key for key in ids if key not in known]
    for start in range(0, len(missing), AT_ONCE):
        # It only grows, and by what any other reader would derive too.
        known.update(derive(missing[start : start + AT_ONCE]))
    return known


def derived_statuses_of(session: ReadSession, ids: Iterable[str], on: date) -> Mapping[str, DerivedStatus]:
    """The standing on a day of every agreement, by id, of which at least the named ones are there."""

    def derive(some: Sequence[str]) -> Mapping[str, DerivedStatus]:
        derived = statuses(status_rows(session, some), on)
        return {key: DerivedStatus.of(status) for key, status in derived.items()}

    return _derive(cached(session, _no_status_yet, on), ids, derive)


def derived_effects_of(session: ReadSession, ids: Iterable[str], on: date) -> Mapping[str, DerivedEffect]:
    """The effect on a day of every agreement, by id, of which at least the named ones are there."""

    def derive(some: Sequence[str]) -> Mapping[str, DerivedEffect]:
        rows = effect_rows(session, some)
        derived = effects(rows, on, statuses(rows, on))
        return {key: DerivedEffect(effect.value, effect.basis) for key, effect in derived.items()}

    return _derive(cached(session, _no_effect_yet, on), ids, derive)


def derived_statuses(session: ReadSession, on: date) -> Mapping[str, DerivedStatus]:
    """The standing of every agreement on a day, by id, derived once an edition and day."""
    every, known = all_traits(session), cached(session, _no_status_yet, on)
    return known if len(known) == len(every) else derived_statuses_of(session, every, on)


def derived_effects(session: ReadSession, on: date) -> Mapping[str, DerivedEffect]:
    """The effect of every agreement on a day, by id, derived once an edition and day."""
    every, known = all_traits(session), cached(session, _no_effect_yet, on)
    return known if len(known) == len(every) else derived_effects_of(session, every, on)
