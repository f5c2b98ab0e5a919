"""The statement of the sample ledger: who holds what, every movement asked for, and the rules of access, in one reading."""

from datetime import date

from db.ledger import current_revision
from db.queries.sample import MovementFilter
from db.session import ReadSession
from reports.reading import Bibliography, Head, NumberedSource
from reports.samples.access_rules import RuleReport, rule_report
from reports.samples.holdings import HoldingReport, Level, holding_report
from reports.samples.listing import MovementList, movement_list

EVERY = 100_000
"""More movements than a statement ever holds: it is not cut into pages."""


class StatementReport(Head):
    """The ledger, the movements and the rules; ``sources`` numbers those of all three, in the order they are cited."""

    ledger: HoldingReport
    movements: MovementList
    rules: RuleReport
    sources: tuple[NumberedSource, ...]


def statement_report(
    session: ReadSession, wanted: MovementFilter, *, on: date, home: str, level: Level = Level.STATE
) -> StatementReport:
    """The statement as of ``on``; ``wanted`` chooses the movements listed and leaves the balances whole."""
    ledger = holding_report(session, on=on, home=home, level=level)
    movements, _ = movement_list(session, wanted, home=home, limit=EVERY)
    rules = rule_report(session, on=on, home=home)
    bibliography = Bibliography()
    for each in ledger.batches:
        bibliography.cite(each.sources)
    told = [
        *(each.movement for each in ledger.open_loans),
        *(each.movement for each in ledger.requests),
        *(each.movement for each in ledger.published),
        *(each.movement for each in ledger.wholes),
        *movements.items,
    ]
    for movement in told:
        bibliography.cite(movement.sources)
    for regime in rules.regimes:
        bibliography.cite(regime.sources)
    for rule in rules.rules:
        bibliography.cite(rule.sources)
    return StatementReport(
        on=on,
        revision=current_revision(session),
        ledger=ledger,
        movements=movements,
        rules=rules,
        sources=bibliography.sources,
    )
