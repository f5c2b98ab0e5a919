"""What an effect is judged by: acts, term, later instruments and evidence on a day, each with its certainty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.date_order import lies_after
from models.dates.certainty import Certainty, both, either, negate
from models.dates.uncertain_date import UncertainDate, months_after
from models.effect_acts import ActFacts, once
from models.evidence import BindingReading, Report, Sign
from models.status.act import BRINGS_INTO_FORCE, CONCLUDES, CONSENTS
from models.status.term import counted_end
from models.vocabulary import RelationKind, Side, Status, TreatyActionKind

SILENCE = {
    BindingReading.TREATY: 10,
    BindingReading.AGENCY_INSTRUMENT: 7,
    BindingReading.POLITICAL: 4,
    BindingReading.CONTRACT: 5,
}
"""Years after a sign of life from which on silence is unusual, by reading: nine in ten intervals are shorter."""

FRESH_YEARS = {
    BindingReading.TREATY: 10,
    BindingReading.AGENCY_INSTRUMENT: 5,
    BindingReading.POLITICAL: 4,
    BindingReading.CONTRACT: 5,
}
"""Years after its own acts for which an instrument without a stated term needs no sign of life.

Five for agency instruments, as ten of the fifteen with a stated term have five.
"""

ACTS_UNDER = frozenset({RelationKind.IMPLEMENTS, RelationKind.AMENDS, RelationKind.RENEWS})
"""What a later instrument does that acts under this one, and shows it alive (VCLT 1969, art. 31(3)(b))."""

_ENDS = frozenset({Status.EXPIRED, Status.SUPERSEDED, Status.TERMINATED, Status.SUSPENDED})
_ANSWERS_AN_END = BRINGS_INTO_FORCE | {TreatyActionKind.EXTENSION, TreatyActionKind.AMENDMENT}
_ANSWERS_A_DRAFT = CONCLUDES | CONSENTS | BRINGS_INTO_FORCE


@dataclass(frozen=True)
class EffectFacts(ActFacts):
    """The facts of one instrument on a day: what its acts say, and its evidence, its term and what a rule needs."""

    @once
    def reports(self) -> tuple[tuple[Report, Certainty], ...]:
        """The reports, the last of the record first, and whether each is the newest word on the day."""
        reports = self.evidence.reports[::-1]
        known = [report.as_of.on_or_before(self.day) for report in reports]
        found = []
        for place, report in enumerate(reports):
            newer = (
                both(known[n], lies_after(other.as_of, report.as_of))
                for n, other in enumerate(reports)
                if n != place
            )
            holds = both(known[place], negate(either(*newer)), negate(self._answered(report)))
            if holds is not Certainty.NO:
                found.append((report, holds))
        return tuple(found)

    def _answered(self, report: Report) -> Certainty:
        """Whether a documented act of a later day, or for a draft a sign of life, has overtaken the report."""
        if report.status is Status.IN_FORCE:
            return Certainty.NO
        at_an_end = report.status in _ENDS
        acts = self.acted(_ANSWERS_AN_END if at_an_end else _ANSWERS_A_DRAFT)
        moments = [(act.takes_effect, holds) for act, holds in acts]
        if not at_an_end:
            # What was carried out since is no draft any more; of what has ended, signs come from what it left behind.
            moments += [(sign.on, holds) for sign, holds in self._signs]
        return either(
            *(
                both(holds, lies_after(moment, report.as_of))
                for moment, holds in moments
                if moment is not None
            )
        )

    @once
    def completed(self) -> Certainty:
        """Whether its purpose was fulfilled, no report tells of it in force since, and no treaty in force is meant."""
        moment = self.evidence.completed
        if moment is None:
            return Certainty.NO
        done = both(moment.on_or_before(self.day), negate(self._in_force_after(moment)))
        treaty = self.evidence.reading is BindingReading.TREATY
        # Satellites that flew do not end a treaty whose entry into force is documented.
        return both(done, negate(self.in_force)) if treaty else done

    def _in_force_after(self, moment: UncertainDate) -> Certainty:
        return either(
            *(
                both(holds, lies_after(report.as_of, moment))
                for report, holds in self.reports
                if report.status is Status.IN_FORCE
            )
        )

    @once
    def _signs(self) -> tuple[tuple[Sign, Certainty], ...]:
        """Signs of life that count, and whether each had been given by the day."""
        known = ((sign, sign.on.on_or_before(self.day)) for sign in self.evidence.signs if not sign.weak)
        return tuple((sign, holds) for sign, holds in known if holds is not Certainty.NO)

    @once
    def last_sign(self) -> Sign | None:
        """The latest sign of life that counts; None = none by the day."""
        return max((sign for sign, _ in self._signs), key=lambda sign: sign.on.sort_key, default=None)

    @once
    def last_setback(self) -> Sign | None:
        """The latest setback by the day."""
        known = (
            each for each in self.evidence.setbacks if each.on.on_or_before(self.day) is not Certainty.NO
        )
        return max(known, key=lambda sign: sign.on.sort_key, default=None)

    @once
    def contested(self) -> Certainty:
        """Whether a setback stands that no later sign of life has answered."""
        return either(
            *(
                both(
                    setback.on.on_or_before(self.day),
                    negate(
                        either(*(both(holds, lies_after(sign.on, setback.on)) for sign, holds in self._signs))
                    ),
                )
                for setback in self.evidence.setbacks
                if not setback.weak
            )
        )

    # Its term.

    @once
    def _ends(self) -> tuple[tuple[UncertainDate, Certainty], ...]:
        """Each end that its term may have, and whether that one counts: as stated, or counted from each beginning."""
        if isinstance(self.term.ends, UncertainDate):
            return ((self.term.ends, Certainty.YES),)
        if self.term.ends is not None or self.term.length_months is None:
            return ()
        starts: Iterable[tuple[UncertainDate, Certainty]] = self.signatures
        if self.term.starts is not None:
            starts = ((self.term.starts, Certainty.YES),)
        elif self.beginnings:
            starts = [(act.takes_effect, holds) for act, holds in self.beginnings if act.takes_effect]
        elif self.evidence.reading is BindingReading.TREATY:
            # A treaty takes no effect on signature, so no term is counted from there.
            starts = ()
        counted = ((counted_end(self.term, start), holds) for start, holds in starts)
        return tuple((end, holds) for end, holds in counted if end is not None)

    @once
    def term_end(self) -> UncertainDate | None:
        """The last of these ends; None = not documented."""
        return max((end for end, _ in self._ends), key=lambda each: each.sort_key, default=None)

    @once
    def _running(self) -> Certainty:
        """Whether its stated term runs."""
        if self.term.tacit_renewal:
            return Certainty.YES
        return either(*(both(holds, negate(end.before(self.day))) for end, holds in self._ends))

    @once
    def _prolonged(self) -> Certainty:
        """Whether an extension or a renewing instrument has carried it beyond its first term."""
        return either(*(holds for _, holds in self._prolongations))

    @once
    def _prolongations(self) -> tuple[tuple[UncertainDate | None, Certainty], ...]:
        acts = [
            (act.takes_effect, holds) for act, holds in self.acted(frozenset({TreatyActionKind.EXTENSION}))
        ]
        renewals = [
            (each.signed, self.signed_later(each))
            for each in self.later
            if each.relation is RelationKind.RENEWS
        ]
        return (*acts, *renewals)

    @once
    def term_over(self) -> Certainty:
        """Whether its term has run out, by its own count, and nothing shows that it was prolonged."""
        if not self._ends or self.term.tacit_renewal:
            return Certainty.NO
        counts = either(*(holds for _, holds in self._ends))
        return both(counts, negate(self._running), negate(self._prolonged))

    def after_term(self, moment: UncertainDate) -> Certainty:
        """Whether a day lies after the end of its term, whichever that is."""
        return both(*(either(negate(holds), lies_after(moment, end)) for end, holds in self._ends))

    @once
    def outlived(self) -> Certainty:
        """Whether a sign of life shows it carried out after the end of its term."""
        return either(*(both(holds, self.after_term(sign.on)) for sign, holds in self._signs))

    # What a presumption needs.

    @once
    def carried(self) -> Certainty:
        """Whether there is what a presumption starts from: signature, or for a treaty consent or acts under it."""
        if self.evidence.reading is not BindingReading.TREATY:
            return self.signed
        if self.multilateral:
            return Certainty.NO
        return either(both(self._consented(Side.HOME), self._consented(Side.PARTNER)), self._acts_under)

    def _consented(self, side: Side) -> Certainty:
        return either(
            *(holds for act, holds in self.acted(CONSENTS) if act.by_side in (side, Side.BOTH, None))
        )

    @once
    def _acts_under(self) -> Certainty:
        return either(
            *(
                each.signed.on_or_before(self.day)
                for each in self.later
                if each.relation in ACTS_UNDER and each.signed is not None
            )
        )

    @once
    def lasting(self) -> Certainty:
        """Whether it goes on: its term runs, or without one it is young or has given a recent sign of life."""
        has_term = bool(self._ends) or bool(self.term.tacit_renewal)
        runs = self._running if has_term else Certainty.NO
        open_ended = self._prolonged if has_term else Certainty.YES
        return either(runs, both(open_ended, self.recent))

    @once
    def recent(self) -> Certainty:
        """Whether its own acts or a sign of life lie within the years that its kind may be silent."""
        reading = self.evidence.reading
        if reading is None:
            return Certainty.NO
        young = FRESH_YEARS[reading]
        own = [(moment, holds) for moment, holds in self._prolongations if moment is not None]
        if reading is BindingReading.TREATY:
            own += [
                (each.signed, self.signed_later(each))
                for each in self.later
                if each.relation in ACTS_UNDER and each.signed is not None
            ]
        own += self.signatures
        signs = ((sign.on, holds) for sign, holds in self._signs)
        return either(
            *(both(holds, self._within(moment, young)) for moment, holds in own),
            *(both(holds, self._within(moment, SILENCE[reading])) for moment, holds in signs),
        )

    def _within(self, moment: UncertainDate, years: int) -> Certainty:
        """Whether a past moment is at most so many years ago."""
        first = _years_before(self.day, years)
        return Certainty.YES if first is None else moment.on_or_after(first)


@lru_cache(maxsize=1_024)
def _years_before(day: date, years: int) -> date | None:
    """The day so many years before another; None before the calendar's first."""
    try:
        return months_after(day, -12 * years)
    except OverflowError:
        return None
