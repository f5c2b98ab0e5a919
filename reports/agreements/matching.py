"""Which agreements answer a filter, certainly or possibly: what the database cannot judge is judged here.

An undated agreement may have been signed in any period. Of an entry into force, an end or a day of notice that is not
documented at all it is not known that there is one: such an agreement is not among those asked for by that day.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.queries.agreement_filter import AgreementFilter, states_in
from db.queries.agreement_traits import Traits, ids_matching
from db.queries.door import Members, organizations_of
from db.search.analyser import fold
from db.session import ReadSession
from models.agreement import UNDATED
from models.dates.certainty import Certainty, both
from models.dates.uncertain_date import UncertainDate, edtf
from models.matching import Matching
from models.via import VIAS, Via
from reports.agreements.status_index import (
    DerivedEffect,
    DerivedStatus,
    all_traits,
    derived_effects,
    derived_statuses,
)

MISSING = UNDATED + 1
"""Where what has no such day stands in an order: last."""


class Sort(StrEnum):
    """Orders of agreements; a hyphen before the name turns it round, what is not documented comes last in either."""

    NEWEST = "-signed"
    OLDEST = "signed"
    TITLE = "title"
    EXPIRES = "expires"
    EXPIRES_LAST = "-expires"
    NOTICE = "notice"
    NOTICE_LAST = "-notice"
    SINCE = "since"
    SINCE_LAST = "-since"


Key = int | str
"""What an order goes by, smallest first."""


@dataclass(frozen=True, slots=True)
class ReachGroup:
    """States asked for together, and the organizations through which an agreement may reach one of them."""

    states: frozenset[str]
    organizations: Mapping[str, Certainty]

    @property
    def is_uncertain(self) -> bool:
        """Whether a membership by which an agreement may reach a state is only possible."""
        return Certainty.POSSIBLY in self.organizations.values()


def reach_groups(session: ReadSession, wanted: AgreementFilter, members: Members) -> tuple[ReachGroup, ...]:
    """The states that a filter asks for, one group for the countries and one for the regions."""
    found = []
    if wanted.countries:
        found.append(frozenset(wanted.countries))
    if wanted.regions:
        found.append(frozenset(states_in(session, wanted.regions)))
    return tuple(ReachGroup(states, organizations_of(members, states)) for states in found)


def _reached(traits: Traits, group: ReachGroup, doors: Collection[Via]) -> Certainty:
    own = Via.MULTILATERAL if traits.multilateral else Via.DIRECT
    if own in doors and any(partner in group.states for partner in traits.partners):
        return Certainty.YES
    through = {group.organizations[each] for each in traits.partners if each in group.organizations}
    if Via.ORGANIZATION not in doors or not through:
        return Certainty.NO
    return Certainty.YES if Certainty.YES in through else Certainty.POSSIBLY


def _within(day: UncertainDate | None, first: date | None, last: date | None) -> Certainty:
    if day is None:
        return Certainty.NO
    return day.within(first or date.min, last or date.max)


def _before(day: UncertainDate | None, limit: date) -> Certainty:
    return Certainty.NO if day is None else day.before(limit)


def matches_status(wanted: AgreementFilter, standing: DerivedStatus) -> Certainty:
    """Whether what follows from the day is as asked for."""
    answers = []
    if wanted.statuses:
        fits = standing.status in wanted.statuses or standing.group in wanted.statuses
        answers.append(standing.certainty if fits else Certainty.NO)
    if wanted.in_force_from or wanted.in_force_to:
        answers.append(_within(standing.entered, wanted.in_force_from, wanted.in_force_to))
    if wanted.expires_before:
        answers.append(_before(standing.expires, wanted.expires_before))
    if wanted.notice_before:
        answers.append(_before(standing.notice, wanted.notice_before))
    return both(*answers)


def _fits_effect(wanted: AgreementFilter, effect: DerivedEffect) -> bool:
    """Whether an effect is as asked for; "possibly" is a value of its own, so this is certain."""
    return (not wanted.effects or effect.value in wanted.effects) and (
        not wanted.bases or effect.basis in wanted.bases
    )


def matches_traits(wanted: AgreementFilter, traits: Traits, asked: Sequence[ReachGroup]) -> Certainty:
    """Whether what the database has let through is certainly as asked for, or only possibly."""
    answers = []
    if wanted.signed_from or wanted.signed_to:
        day = edtf(traits.signed)
        answers.append(
            Certainty.POSSIBLY if day is None else _within(day, wanted.signed_from, wanted.signed_to)
        )
    answers += [_reached(traits, group, wanted.via or VIAS) for group in asked]
    # The database has judged already: what it let through is not refused here.
    return Certainty.YES if both(*answers) is Certainty.YES else Certainty.POSSIBLY


def matches(session: ReadSession, wanted: AgreementFilter, members: Members) -> dict[str, Matching]:
    """Every agreement that answers a filter, by id, and whether it certainly does."""
    ids = ids_matching(session, wanted, members)
    every, asked = all_traits(session), reach_groups(session, wanted, members)
    standing = derived_statuses(session, wanted.on) if wanted.asks_status else None
    effects = derived_effects(session, wanted.on) if wanted.asks_effect else None
    found = {}
    for key in ids:
        if effects is not None and not _fits_effect(wanted, effects[key]):
            continue
        answer = matches_traits(wanted, every[key], asked)
        if standing is not None:
            answer = both(answer, matches_status(wanted, standing[key]))
            if answer is Certainty.NO:
                continue
        match = Matching.of(answer)
        if wanted.certainty is not None and standing is not None:
            # Asked for by certainty, the status itself must be certain too.
            sure = match is Matching.CERTAIN and standing[key].certainty is Certainty.YES
            if sure is not (wanted.certainty is Matching.CERTAIN):
                continue
        found[key] = match
    return found


def _ordinal(day: UncertainDate | None, *, last: bool) -> int:
    if day is None or day.first is None:
        return MISSING
    return -day.first.toordinal() if last else day.first.toordinal()


def keys(session: ReadSession, sort: Sort, on: date) -> Callable[[str], Key]:
    """What each agreement stands by in an order, by its id."""
    every = all_traits(session)
    if sort is Sort.NEWEST:
        return lambda key: every[key].newest_first
    if sort is Sort.OLDEST:
        return lambda key: MISSING if (place := every[key].newest_first) == UNDATED else UNDATED - place
    if sort is Sort.TITLE:
        return lambda key: fold(every[key].title)
    standing, last = derived_statuses(session, on), sort.startswith("-")
    if sort in (Sort.EXPIRES, Sort.EXPIRES_LAST):
        return lambda key: _ordinal(standing[key].expires, last=last)
    if sort in (Sort.NOTICE, Sort.NOTICE_LAST):
        return lambda key: _ordinal(standing[key].notice, last=last)
    return lambda key: _ordinal(standing[key].since, last=last)
