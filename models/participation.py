"""Where each participant of an instrument stands on a day: signed, consented, bound, applying it provisionally, withdrawn.

An instrument can be in force and not bind everybody who signed it. A participant is bound

- by an instrument of two sides: once it is in force, for it cannot bind one side alone;
- by one of more sides: from its own consent, once the instrument is in force, whichever is later (VCLT 1969,
  art. 24(3)); so accession to a treaty already in force is entry into force for that state.

A deposit completes ratification, acceptance and approval (art. 16): where one is documented, it counts and not the act at
home. A withdrawal or denunciation ends what the participant did before it, and nothing that comes after: whoever accedes
anew is bound anew, and a denunciation of what was never consented to is none. An act undone counts until the day on which
it was undone. Where an instrument says when it enters into force ("30 days after the later notification"), that day is
counted once the acts it counts from are documented, and is an open question before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.date_order import between, days_after, later_of, lies_after, nth_of
from models.dates.certainty import Certainty, both, certainty, either, negate
from models.dates.uncertain_date import UncertainDate
from models.status.act import CONCLUDES, CONSENTS, LEAVES, Act, orderly, undone
from models.status.reasons import act_done, act_undone
from models.vocabulary import TreatyActionKind
from models.wording.reason import N_, Reason, Value

_AT_HOME = frozenset({TreatyActionKind.RATIFICATION, TreatyActionKind.ACCEPTANCE, TreatyActionKind.APPROVAL})
"""Consent that a deposit completes."""

Claim = tuple[UncertainDate | None, Certainty]
"""A day, None = not documented, and whether what happened on it stands."""


class PartyState(StrEnum):
    """The furthest step that a participant is documented to have taken."""

    NO_ACT = "no_act"
    SIGNED = "signed"
    CONSENTED = "consented"
    APPLIES_PROVISIONALLY = "applies_provisionally"
    BOUND = "bound"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class EntryTrigger(StrEnum):
    """What the day of entry into force is counted from."""

    SIGNATURE = "signature"
    LATER_NOTIFICATION = "later_notification"
    NUMBER_OF_CONSENTS = "number_of_consents"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCondition:
    """When an instrument says that it enters into force.

    Attributes:
        after: what the day is counted from: the last signature, the last of all participants' consents, or the
            consent that makes up ``number``.
        days: how many days after it; for a participant that consents later, after its own consent.
        number: how many consents are needed.

    """

    after: EntryTrigger
    days: int = 0
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAct(Act):
    """A treaty act and the participant whose it is; None = the instrument as a whole, for everybody."""

    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantOnDay:
    """Where one participant stands.

    Attributes:
        state: the furthest step that is documented.
        certainty: whether every reading of the uncertain dates gives that step.
        bound: whether it is bound; possibly where a date is uncertain or the entry into force is not documented.
        bound_since: from when; None = not bound, or not documented.
        signed, consented: when it signed and when it consented to be bound.
        provisional_since: from when it applies the instrument provisionally.
        reserved: whether a reservation of its own stands.
        withdrew_on: when its withdrawal took effect.
        reason: clauses that say why, in order.

    """

    state: PartyState
    certainty: Certainty
    bound: Certainty
    bound_since: UncertainDate | None = None
    signed: UncertainDate | None = None
    consented: UncertainDate | None = None
    provisional_since: UncertainDate | None = None
    reserved: Certainty = Certainty.NO
    withdrew_on: UncertainDate | None = None
    reason: tuple[Reason, ...] = ()


def participants_on(
    day: date,
    acts: Sequence[PartyAct],
    participants: Sequence[str],
    *,
    multilateral: bool = False,
    entered: UncertainDate | None = None,
    condition: EntryCondition | None = None,
    ended: Certainty = Certainty.NO,
) -> Mapping[str, ParticipantOnDay]:
    """Where each participant stands on a day, by participant. It never raises, whatever acts are recorded.

    Args:
        day: the day asked.
        acts: what was done, in the order of the record.
        participants: all of them, both sides.
        multilateral: whether there are more than two sides, so that each binds itself.
        entered: when the instrument entered into force, where that is known apart from its acts.
        condition: when it says that it enters into force.
        ended: whether it has ended for all.
    """
    sound = orderly(acts)
    party_acts = [act for act in sound if isinstance(act, PartyAct)]
    is_undone = undone(sound, day)
    roll = _Roll(day, party_acts, is_undone, tuple(participants), multilateral, entered, condition, ended)
    return {participant: roll.standing(participant) for participant in participants}


@dataclass(frozen=True)
class _Roll:
    """The acts of an instrument on a day."""

    day: date
    acts: Sequence[PartyAct]
    undone: Mapping[int, Certainty]
    participants: tuple[str, ...]
    multilateral: bool
    entered: UncertainDate | None
    condition: EntryCondition | None
    ended: Certainty

    def standing(self, participant: str) -> ParticipantOnDay:
        """Where one participant stands."""
        signed = self._done(participant, CONCLUDES)
        consents = self._consents(participant)
        entries = self._entries(participant)
        own_entries = self._own_entries(participant)
        leaves = self._leaves(participant, [*signed, *consents, *own_entries])
        ways = self._ways(consents, entries, own_entries, leaves)
        bound = both(either(*(holds for _, holds in ways)), negate(self.ended))
        rejoined = [(moment, self._rejoined(moment, consents)) for moment, _ in leaves]
        gone = [
            (moment, both(holds, negate(again)))
            for (moment, holds), (_, again) in zip(leaves, rejoined, strict=True)
        ]
        withdrew = either(*(holds for _, holds in gone))
        provisional = self._took_effect(participant, frozenset({TreatyActionKind.PROVISIONAL_APPLICATION}))
        applies = [(moment, both(holds, negate(self._left(moment, leaves)))) for moment, holds in provisional]
        steps = (
            (PartyState.ENDED, self.ended),
            (PartyState.BOUND, bound),
            (PartyState.WITHDRAWN, withdrew),
            (PartyState.APPLIES_PROVISIONALLY, either(*(holds for _, holds in applies))),
            (PartyState.CONSENTED, either(*(holds for _, holds in consents))),
            (PartyState.SIGNED, either(*(holds for _, holds in signed))),
            (PartyState.NO_ACT, Certainty.YES),
        )
        state, holds = next((state, holds) for state, holds in steps if holds is not Certainty.NO)
        settled = next(place for place, (_, sure) in enumerate(steps) if sure is Certainty.YES)
        left_open = {each for each, may in steps[: settled + 1] if may is not Certainty.NO}
        found = ParticipantOnDay(
            state=state,
            certainty=holds,
            bound=bound if bound is not Certainty.NO else self._bound_all_the_same(left_open, entries),
            bound_since=_first(ways) if state is PartyState.BOUND else None,
            signed=_first(signed),
            consented=_first(consents),
            provisional_since=_first(applies) if state is PartyState.APPLIES_PROVISIONALLY else None,
            reserved=self._reserved(participant),
            withdrew_on=_first(gone) if state is PartyState.WITHDRAWN else None,
        )
        return replace(found, reason=tuple(self._reasons(participant, found, entries)))

    # What was done.

    def _of(self, participant: str, kinds: frozenset[TreatyActionKind]) -> Iterator[PartyAct]:
        return (
            act
            for act in self.acts
            if act.undoes is None and act.kind in kinds and act.by in (participant, None)
        )

    def _stands(self, act: PartyAct, happened: Certainty) -> Certainty:
        return both(happened, negate(self.undone[act.position]))

    def _done(self, participant: str, kinds: frozenset[TreatyActionKind]) -> list[Claim]:
        acts = self._of(participant, kinds)
        return _possible((a.done or a.effective, self._stands(a, a.happened(self.day))) for a in acts)

    def _took_effect(self, participant: str, kinds: frozenset[TreatyActionKind]) -> list[Claim]:
        acts = self._of(participant, kinds)
        return _possible((act.takes_effect, self._stands(act, act.took_effect(self.day))) for act in acts)

    def _consents(self, participant: str) -> list[Claim]:
        """The acts that express its consent; those at home only where no deposit completes them."""
        acts = list(self._of(participant, CONSENTS))
        at_home = [act for act in acts if act.kind in _AT_HOME]
        final = [act for act in acts if act.kind not in _AT_HOME]
        claims = []
        for act in final or at_home:
            # What was deposited falls with the ratification that it completed.
            kept = negate(
                either(*(self.undone[each.position] for each in at_home if each.position < act.position))
            )
            stands = self._stands(act, act.took_effect(self.day))
            claims.append((act.takes_effect, both(stands, kept) if final else stands))
        return _possible(claims)

    def _reserved(self, participant: str) -> Certainty:
        own = (each for each in self._of(participant, frozenset({TreatyActionKind.RESERVATION})) if each.by)
        return either(*(self._stands(act, act.happened(self.day)) for act in own))

    def _leaves(self, participant: str, earlier: Sequence[Claim]) -> list[Claim]:
        """Its withdrawals and denunciations, those left out that certainly come before all that it did."""
        own = [act for act in self._of(participant, LEAVES) if act.by == participant]
        claims = []
        for act in own:
            follows = either(
                *(both(done, negate(lies_after(each, act.takes_effect))) for each, done in earlier)
            )
            stands = self._stands(act, act.took_effect(self.day))
            claims.append((act.takes_effect, both(stands, follows)))
        return _possible(claims)

    def _left(self, since: UncertainDate | None, leaves: Sequence[Claim]) -> Certainty:
        """Whether it left on or after a day."""
        return either(*(both(holds, negate(lies_after(since, moment))) for moment, holds in leaves))

    def _rejoined(self, left: UncertainDate | None, consents: Sequence[Claim]) -> Certainty:
        """Whether it consented anew after it left."""
        return either(*(both(holds, lies_after(moment, left)) for moment, holds in consents))

    # When it binds.

    def _entries(self, participant: str) -> list[Claim]:
        """The instrument's entry into force: as known apart, as acts say, as its condition gives; past ones only."""
        claims: list[Claim] = (
            [] if self.entered is None else [(self.entered, self.entered.on_or_before(self.day))]
        )
        entry = frozenset({TreatyActionKind.ENTRY_INTO_FORCE})
        if self.multilateral:
            claims += self._took_effect(participant, entry)
        else:
            claims += [
                (act.takes_effect, self._stands(act, act.took_effect(self.day)))
                for act in self.acts
                if act.undoes is None and act.kind in entry
            ]
        return _possible([*claims, *self._counted()])

    def _counted(self) -> Iterator[Claim]:
        """The entry into force that the instrument's condition gives, once what it counts from is documented."""
        if self.condition is None:
            return
        signing = self.condition.after is EntryTrigger.SIGNATURE
        every = [
            self._done(each, CONCLUDES) if signing else self._consents(each) for each in self.participants
        ]
        numbered = self.condition.after is EntryTrigger.NUMBER_OF_CONSENTS
        needed = self.condition.number if numbered else len(every)
        given = [_earliest(claims) for claims in every if claims]
        if not 0 < needed <= len(given):
            return
        sure = [moment for moment, holds in given if holds is Certainty.YES]
        likely = days_after(nth_of([moment for moment, _ in given], needed), self.condition.days)
        surely = days_after(nth_of(sure, needed), self.condition.days) if needed <= len(sure) else None
        passed = certainty(
            certain=surely is not None and surely.on_or_before(self.day) is Certainty.YES,
            possible=likely is None or likely.on_or_before(self.day) is not Certainty.NO,
        )
        yield surely or likely, passed

    def _own_entries(self, participant: str) -> list[Claim]:
        """Entries into force that bind it by themselves: of an instrument of two sides any, else one for itself."""
        if not self.multilateral:
            return self._entries(participant)
        acts = self._of(participant, frozenset({TreatyActionKind.ENTRY_INTO_FORCE}))
        own = (act for act in acts if act.by == participant)
        return _possible((act.takes_effect, self._stands(act, act.took_effect(self.day))) for act in own)

    def _ways(
        self,
        consents: Sequence[Claim],
        entries: Sequence[Claim],
        own_entries: Sequence[Claim],
        leaves: Sequence[Claim],
    ) -> list[Claim]:
        """Each way in which it may be bound, with the day from which on."""
        ways = [(moment, both(holds, negate(self._left(moment, leaves)))) for moment, holds in own_entries]
        if not self.multilateral:
            return _possible(ways)
        for consent, consented in consents:
            since = days_after(consent, self.condition.days) if self.condition and consent else consent
            passed = Certainty.POSSIBLY if since is None else since.on_or_before(self.day)
            kept = both(consented, passed, negate(self._left(consent, leaves)))
            ways += [(later_of(since, entry), both(kept, holds)) for entry, holds in entries]
        return _possible(ways)

    def _bound_all_the_same(self, left_open: Set[PartyState], entries: Sequence[Claim]) -> Certainty:
        """Whether it may be bound though nothing documents it: it may have agreed, and nothing says when that binds."""
        if not left_open & {PartyState.SIGNED, PartyState.CONSENTED}:
            return Certainty.NO
        to_come = any(
            act.kind is TreatyActionKind.ENTRY_INTO_FORCE
            and act.undoes is None
            and act.took_effect(self.day) is Certainty.NO
            for act in self.acts
        )
        return Certainty.NO if to_come and not entries else Certainty.POSSIBLY

    # Why.

    def _reasons(
        self, participant: str, found: ParticipantOnDay, entries: Sequence[Claim]
    ) -> Iterator[Reason]:
        day = UncertainDate.parse(self.day.isoformat())
        done = [
            act_done(act)
            for act in self._of(participant, CONCLUDES | CONSENTS)
            if self._stands(act, act.happened(self.day)) is not Certainty.NO
        ]
        yield from (clause for place, clause in enumerate(done) if clause not in done[:place])
        yield from self._undoings(participant)
        if found.state is PartyState.ENDED:
            yield _say(N_("the instrument has ended for all"))
        elif found.state is PartyState.BOUND:
            yield _say(N_("bound since %(on)s"), on=found.bound_since)
            if found.reserved is not Certainty.NO:
                yield _say(N_("bound with reservations"))
        elif found.state is PartyState.WITHDRAWN:
            yield _say(N_("withdrew %(on)s"), on=found.withdrew_on)
        elif found.state is PartyState.APPLIES_PROVISIONALLY:
            yield _say(N_("applies it provisionally since %(on)s"), on=found.provisional_since)
        elif found.state is PartyState.NO_ACT:
            yield _say(N_("no act of this participant documented"))
        elif found.bound is Certainty.NO:
            yield _say(N_("not yet in force on %(day)s"), day=day)
        elif entries and found.state is PartyState.SIGNED:
            yield _say(N_("consent of this participant not documented"))
        else:
            yield _say(N_("entry into force not documented"))
        if found.certainty is Certainty.POSSIBLY:
            yield _say(N_("an uncertain date decides whether that holds on %(day)s"), day=day)

    def _undoings(self, participant: str) -> Iterator[Reason]:
        """Acts withdrawn by the day; none is told before."""
        by_position = {act.position: act for act in self.acts}
        for undoing in self.acts:
            act = by_position.get(undoing.undoes or 0)
            if act is None or act.by not in (participant, None) or act.undoes is not None:
                continue
            withdrawn = both(undoing.took_effect(self.day), self.undone[act.position])
            if withdrawn is not Certainty.NO and self.undone[undoing.position] is not Certainty.YES:
                yield act_undone(act, undoing)


def _say(message: str, **values: Value) -> Reason:
    return Reason(message, values)


def _possible(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim[1] is not Certainty.NO]


def _first(claims: Sequence[Claim]) -> UncertainDate | None:
    """The first documented day among claims that stand, or else possibly stand."""
    certain = [moment for moment, holds in claims if holds is Certainty.YES]
    moments = [moment for moment in certain or [each for each, _ in claims] if moment is not None]
    return min(moments, key=lambda moment: moment.sort_key, default=None)


def _earliest(claims: Sequence[Claim]) -> Claim:
    """The first of several days on which one participant may have done one thing, and whether it did."""
    firsts = [moment.earliest if moment else None for moment, _ in claims]
    lasts = [moment.latest for moment, holds in claims if moment and moment.latest and holds is Certainty.YES]
    if len(claims) == 1:
        return claims[0]
    first = min((day for day in firsts if day), default=None) if all(firsts) else None
    return between(first, min(lasts, default=None)), either(*(holds for _, holds in claims))
