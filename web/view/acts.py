"""What happened to an agreement and what comes next, in the order of time, as its page tells it."""

from datetime import date
from typing import Literal, NamedTuple

from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate
from reports.agreements.agreement import Action, AgreementReading

What = Literal["action", "renewal", "notice", "end"]


class Step(NamedTuple):
    """A treaty action, or a day that follows from the term; ``to_come`` where it lies, or may lie, after the day asked about."""

    what: What
    on: str | None
    action: Action | None
    to_come: Certainty


def _step(what: What, on: str | None, day: date, action: Action | None = None) -> Step:
    return Step(what, on, action, UncertainDate.parse(on).after(day) if on else Certainty.NO)


def steps(agreement: AgreementReading, on: date) -> list[Step]:
    """The treaty actions with the renewals, the day of notice and the end of the term; undated actions come last."""
    found = [_step("action", each.on or each.effective, on, each) for each in agreement.actions]
    found += [_step("renewal", each, on) for each in agreement.renewed_on]
    if agreement.notice_on:
        found.append(_step("notice", agreement.notice_on, on))
    if agreement.expires not in (None, "none_stated", ".."):
        found.append(_step("end", agreement.expires, on))
    dated = [each for each in found if each.on]
    # Stable: what happened on one day stays in the order of the record.
    dated.sort(key=lambda each: UncertainDate.parse(each.on or "").sort_key[:2])
    return [*dated, *(each for each in found if not each.on)]


def signing(agreement: AgreementReading) -> tuple[int, ...]:
    """The sources of the action by which the day of signature is known."""
    return next((each.sources for each in agreement.actions if each.on == agreement.signed), ())
